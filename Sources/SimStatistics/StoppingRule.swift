/// How narrow an interval is wanted.
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

/// When to stop adding replications: looks at estimates now and then and says how many more to take.
///
/// A function of estimates over completed replications and nothing else, so a run under it is as
/// reproducible as one of a number of replications given beforehand. Looks are few, because each is a
/// chance to stop on an accidentally narrow interval: the next is where the interval so far, shrinking
/// with the square root of the number, should reach the wanted width, but at least a tenth (and 5) more
/// and at most twice as many. Source of the idea, and of its validity as the wanted width shrinks: Chow
/// and Robbins (1965), "On the asymptotic theory of fixed-width sequential confidence intervals for the
/// mean", Annals of Mathematical Statistics 36(2), 457-462.
public struct StoppingRule: Hashable, Sendable {
  /// Replications before the first look: fewer than 10 say too little of a variance.
  public static let floor = 10
  /// After how many replications a figure that never moved is no longer waited for.
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

  /// How an estimate stands against what is wanted of it.
  public enum Standing: Hashable, Sendable {
    /// Narrow enough.
    case reached
    /// Not yet; by its spread so far it needs this many replications in all, unless that is unknown.
    case wanting(Int?)
    /// All replications agree exactly, or nothing was seen: there is no precision to speak of.
    case unmoved
  }

  /// Judges an estimate. Its interval's symmetric half-width counts: one cut off at 0 or 1 is no
  /// narrower for it.
  public func standing(of estimate: Estimate, wanted: WantedHalfWidth) -> Standing {
    guard let value = estimate.value, let reach = estimate.symmetricHalfWidth, reach > 0 else {
      return .unmoved
    }
    let width = wanted.width(at: value)
    if reach <= width { return .reached }
    let factor = reach / width
    let needed = (Double(estimate.count) * factor * factor).rounded(.up)
    return .wanting(needed < Double(Int32.max) ? Int(needed) : nil)
  }

  /// How many replications to have at the next look; nil to stop.
  ///
  /// - Parameters:
  ///   - count: replications so far.
  ///   - standings: of all estimates of which a width is wanted.
  public func nextLook(after count: Int, standings: [Standing]) -> Int? {
    guard count < ceiling else { return nil }
    guard count >= StoppingRule.floor else { return StoppingRule.floor }
    var wanted: Int?
    for standing in standings {
      switch standing {
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
