extension FewEvents {
  /// Events of one weight that occurred under one of two systems on the same replications and not under the other.
  public struct Discordance: Hashable, Sendable {
    /// How many more there were under the first, over the replications in which there were more.
    public var gained: Double
    /// How many fewer, over the replications in which there were fewer.
    public var lost: Double
    /// What they are counted against, under each.
    public var whole: Double
    /// What one event and one unit of the whole count for.
    public let weight: Double

    /// Events of one weight.
    public init(gained: Double, lost: Double, whole: Double, weight: Double) {
      self.gained = gained
      self.lost = lost
      self.whole = whole
      self.weight = weight
    }

    fileprivate var gains: Stratum { Stratum(events: gained, whole: whole, weight: weight) }
    fileprivate var losses: Stratum { Stratum(events: lost, whole: whole, weight: weight) }
  }

  /// The estimate of a difference of two rates or shares over the same whole with an interval by the gamma distribution; the
  /// one by t where enough events differ.
  ///
  /// A difference of few events is as skewed as their number, and where none differ the spread says nothing: the difference
  /// is then smaller than what would have been seen. The events gained and the events lost are two rates with an interval
  /// each; the two are joined as Zou and Donner do (2008, "Construction of confidence limits about effect measures: a general
  /// approach", Statistics in Medicine 27, 1693-1702).
  ///
  /// - Parameters:
  ///   - byT: The estimate over replications.
  ///   - strata: The events that differ.
  ///   - scale: What one event per unit of the whole is worth in the estimate's unit.
  ///   - level: The level of the interval.
  public static func difference(
    _ byT: Estimate, of strata: [Discordance], scale: Double, level: ConfidenceLevel
  ) -> Estimate {
    guard let gains = Sums(strata.map(\.gains)), let losses = Sums(strata.map(\.losses)),
      let value = byT.value, byT.count > 1, isFew(gains, losses)
    else { return byT }
    let toUnit = scale / gains.whole
    let clustering = clustering(
      byT, independent: (gains.variance + losses.variance) * toUnit * toUnit)
    let (up, down) = (
      ends(gains, clustering: clustering, level), ends(losses, clustering: clustering, level)
    )
    func distance(_ one: Double, _ other: Double) -> Double {
      (one * one + other * other).squareRoot() * toUnit
    }
    return .bounded(
      value, standardError: byT.standardError,
      lower: value - distance(gains.events - up.lower, down.upper - losses.events),
      upper: value + distance(up.upper - gains.events, losses.events - down.lower),
      level: level, count: byT.count, method: .gamma, degreesOfFreedom: byT.degreesOfFreedom)
  }

  /// The difference of two shares of different things, each known with an interval, such as one that is made of few events.
  ///
  /// The distances of the two intervals' ends from their values are joined as those of two independent shares: Newcombe
  /// (1998), "Interval estimation for the difference between independent proportions: comparison of eleven methods",
  /// Statistics in Medicine 17, 873-890, method 10. Where the two rise and fall together, it is too wide.
  ///
  /// - Returns: Within -1 to 1; without an interval where one of the two has none.
  public static func gap(
    _ one: Estimate, minus other: Estimate, level: ConfidenceLevel
  ) -> Estimate {
    let count = min(one.count, other.count)
    guard let first = one.value, let second = other.value else {
      let absence = (one.value == nil ? one : other).absence
      return .undefined(absence ?? .noObservations, count: count, method: .newcombe)
    }
    guard let own = one.interval, let others = other.interval else {
      return .pointOnly(
        first - second, because: (one.interval == nil ? one : other).absence ?? .noSpread,
        count: count, method: .newcombe)
    }
    func distance(_ one: Double, _ other: Double) -> Double {
      (one * one + other * other).squareRoot()
    }
    return .bounded(
      first - second, standardError: nil,
      lower: max(-1, first - second - distance(first - own.lower, others.upper - second)),
      upper: min(1, first - second + distance(own.upper - first, second - others.lower)),
      level: level, count: count, method: .newcombe, degreesOfFreedom: nil)
  }

  /// The chance of events as far on one side, or further, if each is as likely gained as lost: the sign test, doubled for the
  /// two sides. nil where enough events differ for t, and where none does.
  ///
  /// Events that come in clusters count as fewer.
  ///
  /// - Parameters: as of ``difference(_:of:scale:level:)``.
  public static func chanceOfDifference(
    _ byT: Estimate, of strata: [Discordance], scale: Double
  ) -> Double? {
    guard let gains = Sums(strata.map(\.gains)), let losses = Sums(strata.map(\.losses)),
      byT.value != nil, byT.count > 1, isFew(gains, losses)
    else { return nil }
    let variance = gains.variance + losses.variance
    guard variance > 0 else { return nil }
    let toUnit = scale / gains.whole
    let events = gains.events + losses.events
    // As many events of one weight would be as certain (Kish).
    let effective =
      events * events / variance / clustering(byT, independent: variance * toUnit * toUnit)
    let more = effective * max(gains.events, losses.events) / events
    // P(B >= k) of a binomial number of chance 1/2 is the beta distribution's at 1/2.
    return min(1, 2 * Beta.below(0.5, more, effective - more + 1))
  }

  private static func isFew(_ gains: Sums, _ losses: Sums) -> Bool {
    let variance = gains.variance + losses.variance
    let events = gains.events + losses.events
    return variance == 0 || events * events / variance < limit
  }
}
