import SimStatistics

/// What the forecast of a measure was worth, now that its days have come.
package struct MeasureScore: Sendable {
  /// A share of bands that held the value.
  package struct Coverage: Hashable, Sendable {
    package let level: Double
    package let share: Double?
    /// Between which shares 95 of 100 draws lie, each compared with all of them: days of one path resemble each other.
    package let expected: ClosedRange<Double>?
  }

  package let measure: LogMeasure
  /// How many days were scored: those with a value of which the draws do not all agree.
  package let days: Int
  package let coverages: [Coverage]
  package let histogram: PITHistogram
  /// The mean CRPS of the days; nil of no day.
  package let crps: Double?
  /// That of the seasonal naive forecast; nil where no day is known before.
  package let naiveCRPS: Double?
  /// How much less the CRPS is than the naive forecast's.
  package let gain: Estimate?
  package let drift: DriftTest

  /// Scores.
  ///
  /// The seasonal naive forecast of a day is what the known days of the same weekday had, each as likely as another, or what all
  /// known days had where fewer than two are of its weekday.
  ///
  /// - Parameters:
  ///   - paths: The draws.
  ///   - actual: What came, by day; shorter than the draws where days have not come yet.
  ///   - known: What the days before had, the last one last.
  ///   - falseAlarmRate: That of the drift test.
  package init(
    _ paths: Forecast.Paths, actual: [Double?], known: [Double?], falseAlarmRate: Double
  ) {
    measure = paths.measure
    var places: [PIT] = []
    var samples: [(day: Int, sample: PredictiveSample)] = []
    var (own, naive): ([Double], [Double]) = ([], [])
    for (day, value) in actual.enumerated() {
      let draws = paths.draws.compactMap { $0[day] }
      guard let value, let first = draws.first,
        draws.contains(where: { $0 != first }) || value != first
      else { continue }
      let sample = PredictiveSample(draws)
      samples.append((day, sample))
      places.append(sample.place(of: value))
      own.append(sample.crps(of: value))
      if let before = Self.seasonal(known, day: day) { naive.append(before.crps(of: value)) }
    }
    days = places.count
    histogram = PITHistogram(places)
    func mean(_ values: [Double]) -> Double? {
      values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    crps = mean(own)
    let hasNaive = naive.count == own.count
    naiveCRPS = hasNaive ? mean(naive) : nil
    gain = hasNaive && !own.isEmpty ? ScoreDifference.estimate(own, reference: naive) : nil
    coverages = [0.5, 0.9].map { level in
      let coverage = BandCoverage(places, level: level)
      return Coverage(
        level: level, share: coverage.share,
        expected: Self.expected(level, samples, paths.draws))
    }
    drift = DriftTest(
      actual: actual, paths: Self.filled(paths.draws), falseAlarmRate: falseAlarmRate)
  }

  private static func seasonal(_ known: [Double?], day: Int) -> PredictiveSample? {
    // Counted back from the forecast day, whole weeks before it.
    let place = known.count + day
    let alike = known.indices.filter { (place - $0) % 7 == 0 }.compactMap { known[$0] }
    let all = known.compactMap { $0 }
    if alike.count >= 2 { return PredictiveSample(alike) }
    return all.isEmpty ? nil : PredictiveSample(all)
  }

  private static func expected(
    _ level: Double, _ samples: [(day: Int, sample: PredictiveSample)], _ draws: [[Double?]]
  ) -> ClosedRange<Double>? {
    guard !samples.isEmpty else { return nil }
    let shares = draws.map { path in
      let places = samples.compactMap { day, sample in path[day].map { sample.place(of: $0) } }
      return BandCoverage(places, level: level).share ?? level
    }
    let all = PredictiveSample(shares)
    return all.quantile(0.025)...all.quantile(0.975)
  }

  /// Paths in which days without a value have the mean of the others.
  private static func filled(_ draws: [[Double?]]) -> [[Double]] {
    guard let days = draws.first?.count else { return [] }
    let means = (0..<days).map { day in
      let known = draws.compactMap { $0[day] }
      return known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    }
    return draws.map { path in path.enumerated().map { $1 ?? means[$0] } }
  }
}
