import Foundation

/// How many contacts, or calls, come on which days.
package struct DemandFit: Sendable {
  /// Whose the busyness of days is.
  package enum Owner: Sendable {
    /// Each merchant's own and the platform's are told apart.
    case both
    /// The log is of one merchant: what the platform shares is in it.
    case merchant
    /// The log is of all merchants together: what is each one's own averages out.
    case platform
  }

  /// What was counted.
  package let counts: DailyCounts
  /// Whose the busyness is.
  package let owner: Owner
  /// How weekdays differ.
  package let weekdays: WeekdayFit
  /// What all merchants share; of a log of one merchant its own.
  package let shared: DayFactorFit
  /// What each merchant has besides; nil where there is one alone.
  package let own: DayFactorFit?
  /// How the hours of a day differ.
  package let swell: HourSwell
  /// How merchants differ in size.
  package let volume: VolumeFit
  /// Days that neither weekday nor busyness explains.
  package let unusual: UnusualDays
  /// The merchants' sizes and the days' levels; levels are all 1 of one merchant alone.
  let levels: DayLevels
  /// The days as counts of one merchant.
  let series: CountSeries

  /// Fits to counts.
  ///
  /// - Parameters:
  ///   - counts: The counts.
  ///   - isPooled: Whether the log is of all merchants together, as one.
  ///   - swell: How the hours of a day differ.
  /// - Throws: ``CalibrationError/tooLittle(what:)`` unless some weekday has two days, and there are counts.
  package init(
    _ counts: DailyCounts, isPooled: Bool, swell: HourSwell = .none
  ) throws(CalibrationError) {
    let counts = isPooled ? counts.pooled : counts
    let weekdayCount = Set(counts.days.indices.map { counts.weekday($0) }).count
    guard counts.total > 0 else { throw .tooLittle(what: "no \(counts.subject.words)") }
    guard counts.days.count > weekdayCount else {
      throw .tooLittle(what: "no weekday has two whole days")
    }
    self.counts = counts
    self.swell = swell
    let hourVariance = swell.shared?.dayVariance ?? .none
    guard counts.merchants > 1 else {
      owner = isPooled ? .platform : .merchant
      let levels = DayLevels(counts, busyness: 0, isShared: false)
      let known = counts.days.indices.filter { counts.offered[0][$0] != nil }
      let series = CountSeries(
        days: known.map { counts.days[$0] },
        counts: known.map { Double(counts.offered[0][$0] ?? 0) },
        means: known.map { _ in levels.sizes[0] })
      (weekdays, shared) = Self.days(series, hourVariance: hourVariance)
      own = nil
      volume = VolumeFit(counts, levels, own: nil, shared: shared)
      unusual = UnusualDays(series, weekdays)
      (self.levels, self.series) = (levels, series)
      return
    }
    owner = .both
    let start = Self.ownBusyness(counts)
    let own = DayFactorFit(
      merchantsOf: counts, start: start, hourVariance: swell.own?.dayVariance ?? .none)
    let busyness = own.dayVariation
    let levels = DayLevels(counts, busyness: busyness)
    let series = levels.series(counts, busyness: busyness)
    (weekdays, shared) = Self.days(series, hourVariance: hourVariance)
    self.own = own
    volume = VolumeFit(counts, levels, own: own, shared: shared)
    unusual = UnusualDays(series, weekdays)
    (self.levels, self.series) = (levels, series)
  }

  /// Weekdays and what days share; the weights of weekdays follow from the busyness, which follows from them.
  private static func days(
    _ series: CountSeries, hourVariance: HourVariance
  ) -> (WeekdayFit, DayFactorFit) {
    let start = variation(series, WeekdayFit(series, busyness: 0, persistence: 0))
    let first = WeekdayFit(series, busyness: start, persistence: 0)
    let basis = "\(series.days.count) days"
    var fit = DayFactorFit(
      of: series, first, start: start, basis: basis, hourVariance: hourVariance)
    // Of days that are little but a season nothing is left that tells a persistence once the hours' part is gone.
    if fit.persistence == nil, hourVariance.value > 0 {
      let whole = DayFactorFit(
        of: series, first, start: start, basis: basis, hourVariance: .none)
      if whole.persistence != nil { fit = whole }
    }
    let last = WeekdayFit(
      series.noisier(by: fit.hourVariance.noise(ofLevelVaryingBy: start)),
      busyness: fit.busyness?.value ?? 0,
      persistence: fit.persistence?.value ?? 0)
    return (last, fit)
  }

  /// The coefficient of variation by the method of moments, as a first guess.
  private static func variation(_ series: CountSeries, _ weekdays: WeekdayFit) -> Double {
    var (squares, means) = (0.0, 0.0)
    for (place, day) in series.days.enumerated() {
      let mean = series.means[place] * weekdays.factor(onDay: day)
      squares += pow(series.counts[place] - mean, 2) - mean
      means += mean * mean
    }
    return means > 0 ? max(squares / means, 0.0004).squareRoot() : 0.02
  }

  /// The merchants' own coefficient of variation by the method of moments.
  private static func ownBusyness(_ counts: DailyCounts) -> Double {
    let levels = DayLevels(counts, busyness: 0.2)
    var (squares, means) = (0.0, 0.0)
    for merchant in levels.sizes.indices {
      for day in counts.days.indices {
        guard let count = counts.offered[merchant][day] else { continue }
        let mean = levels.sizes[merchant] * levels.levels[day]
        squares += pow(Double(count) - mean, 2) - mean
        means += mean * mean
      }
    }
    return means > 0 ? max(squares / means, 0.0025).squareRoot() : 0.05
  }
}

extension DayLevels {
  /// The days as counts of one merchant that tell as much of each day's level as all together.
  func series(_ counts: DailyCounts, busyness: Double) -> CountSeries {
    let square = busyness * busyness
    let means = levels.indices.map { day in
      sizes.indices.reduce(0.0) { sum, merchant in
        guard counts.offered[merchant][day] != nil else { return sum }
        return sum + sizes[merchant] / (1 + square * sizes[merchant] * levels[day])
      }
    }
    return CountSeries(
      days: counts.days, counts: zip(means, levels).map { $0 * $1 }, means: means)
  }
}
