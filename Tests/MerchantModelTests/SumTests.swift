import MerchantModel
import Testing

/// Sums that do not fit are noticed, and those that do are exact.
struct SumTests {
  private func table(_ counter: Counter, _ values: [Int64]) -> TallyTable {
    var cells = [Int64](repeating: 0, count: values.count * Counter.allCases.count)
    for (day, value) in values.enumerated() {
      cells[day * Counter.allCases.count + counter.rawValue] = value
    }
    return TallyTable(days: values.count, values: cells)
  }

  @Test("A sum over merchants beyond 64 bits names its counter")
  func merchants() {
    var sum = table(.textMicroseconds, [.max - 5, 0])
    sum.add(table(.textMicroseconds, [5, 7]))
    #expect(sum.totals(over: 0..<1)[Counter.textMicroseconds.rawValue] == .max)
    var other = table(.videoMicroseconds, [.max - 5, 0])
    other.add(table(.videoMicroseconds, [6, 0]))
    #expect(other.overflowedCounter == .videoMicroseconds)
    var negative = table(.contactMicrosecondsSaved, [.min + 5])
    negative.add(table(.contactMicrosecondsSaved, [-6]))
    #expect(negative.overflowedCounter == .contactMicrosecondsSaved)
  }

  @Test("So does a sum over days, which is never less than what it sums")
  func days() {
    let sum = table(.queueMicroseconds, [.max / 2, .max / 2, 2])
    #expect(sum.overflowedCounter == .queueMicroseconds)
    #expect(sum.totals(over: 0..<3)[Counter.queueMicroseconds.rawValue] == .max)
  }

  @Test("A duration below 0 has wrapped around; a difference of durations may be")
  func wrapped() {
    #expect(table(.textMicroseconds, [-1]).overflowedCounter == .textMicroseconds)
    #expect(table(.contactMicrosecondsSaved, [-1]).overflowedCounter == nil)
    #expect(table(.textMicroseconds, [3, 4]).overflowedCounter == nil)
  }

  @Test("Once beyond, a sum stays so")
  func sticky() {
    var sum = table(.textMicroseconds, [.max])
    sum.add(table(.textMicroseconds, [1]))
    sum.add(table(.textMicroseconds, [.max]))
    sum.add(table(.textMicroseconds, [3]))
    #expect(sum.overflowedCounter == .textMicroseconds)
  }
}
