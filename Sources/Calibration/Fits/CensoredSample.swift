import Foundation

/// Durations of which some were followed to their end, and of others only a beginning was seen.
///
/// A customer who was answered after 20 s would have waited 20 s at least: for the law of patience, that wait is censored by
/// the answer. Rows with equal durations are kept as one with their weights added up, so that the work of a fit depends on
/// how many durations differ.
public struct CensoredSample: Hashable, Sendable {
  /// A duration.
  public struct Row: Hashable, Sendable {
    /// How long it was followed, in seconds.
    public let seconds: Double
    /// Whether it went on when it was last seen.
    public let isCensored: Bool
    /// How many like rows it stands for.
    public let weight: Double

    /// A duration.
    public init(seconds: Double, isCensored: Bool = false, weight: Double = 1) {
      self.seconds = seconds
      self.isCensored = isCensored
      self.weight = weight
    }
  }

  /// Rows that are alike.
  public struct Tally: Hashable, Sendable {
    /// Their duration, in seconds.
    public let seconds: Double
    /// How many there are: the sum of their weights.
    public let weight: Double
  }

  /// Durations that ended, ascending, no two equal.
  public let observed: [Tally]
  /// Durations that went on when last seen, ascending, no two equal.
  public let censored: [Tally]
  /// Durations shorter than this, in seconds, never came into the log (left truncation); 0 for none.
  public let threshold: Double
  /// Durations were written down in whole multiples of this, in seconds; nil if exactly.
  public let resolution: Double?
  /// How many durations ended: the sum of their weights.
  public let events: Double
  /// How many durations there are: the sum of all weights.
  public let size: Double

  /// Collects rows.
  ///
  /// A censored row that was not followed beyond the threshold says nothing and is left out. An observed duration of 0 in a
  /// log of whole seconds was shorter than one: with a resolution it counts as half of it.
  ///
  /// - Parameters:
  ///   - rows: In any order; rows of weight 0 are left out.
  ///   - threshold: Durations shorter than this, in seconds, never came into the log.
  ///   - resolution: Durations were written down in whole multiples of this, in seconds.
  /// - Throws: `FitError.outOfRange` for what is not finite, a negative duration or weight, and an observed 0 without a
  ///   resolution; `belowThreshold` for an observed duration that the log could not hold.
  /// - Complexity: O(n log n).
  public init(
    _ rows: [Row], threshold: Double = 0, resolution: Double? = nil
  ) throws(FitError) {
    guard threshold >= 0, threshold < .infinity else {
      throw .outOfRange(name: "a threshold", value: threshold)
    }
    if let resolution, !(resolution > 0 && resolution < .infinity) {
      throw .outOfRange(name: "a resolution", value: resolution)
    }
    var observed: [Tally] = []
    var censored: [Tally] = []
    for row in rows {
      guard row.weight >= 0, row.weight < .infinity else {
        throw .outOfRange(name: "a weight", value: row.weight)
      }
      guard row.seconds >= 0, row.seconds < .infinity else {
        throw .outOfRange(name: "a duration", value: row.seconds)
      }
      if row.weight == 0 { continue }
      if row.isCensored {
        if row.seconds > threshold {
          censored.append(Tally(seconds: row.seconds, weight: row.weight))
        }
        continue
      }
      let seconds = row.seconds > 0 ? row.seconds : (resolution ?? 0) / 2
      guard seconds > 0 else { throw .outOfRange(name: "an observed duration", value: row.seconds) }
      guard seconds >= threshold else {
        throw .belowThreshold(seconds: seconds, threshold: threshold)
      }
      observed.append(Tally(seconds: seconds, weight: row.weight))
    }
    self.init(
      observed: Self.joined(observed), censored: Self.joined(censored), threshold: threshold,
      resolution: resolution)
  }

  /// Durations that were all followed to their end, in seconds.
  ///
  /// - Throws: As for rows.
  public init(
    observed seconds: [Double], threshold: Double = 0, resolution: Double? = nil
  ) throws(FitError) {
    try self.init(
      seconds.map { Row(seconds: $0) }, threshold: threshold, resolution: resolution)
  }

  private init(observed: [Tally], censored: [Tally], threshold: Double, resolution: Double?) {
    self.observed = observed
    self.censored = censored
    self.threshold = threshold
    self.resolution = resolution
    events = observed.reduce(0) { $0 + $1.weight }
    size = censored.reduce(events) { $0 + $1.weight }
  }

  /// The rows that lasted at least so long.
  ///
  /// - Parameter isTruncated: Whether a fit is to know that shorter ones are missing. Otherwise the law of the result is that
  ///   of the rows that are left.
  public func lasting(atLeast seconds: Double, isTruncated: Bool) -> CensoredSample {
    CensoredSample(
      observed: observed.filter { $0.seconds >= seconds },
      censored: censored.filter { $0.seconds > seconds },
      threshold: isTruncated ? max(threshold, seconds) : threshold, resolution: resolution)
  }

  /// Whether every row was followed to its end.
  public var isComplete: Bool { censored.isEmpty }

  /// How long the longest row was followed, in seconds; 0 without rows.
  public var longest: Double {
    max(observed.last?.seconds ?? 0, censored.last?.seconds ?? 0)
  }

  /// Joins equal durations.
  private static func joined(_ tallies: [Tally]) -> [Tally] {
    var joined: [Tally] = []
    for tally in tallies.sorted(by: { ($0.seconds, $0.weight) < ($1.seconds, $1.weight) }) {
      if let last = joined.last, last.seconds == tally.seconds {
        joined[joined.count - 1] = Tally(
          seconds: last.seconds, weight: last.weight + tally.weight)
      } else {
        joined.append(tally)
      }
    }
    return joined
  }
}
