/// What `fits.json` holds: what was fitted to a log, each law beside the data that it was fitted to.
package struct FitFigures: Codable, Sendable {
  package var layout = 1
  package let title: String
  package let log: String
  /// The first day of the log and the last, in ISO 8601; absent where no whole day is in it.
  package let first: String?
  package let last: String?
  package let days: Int
  package let merchants: Int
  /// Whether days are counted by `contacts` or by `calls`.
  package let subject: String
  package let values: [Value]
  package let laws: [Law]
  package let hours: [Hours]
  package let weekdays: Weekdays?
  package let daily: [Day]
  package let counts: [Counts]
  package let answering: [Answering]
  package let rates: [Rates]
  /// What could not be met in simulation.
  package let warnings: [String]
  /// What the log does not tell, in sentences.
  package let notIdentifiable: [String]

  package init(
    title: String, log: String, first: String?, last: String?, days: Int, merchants: Int,
    subject: String, values: [Value], laws: [Law], hours: [Hours], weekdays: Weekdays?,
    daily: [Day], counts: [Counts], answering: [Answering], rates: [Rates], warnings: [String],
    notIdentifiable: [String]
  ) {
    self.title = title
    self.log = log
    self.first = first
    self.last = last
    self.days = days
    self.merchants = merchants
    self.subject = subject
    self.values = values
    self.laws = laws
    self.hours = hours
    self.weekdays = weekdays
    self.daily = daily
    self.counts = counts
    self.answering = answering
    self.rates = rates
    self.warnings = warnings
    self.notIdentifiable = notIdentifiable
  }

  /// A fitted value.
  package struct Value: Codable, Sendable {
    /// The scenario's key, or what is fitted where no key takes it.
    package let key: String
    /// What of it, such as a law's `median`; absent where the key's own value is meant.
    package let parameter: String?
    /// `seconds`, `per cent` or `per day`; absent of a bare number.
    package let unit: String?
    package let value: Double
    package let standardError: Double
    package let lower: Double
    package let upper: Double
    /// What it was fitted to.
    package let basis: String

    package init(
      key: String, parameter: String?, unit: String?, value: Double, standardError: Double,
      lower: Double, upper: Double, basis: String
    ) {
      self.key = key
      self.parameter = parameter
      self.unit = unit
      self.value = value
      self.standardError = standardError
      self.lower = lower
      self.upper = upper
      self.basis = basis
    }
  }

  /// A place on a curve: a time in seconds and the share of durations that lasted longer.
  package struct Place: Codable, Sendable {
    package let seconds: Double
    package let lasting: Double
    /// The ends of a 95 % interval; absent of a law.
    package let lower: Double?
    package let upper: Double?

    package init(seconds: Double, lasting: Double, lower: Double? = nil, upper: Double? = nil) {
      self.seconds = seconds
      self.lasting = lasting
      self.lower = lower
      self.upper = upper
    }
  }

  /// Durations and the laws that were fitted to them.
  package struct Law: Codable, Sendable {
    /// `talks`, `patience`, `ringingAgain`, `comingBack` or `presence`.
    package let what: String
    /// The kind of contact of talks; absent where all kinds are together.
    package let kind: String?
    /// How many durations there are, and how many of them were followed to their end.
    package let rows: Double
    package let ended: Double
    /// Kaplan and Meier's estimate, thinned.
    package let data: [Place]
    /// The law of the least criterion.
    package let law: [Place]
    /// The families, the best first.
    package let ranking: [Family]

    package init(
      what: String, kind: String?, rows: Double, ended: Double, data: [Place], law: [Place],
      ranking: [Family]
    ) {
      self.what = what
      self.kind = kind
      self.rows = rows
      self.ended = ended
      self.data = data
      self.law = law
      self.ranking = ranking
    }
  }

  /// A family of laws that was fitted to durations.
  package struct Family: Codable, Sendable {
    /// `exponential`, `gamma`, `weibull` or `lognormal`.
    package let body: String
    /// Below this, in seconds, it has a spike.
    package let spikeBelow: Double?
    package let aic: Double
    package let kolmogorovSmirnov: Double
    package let andersonDarling: Double
    /// Chances of distances as great under the law, by the bootstrap; absent of samples too large for it.
    package let kolmogorovSmirnovChance: Double?
    package let andersonDarlingChance: Double?

    package init(
      body: String, spikeBelow: Double?, aic: Double, kolmogorovSmirnov: Double,
      andersonDarling: Double, kolmogorovSmirnovChance: Double?, andersonDarlingChance: Double?
    ) {
      self.body = body
      self.spikeBelow = spikeBelow
      self.aic = aic
      self.kolmogorovSmirnov = kolmogorovSmirnov
      self.andersonDarling = andersonDarling
      self.kolmogorovSmirnovChance = kolmogorovSmirnovChance
      self.andersonDarlingChance = andersonDarlingChance
    }
  }
}
