/// A column of whole numbers, all kept in as few bytes as the widest of them needs; zeros alone take none.
///
/// Counts of many replications are small, or always 0 because a feature is off: they take a quarter of the memory of
/// 64-bit numbers, and are found as fast.
struct CompactColumn: Sendable {
  private enum Storage: Sendable {
    case zeros(count: Int)
    case narrow([Int16])
    case middle([Int32])
    case wide([Int64])
  }

  private var storage = Storage.zeros(count: 0)

  /// The number of a row.
  ///
  /// - Complexity: O(1).
  subscript(row: Int) -> Int64 {
    switch storage {
    case .zeros: 0
    case .narrow(let numbers): Int64(numbers[row])
    case .middle(let numbers): Int64(numbers[row])
    case .wide(let numbers): numbers[row]
    }
  }

  /// Adds a row.
  ///
  /// - Complexity: O(1), amortised, unless the number is wider than all before it: then O(rows), three times at most.
  mutating func append(_ number: Int64) {
    while true {
      switch storage {
      case .zeros(let count) where number == 0:
        storage = .zeros(count: count + 1)
        return
      case .narrow(var numbers) where Int16(exactly: number) != nil:
        // Two owners of an array would have it copied at each row.
        storage = .zeros(count: 0)
        numbers.append(Int16(truncatingIfNeeded: number))
        storage = .narrow(numbers)
        return
      case .middle(var numbers) where Int32(exactly: number) != nil:
        storage = .zeros(count: 0)
        numbers.append(Int32(truncatingIfNeeded: number))
        storage = .middle(numbers)
        return
      case .wide(var numbers):
        storage = .zeros(count: 0)
        numbers.append(number)
        storage = .wide(numbers)
        return
      case .zeros(let count): storage = .narrow(Array(repeating: 0, count: count))
      case .narrow(let numbers): storage = .middle(numbers.map(Int32.init))
      case .middle(let numbers): storage = .wide(numbers.map(Int64.init))
      }
    }
  }
}
