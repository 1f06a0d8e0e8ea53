/// How many simulated merchants stand for how many real ones.
public struct SampleSize: Hashable, Sendable {
  /// Merchants simulated, over all replications.
  public let simulated: Int
  /// The real merchants that they stand for.
  public let real: Double

  /// The simulated merchants below which there are few: of 100, a share of 5 % is known to 4 points at best.
  public static let few = 100
  /// The real merchants above which there are many.
  public static let many = 10_000.0

  /// The sample of a segment in some replications.
  public init(_ segment: Segment, replications: Int) {
    simulated = segment.merchants * replications
    real = segment.weight
  }

  /// Whether few stand for many.
  public var isTooSmall: Bool { simulated < SampleSize.few && real > SampleSize.many }
}
