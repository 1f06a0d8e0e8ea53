/// The wanted width of an interval.
public enum WantedHalfWidth: Hashable, Sendable, Codable {
  /// As a share of the estimate's size.
  case relative(Double)
  /// In the estimate's own unit.
  case absolute(Double)

  /// The half-width that is wanted of an estimate of some value; 0, which nothing reaches, for a
  /// relative one of a value of 0.
  public func width(at value: Double) -> Double {
    switch self {
    case .relative(let share): share * value.magnitude
    case .absolute(let width): width
    }
  }
}

/// Decides when to stop adding replications: looks at the estimates at times and computes how many more to take.
///
/// Depends on the estimates over completed replications alone, so a run under it is as reproducible as one of a
/// given number of replications. Looks are few, because each is a chance to stop on an accidentally narrow
/// interval: the next is where the interval so far, shrinking with the square root of the number, should reach the
/// wanted width, but at least a tenth (and 5) more and at most twice as many. Source of the idea, and of its
/// validity as the wanted width shrinks: Chow and Robbins (1965), "On the asymptotic theory of fixed-width
/// sequential confidence intervals for the mean", Annals of Mathematical Statistics 36(2), 457-462.
public struct StoppingRule: Hashable, Sendable {
  /// Replications before the first look: fewer estimate a variance too badly, and one that happens to be small ends the
  /// run.
  public static let floor = 20
  /// The number of replications after which a figure that never varied no longer delays the end.
  public static let patience = 100
  /// The most replications.
  public let ceiling: Int

  /// Sets the ceiling.
  ///
  /// - Throws: `StatisticsError.countOutOfRange` below ``floor``.
  public init(ceiling: Int = 10_000) throws(StatisticsError) {
    guard ceiling >= StoppingRule.floor else { throw .countOutOfRange(ceiling) }
    self.ceiling = ceiling
  }

  /// Whether an estimate has the wanted width.
  public enum Status: Hashable, Sendable {
    /// Narrow enough.
    case reached
    /// Not yet; by its spread so far it needs this many replications in all, unless that is unknown.
    case wanting(Int?)
    /// All replications agree exactly, or nothing was observed: the precision is unknown.
    case unmoved
  }

  /// Judges an estimate by half the width of its interval, which of one by t is taken before it is cut off at 0 or 1.
  ///
  /// - Parameters:
  ///   - estimate: The estimate.
  ///   - wanted: The wanted half-width.
  public func status(of estimate: Estimate, wanted: WantedHalfWidth) -> Status {
    guard let value = estimate.value, let byT = estimate.symmetricHalfWidth, byT > 0 else {
      return .unmoved
    }
    let reach = max(byT, estimate.halfWidth ?? 0)
    let width = wanted.width(at: value)
    if reach <= width { return .reached }
    let factor = reach / width
    let needed = (Double(estimate.count) * factor * factor).rounded(.up)
    return .wanting(needed < Double(Int32.max) ? Int(needed) : nil)
  }

  /// Returns the number of replications at the next look; nil to stop.
  ///
  /// - Parameters:
  ///   - count: The replications so far.
  ///   - statuses: The statuses of all estimates that have a wanted width.
  public func nextLook(after count: Int, statuses: [Status]) -> Int? {
    guard count < ceiling else { return nil }
    guard count >= StoppingRule.floor else { return StoppingRule.floor }
    var wanted: Int?
    for status in statuses {
      switch status {
      case .reached: break
      case .unmoved:
        if count < StoppingRule.patience {
          wanted = max(wanted ?? 0, min(2 * count, StoppingRule.patience))
        }
      case .wanting(let needed): wanted = max(wanted ?? 0, needed ?? .max)
      }
    }
    guard let wanted else { return nil }
    let least = count + max(5, (count + 9) / 10)
    return min(max(min(wanted, 2 * count), least), ceiling)
  }
}
