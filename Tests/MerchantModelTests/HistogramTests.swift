import MerchantModel
import SimRandom
import Testing

@Suite struct HistogramTests {
  /// Numbers of all sizes, from a stream of their own.
  private func numbers(_ count: Int, seed: UInt64) -> [Int64] {
    var stream = RandomStream(
      StreamKey(seed: seed, replication: 0, subject: 0, entity: 0, purpose: 0))
    return (0..<count).map { _ in
      Int64.random(in: 0...(1 << Int64.random(in: 0...50, using: &stream)), using: &stream)
    }
  }

  private func histogram(_ numbers: [Int64]) -> Histogram {
    numbers.reduce(into: Histogram()) { $0.add($1) }
  }

  @Test func anyOrderAndGroupingOfMergesGivesTheSame() {
    let all = numbers(3_000, seed: 1)
    let whole = histogram(all)
    var forwards = Histogram()
    var backwards = Histogram()
    let parts = stride(from: 0, to: all.count, by: 100).map {
      histogram(Array(all[$0..<($0 + 100)]))
    }
    for part in parts { forwards.add(part) }
    for part in parts.reversed() { backwards.add(part) }
    #expect(forwards == whole)
    #expect(backwards == whole)
    #expect(whole.count == 3_000)
    #expect(whole.least == all.min())
    #expect(whole.greatest == all.max())
  }

  @Test func clearingForgetsEverything() {
    var used = histogram(numbers(100, seed: 2))
    used.clear()
    #expect(used == Histogram())
    #expect(used.quantile(0.5) == nil)
  }

  @Test(arguments: [0, 1, 63, 64, 127, 128, 129, 8_000_000, 1 << 40, Int64.max])
  func aSingleValueIsMetExactly(_ value: Int64) {
    var histogram = Histogram()
    for _ in 0..<7 { histogram.add(value) }
    for probability in [0, 0.1, 0.5, 1] {
      #expect(histogram.quantile(probability) == Double(value))
    }
  }

  @Test(arguments: [0.01, 0.1, 0.5, 0.9, 0.99])
  func aQuantileIsOffByLessThanOneSixtyFourth(_ probability: Double) throws {
    let all = numbers(5_000, seed: 3).sorted()
    let estimate = try #require(histogram(all).quantile(probability))
    // Half of all numbers to the left of the middle one, and so on: the sample quantile lies between
    // the neighbours of rank p n, and the estimate within a bucket of them.
    let rank = Int(probability * Double(all.count))
    let (lower, upper) = (Double(all[rank - 1]), Double(all[rank]))
    #expect(estimate >= lower * (1 - 1.0 / 64))
    #expect(estimate <= upper * (1 + 1.0 / 64))
  }

  @Test func weightsCountLikeRepetition() throws {
    let first = histogram([10, 20, 30])
    let second = histogram([40])
    var repeated = first
    for _ in 0..<3 { repeated.add(second) }
    for probability in [0.2, 0.5, 0.6, 0.9] {
      #expect(
        Histogram.quantile(probability, of: [(first, 1), (second, 3)])
          == repeated.quantile(probability))
    }
  }
}
