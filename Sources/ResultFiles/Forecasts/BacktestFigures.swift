/// What `backtest.json` holds: what rules find in a history, and the same days from the model where there is one.
package struct BacktestFigures: Codable, Sendable {
  package var layout = 1
  package let log: String
  /// The first and the last day of the log, in ISO 8601.
  package let first: String
  package let last: String
  package let merchants: Int
  package let suspensionsInHistory: Int
  package let merchantsSuspendedInHistory: Int
  package let policies: [Policy]
  /// What a backtest leaves open, in sentences.
  package let notes: [String]

  package init(
    log: String, first: String, last: String, merchants: Int, suspensionsInHistory: Int,
    merchantsSuspendedInHistory: Int, policies: [Policy], notes: [String]
  ) {
    self.log = log
    self.first = first
    self.last = last
    self.merchants = merchants
    self.suspensionsInHistory = suspensionsInHistory
    self.merchantsSuspendedInHistory = merchantsSuspendedInHistory
    self.policies = policies
    self.notes = notes
  }

  /// A policy; counts are of all merchants, days of 24 hours.
  package struct Policy: Codable, Sendable {
    package let name: String
    /// The rule in words.
    package var rule: [String]?
    package var suspensions = 0
    package var fewestSuspensions = 0
    package var mostSuspensions = 0
    package var suspensionsAlsoInHistory = 0
    package var merchantsSuspended = 0
    package var warnings = 0
    package var throttlings = 0
    package var judgedDays = 0
    package var lowDays = 0
    package var fewCallDays = 0
    package var exemptDays = 0
    package var unknownDays = 0
    package var calls = 0
    package var answered = 0
    package var missedOnLowDays = 0
    package var missedWhileOff = 0
    package var answeredWhileOff = 0
    package var daysOff = 0.0
    package var badLuck = 0
    package var lowOnOtherDays = 0
    package var undecided = 0
    package var model: Model?

    /// A policy of which nothing is counted yet.
    package init(name: String) { self.name = name }
  }

  /// The same days from the model.
  package struct Model: Codable, Sendable {
    package let histories: Int
    package let suspensions: Range
    package let merchantsSuspended: Range
    package let lowDays: Range
    package let daysOff: Range
    package let calls: Range
    /// A share.
    package let answerRate: Range

    package init(
      histories: Int, suspensions: Range, merchantsSuspended: Range, lowDays: Range,
      daysOff: Range, calls: Range, answerRate: Range
    ) {
      self.histories = histories
      self.suspensions = suspensions
      self.merchantsSuspended = merchantsSuspended
      self.lowDays = lowDays
      self.daysOff = daysOff
      self.calls = calls
      self.answerRate = answerRate
    }
  }

  /// A figure over simulated histories.
  package struct Range: Hashable, Codable, Sendable {
    /// Half of the histories lie below.
    package let median: Double
    /// A twentieth lies below the lower end, a twentieth above the upper.
    package let lower: Double
    package let upper: Double

    package init(median: Double, lower: Double, upper: Double) {
      self.median = median
      self.lower = lower
      self.upper = upper
    }
  }
}
