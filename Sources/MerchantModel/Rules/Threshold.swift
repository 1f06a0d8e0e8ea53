/// A rate that other rates are compared with in exact integer arithmetic.
///
/// The threshold is kept in billionths, so that "answered 3 of 5 is not below 0.6" is decided by whole
/// numbers, never by how 0.6 rounds in binary.
public struct Threshold: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The rate in billionths, within 0 to 1,000,000,000.
  public let billionths: Int64

  /// Makes a threshold; nil outside 0 to 1,000,000,000 billionths.
  public init?(billionths: Int64) {
    guard (0...1_000_000_000).contains(billionths) else { return nil }
    self.billionths = billionths
  }

  /// The threshold nearest to a rate; nil outside 0 to 1.
  public init?(_ rate: Double) {
    guard rate >= 0, rate <= 1 else { return nil }
    billionths = Int64((rate * 1e9).rounded())
  }

  private init(unchecked billionths: Int64) {
    self.billionths = billionths
  }

  /// 60 %: the platform publishes no threshold, so this is an assumption.
  public static var assumed: Threshold { Threshold(unchecked: 600_000_000) }

  /// The threshold some percentage points higher or lower, within 0 to 1.
  func shifted(points: Int64) -> Threshold {
    Threshold(unchecked: min(max(billionths + points * 10_000_000, 0), 1_000_000_000))
  }

  /// The rate as a real number.
  public var rate: Double { Double(billionths) / 1e9 }

  /// Whether `answered` of `offered` lies below this rate.
  ///
  /// - Precondition: both counts are below nine thousand million, so that no product overflows.
  @inlinable
  public func isAbove(_ answered: Int64, of offered: Int64) -> Bool {
    answered * 1_000_000_000 < billionths * offered
  }

  /// Whether `answered` of `offered` lies above this rate.
  ///
  /// - Precondition: that of ``isAbove(_:of:)``.
  @inlinable
  public func isBelow(_ answered: Int64, of offered: Int64) -> Bool {
    answered * 1_000_000_000 > billionths * offered
  }

  /// Whether the left rate is the lower one.
  public static func < (left: Threshold, right: Threshold) -> Bool {
    left.billionths < right.billionths
  }
}
