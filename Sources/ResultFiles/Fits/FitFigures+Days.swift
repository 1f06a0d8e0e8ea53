extension FitFigures {
  /// A value of the log and what was fitted to it, with the ends of its 95 % interval.
  package struct Pair: Codable, Sendable {
    package let logged: Double
    package let fitted: Double
    package let lower: Double
    package let upper: Double

    package init(logged: Double, fitted: Double, lower: Double, upper: Double) {
      self.logged = logged
      self.fitted = fitted
      self.lower = lower
      self.upper = upper
    }
  }

  /// The profile of a day.
  package struct Hours: Codable, Sendable {
    /// The kinds of contacts that it is of.
    package let kinds: [String]
    /// Per cent of a day's in each of 24 hours.
    package let shares: [Pair]
    /// Whether the log had so few that shares were drawn towards the scenario's.
    package let isShrunk: Bool

    package init(kinds: [String], shares: [Pair], isShrunk: Bool) {
      self.kinds = kinds
      self.shares = shares
      self.isShrunk = isShrunk
    }
  }

  /// How weekdays differ.
  package struct Weekdays: Codable, Sendable {
    /// The factors, Monday first; absent of a weekday on which the log has no day.
    package let factors: [Factor?]
    /// How busy each day was, on the scale of the factors.
    package let days: [Level]

    package init(factors: [Factor?], days: [Level]) {
      self.factors = factors
      self.days = days
    }
  }

  /// A weekday's factor and the ends of its 95 % interval.
  package struct Factor: Codable, Sendable {
    package let value: Double
    package let lower: Double
    package let upper: Double

    package init(value: Double, lower: Double, upper: Double) {
      self.value = value
      self.lower = lower
      self.upper = upper
    }
  }

  /// How busy a day was.
  package struct Level: Codable, Sendable {
    /// From 0, Monday.
    package let weekday: Int
    package let level: Double

    package init(weekday: Int, level: Double) {
      self.weekday = weekday
      self.level = level
    }
  }

  /// A day of all merchants together, and where the fitted spread has 50 and 90 % of such days.
  package struct Day: Codable, Sendable {
    package let date: String
    package let count: Int
    package let expected: Double
    package let lower50: Double
    package let upper50: Double
    package let lower90: Double
    package let upper90: Double

    package init(
      date: String, count: Int, expected: Double, lower50: Double, upper50: Double,
      lower90: Double, upper90: Double
    ) {
      self.date = date
      self.count = count
      self.expected = expected
      self.lower50 = lower50
      self.upper50 = upper50
      self.lower90 = lower90
      self.upper90 = upper90
    }
  }

  /// On how many merchant-days a segment's merchants had how many contacts, or calls.
  package struct Counts: Codable, Sendable {
    package let segment: String
    package let merchantDays: Int
    package let bins: [Bin]

    package init(segment: String, merchantDays: Int, bins: [Bin]) {
      self.segment = segment
      self.merchantDays = merchantDays
      self.bins = bins
    }
  }

  /// A range of counts, or of rates, with how many lie in it.
  package struct Bin: Codable, Sendable {
    /// The least that is in it, and the least of the next.
    package let from: Double
    package let to: Double
    /// How many the log has, how many the fitted law would have, and how many there would be without its spread.
    package let logged: Double
    package let fitted: Double
    package let alike: Double

    package init(from: Double, to: Double, logged: Double, fitted: Double, alike: Double) {
      self.from = from
      self.to = to
      self.logged = logged
      self.fitted = fitted
      self.alike = alike
    }
  }

  /// How soon calls of a segment were answered that rang at so many agents, and what one agent's chance and delay make of it.
  package struct Answering: Codable, Sendable {
    package let segment: String
    package let agents: Int
    package let rings: Double
    package let answered: Double
    /// The share still ringing: Kaplan and Meier's estimate, and the law.
    package let data: [Place]
    package let law: [Place]

    package init(
      segment: String, agents: Int, rings: Double, answered: Double, data: [Place], law: [Place]
    ) {
      self.segment = segment
      self.agents = agents
      self.rings = rings
      self.answered = answered
      self.data = data
      self.law = law
    }
  }

  /// How many of a segment's merchants answered which share of their calls.
  package struct Rates: Codable, Sendable {
    package let segment: String
    package let merchants: Int
    package let bins: [Bin]

    package init(segment: String, merchants: Int, bins: [Bin]) {
      self.segment = segment
      self.merchants = merchants
      self.bins = bins
    }
  }
}
