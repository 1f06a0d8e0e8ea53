import MerchantModel
import SimRandom

extension RandomScenario {
  /// The same, in some with appeals, which rules on shared days do not know.
  static func withAppeals(_ number: UInt64) throws -> Scenario {
    var random = RandomScenario(number)
    var scenario = try random.scenario()
    guard random.chance(0.3) else { return scenario }
    var appeals = Appeals(
      reviewers: 1, reviewsPerDay: Double.random(in: 5...500, using: &random.stream),
      filed: ChanceByCause(byFault: .always, byLuck: random.probability()),
      overturned: ChanceByCause(byFault: random.probability(), byLuck: .always))
    if random.chance(0.5) { appeals.delay = try random.duration(minutes: 600) }
    // Against so low a rate hardly anybody is at fault.
    if random.chance(0.5) { scenario.measurement.referenceThreshold = Threshold(0.02) }
    scenario.appeals = appeals
    return scenario
  }
}
