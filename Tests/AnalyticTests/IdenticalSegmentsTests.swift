import Foundation
import MerchantModel
import Runs
import Scenarios
import Testing

/// Two segments that differ in nothing but their names differ in nothing but noise.
@Suite struct IdenticalSegments {
  @Test func differOnlyByNoise() throws {
    var scenario = try ProjectScenario.load(
      "solo-seller", ["replications=30", "segments.solo.merchants=100"]
    ).value
    scenario.measurement.falsePositives = false
    // The platform's days are shared and would make the two alike; without them they are independent.
    scenario.platform.busyness = 0
    var twin = scenario.segments[0]
    twin.name = "twin"
    scenario.segments.append(twin)
    let result = try Run(scenario, threads: 2).result()

    var compared = 0
    for measure in result.measures {
      let one = result.estimate(measure, of: .segment(0))
      let other = result.estimate(measure, of: .segment(1))
      guard let error = one.standardError, let otherError = other.standardError,
        let value = one.value, let otherValue = other.value, error > 0, otherError > 0
      else { continue }
      compared += 1
      #expect(value != otherValue, "\(measure.name)")
      // 4.5 standard errors of the difference: with some 40 measures, a correct model fails one seed in
      // several thousand, and this seed is fixed.
      let combined = (error * error + otherError * otherError).squareRoot()
      #expect(abs(value - otherValue) < 4.5 * combined, "\(measure.name)")
    }
    #expect(compared > 20)
  }
}
