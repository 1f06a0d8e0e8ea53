/// What `forecast.json` and `validation.json` hold: forecasts by day, and what they were worth where the days have come.
package struct ForecastFigures: Codable, Sendable {
  package var layout = 1
  package let title: String
  package let log: String
  package let merchants: Int
  /// The first day of the log, and the first that is forecast, in ISO 8601.
  package let first: String
  package let forecastFrom: String
  package let draws: Int
  package let seed: UInt64
  /// Whether forecasts start from the level of the days before them.
  package let isAnchored: Bool
  package let measures: [Measure]
  /// Absent of a forecast whose days have not come.
  package let verdict: Verdict?
  /// What the log does not tell.
  package let notIdentifiable: [String]

  package init(
    title: String, log: String, merchants: Int, first: String, forecastFrom: String, draws: Int,
    seed: UInt64, isAnchored: Bool, measures: [Measure], verdict: Verdict?,
    notIdentifiable: [String]
  ) {
    self.title = title
    self.log = log
    self.merchants = merchants
    self.first = first
    self.forecastFrom = forecastFrom
    self.draws = draws
    self.seed = seed
    self.isAnchored = isAnchored
    self.measures = measures
    self.verdict = verdict
    self.notIdentifiable = notIdentifiable
  }

  /// A measure of all merchants together.
  package struct Measure: Codable, Sendable {
    /// Its name, and what tables call it, with the unit.
    package let name: String
    package let title: String
    package let days: [Day]
    package let total: Total
    package let scores: Scores?

    package init(name: String, title: String, days: [Day], total: Total, scores: Scores?) {
      self.name = name
      self.title = title
      self.days = days
      self.total = total
      self.scores = scores
    }
  }

  /// A day; the forecast is absent of days before it, the actual value of days that have not come.
  package struct Day: Codable, Sendable {
    package let date: String
    package let actual: Double?
    package let band: Band?

    package init(date: String, actual: Double?, band: Band?) {
      self.date = date
      self.actual = actual
      self.band = band
    }
  }

  /// The middle of the draws, and the bands that hold half and nine tenths of them.
  package struct Band: Codable, Sendable {
    package let median: Double
    package let lower50: Double
    package let upper50: Double
    package let lower90: Double
    package let upper90: Double

    package init(
      median: Double, lower50: Double, upper50: Double, lower90: Double, upper90: Double
    ) {
      self.median = median
      self.lower50 = lower50
      self.upper50 = upper50
      self.lower90 = lower90
      self.upper90 = upper90
    }
  }

  /// All forecast days together: a sum, or a share or mean of sums.
  package struct Total: Codable, Sendable {
    package let actual: Double?
    package let band: Band?

    package init(actual: Double?, band: Band?) {
      self.actual = actual
      self.band = band
    }
  }

  /// What a forecast was worth.
  package struct Scores: Codable, Sendable {
    /// Days that were scored.
    package let days: Int
    /// The share of days within the bands, and between which shares 95 of 100 right forecasts lie.
    package let coverage50: Coverage
    package let coverage90: Coverage
    /// How many PIT values lie in each tenth of 0 to 1.
    package let pit: [Double]
    /// The mean CRPS, that of the seasonal naive forecast, and how much less one's own is.
    package let crps: Double?
    package let naiveCRPS: Double?
    package let gain: StudyFigure?
    /// The first day on which the sum of the errors lies further out than chance explains; absent for none.
    package let driftsFrom: String?
    package let driftFalseAlarmRate: Double

    package init(
      days: Int, coverage50: Coverage, coverage90: Coverage, pit: [Double], crps: Double?,
      naiveCRPS: Double?, gain: StudyFigure?, driftsFrom: String?, driftFalseAlarmRate: Double
    ) {
      self.days = days
      self.coverage50 = coverage50
      self.coverage90 = coverage90
      self.pit = pit
      self.crps = crps
      self.naiveCRPS = naiveCRPS
      self.gain = gain
      self.driftsFrom = driftsFrom
      self.driftFalseAlarmRate = driftFalseAlarmRate
    }
  }

  /// How many of the bands held the value.
  package struct Coverage: Codable, Sendable {
    package let share: Double?
    package let lower: Double?
    package let upper: Double?

    package init(share: Double?, lower: Double?, upper: Double?) {
      self.share = share
      self.lower = lower
      self.upper = upper
    }
  }

  /// Whether the actual days could be draws of the model.
  package struct Verdict: Codable, Sendable {
    /// `refuted` or `notRefuted`.
    package let verdict: String
    /// The chance that it says refuted of a right model.
    package let falseAlarmRate: Double
    package let pValue: Double
    package let limit: Double
    package let figures: [Figure]
    /// What to look at next, most wanting first.
    package let lookAt: [String]

    package init(
      verdict: String, falseAlarmRate: Double, pValue: Double, limit: Double, figures: [Figure],
      lookAt: [String]
    ) {
      self.verdict = verdict
      self.falseAlarmRate = falseAlarmRate
      self.pValue = pValue
      self.limit = limit
      self.figures = figures
      self.lookAt = lookAt
    }
  }

  /// A figure by which the model can be refuted.
  package struct Figure: Codable, Sendable {
    package let name: String
    package let title: String
    package let actual: Double
    package let median: Double
    package let lower90: Double
    package let upper90: Double
    /// How far it lies from the draws' mean, in their standard deviations.
    package let score: Double
    package let isRefuted: Bool

    package init(
      name: String, title: String, actual: Double, median: Double, lower90: Double,
      upper90: Double, score: Double, isRefuted: Bool
    ) {
      self.name = name
      self.title = title
      self.actual = actual
      self.median = median
      self.lower90 = lower90
      self.upper90 = upper90
      self.score = score
      self.isRefuted = isRefuted
    }
  }
}
