/// The dictionary of measures.
extension Measure {
  /// Every measure, in the order in which tables and files list them.
  public static let all: [Measure] =
    suspensionMeasures + luckMeasures + guidanceMeasures + outcomeMeasures + callMeasures
    + staffMeasures

  /// Every measure of a scenario: money too where it gives prices.
  public static func dictionary(of scenario: Scenario) -> [Measure] {
    all + (scenario.prices.map(moneyMeasures) ?? [])
  }
}
