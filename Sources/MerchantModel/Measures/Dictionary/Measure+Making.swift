/// The dictionary of measures.
extension Measure {
  /// Every measure, in the order in which tables and files list them.
  public static let all: [Measure] =
    suspensionMeasures + falsePositiveMeasures + guidanceMeasures + outcomeMeasures + callMeasures
    + staffMeasures

  /// Every measure of a scenario: money too where it gives prices.
  public static func dictionary(of scenario: Scenario) -> [Measure] {
    all + (scenario.prices.map(moneyMeasures) ?? [])
  }
}

/// Measures in the short form of the dictionary.
extension Measure {
  static let microsecondsPerMinute = 60e6
  static let microsecondsPerHour = 3_600e6
  static let microsecondsPerDay = 86_400e6

  init(
    _ topic: Topic, _ name: String, _ title: String, _ meaning: String,
    quantile probability: Double, of observation: Observation, scale: Double, _ unit: Unit,
    better: Preference? = nil
  ) {
    self.init(
      name: name, title: title, meaning: meaning, numerator: [], denominator: [], scale: scale,
      unit: unit, topic: topic, preference: better,
      quantile: ObservedQuantile(observation, probability: probability))
  }

  init(
    _ topic: Topic, _ name: String, _ title: String, _ meaning: String, _ numerator: [Counter],
    per denominator: [Counter], scale: Double = 1, _ unit: Unit, better: Preference? = nil
  ) {
    self.init(
      topic, name, title, meaning, numerator.map { Term($0) }, per: denominator, scale: scale,
      unit, better: better)
  }

  init(
    _ topic: Topic, _ name: String, _ title: String, _ meaning: String, _ numerator: [Term],
    per denominator: [Counter], scale: Double = 1, _ unit: Unit, better: Preference? = nil
  ) {
    self.init(
      name: name, title: title, meaning: meaning, numerator: numerator, denominator: denominator,
      scale: scale, unit: unit, topic: topic, preference: better)
  }
}
