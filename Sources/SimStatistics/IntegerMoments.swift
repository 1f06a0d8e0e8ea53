/// Count, sum and sum of squares of integers, exactly, so that merging is free of order.
///
/// The mean and variance of the same observations are bit for bit the same however they were split
/// and merged.
public struct IntegerMoments: Hashable, Sendable {
  /// Observations added.
  public private(set) var count: Int64 = 0
  /// Their sum.
  public private(set) var sum: Int128 = 0
  private var squares: Int128 = 0
  /// Whether the count has outgrown 63 bits or the sum of squares 127; then neither mean nor variance is known.
  ///
  /// Both only grow, so this too does not depend on the order.
  public private(set) var hasOverflowed = false

  /// An empty accumulator.
  public init() {}

  /// Adds one observation.
  public mutating func add(_ value: Int64) {
    let wide = Int128(value)
    absorb(count: 1, sum: wide, squares: wide * wide, overflowed: false)
  }

  /// Adds all observations of another accumulator.
  public mutating func merge(_ other: IntegerMoments) {
    absorb(
      count: other.count, sum: other.sum, squares: other.squares,
      overflowed: other.hasOverflowed)
  }

  /// The mean; nil without observations or after an overflow.
  public var mean: Double? {
    count > 0 && !hasOverflowed ? Double(sum) / Double(count) : nil
  }

  /// The sample variance, with n - 1; nil below two observations or after an overflow.
  ///
  /// (n S2 - S1^2) / (n (n - 1)), the numerator exact in integers while it fits 127 bits and else in
  /// floating point, where observations are so large that cancellation is the caller's scale problem.
  public var variance: Double? {
    guard count > 1, !hasOverflowed else { return nil }
    let n = Int128(count)
    let (scaled, tooLarge) = squares.multipliedReportingOverflow(by: n)
    let (square, tooLargeToo) = sum.multipliedReportingOverflow(by: sum)
    let divisor = Double(count) * Double(count - 1)
    if !tooLarge, !tooLargeToo { return Double(scaled - square) / divisor }
    let mean = Double(sum) / Double(count)
    return max(0, (Double(squares) - mean * Double(sum)) / Double(count - 1))
  }

  private mutating func absorb(
    count added: Int64, sum extra: Int128, squares more: Int128, overflowed: Bool
  ) {
    let (newSquares, overflow) = squares.addingReportingOverflow(more)
    let (newCount, countOverflow) = count.addingReportingOverflow(added)
    if overflow || countOverflow || overflowed || hasOverflowed {
      hasOverflowed = true
      // Everything but the flag is void from here on, and equal voids must compare equal.
      count = 0
      sum = 0
      squares = 0
      return
    }
    squares = newSquares
    // |sum| <= sum of squares for integers, so it fits wherever the squares do.
    sum += extra
    count = newCount
  }
}
