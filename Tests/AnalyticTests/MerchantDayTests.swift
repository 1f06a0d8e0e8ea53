import Foundation
import MerchantModel
import Runs
import Scenarios
import Testing

/// The merchant-day job against a plain C program of the same rules.
///
/// The C figures are means over 8 seeds x 3,000 merchants x 30 days with their standard errors. A figure
/// passes within 3.5 combined standard errors; the seed is fixed, and was fixed before looking.
@Suite struct MerchantDay {
  struct Figure: CustomTestStringConvertible, Sendable {
    let measure: String
    let value: Double
    let standardError: Double
    var testDescription: String { measure }
  }

  static let oneAgent = [
    Figure(measure: "contacts", value: 39.991, standardError: 0.008),
    Figure(measure: "calls", value: 6.9963, standardError: 0.0096),
    Figure(measure: "answer_rate", value: 0.57804, standardError: 0.00018),
    Figure(measure: "text_endings", value: 35.947, standardError: 0.004),
    Figure(measure: "video_minutes", value: 15.006, standardError: 0.005),
    Figure(measure: "text_minutes", value: 45.000, standardError: 0.003),
    Figure(measure: "suspensions", value: 3.3265, standardError: 0.0054),
    Figure(measure: "off_at_midnight", value: 0.32553, standardError: 0.00066),
  ]

  static let threeAgents = [
    Figure(measure: "contacts", value: 40.000, standardError: 0.010),
    Figure(measure: "calls", value: 10.6536, standardError: 0.0031),
    Figure(measure: "answer_rate", value: 0.93390, standardError: 0.00010),
    Figure(measure: "text_endings", value: 30.050, standardError: 0.009),
    Figure(measure: "video_minutes", value: 15.002, standardError: 0.004),
    Figure(measure: "text_minutes", value: 45.002, standardError: 0.004),
  ]

  @Test func oneAgentAgreesWithC() throws {
    try expect(MerchantDay.oneAgent, from: result(agents: 1))
  }

  @Test func threeAgentsAgreeWithC() throws {
    let result = try result(agents: 3)
    try expect(MerchantDay.threeAgents, from: result)
    // In C none of 24,000 merchants with three agents was suspended, so by the exact Poisson bound at most
    // 6.3 among 12,000 are to be expected at 99.9 % on either side; 12 leaves room for ours too.
    let suspensions = try #require(Measure.named("suspensions"))
    let perMerchant = try #require(result.estimate(suspensions, of: .segment(0)).value)
    #expect(perMerchant * 12_000 <= 12)
  }

  private func result(agents: Int) throws -> RunResult {
    let scenario = try ProjectScenario.load(
      "merchant-day",
      [
        "seed=20261121", "replications=20", "segments.shop.merchants=600",
        "segments.shop.agents=\(agents)",
      ]
    ).value
    return try Run(scenario, threads: 2).result()
  }

  private func expect(_ figures: [Figure], from result: RunResult) throws {
    for figure in figures {
      let measure = try #require(Measure.named(figure.measure))
      let estimate = result.estimate(measure, of: .segment(0))
      let value = try #require(estimate.value)
      let own = try #require(estimate.standardError)
      let combined = (own * own + figure.standardError * figure.standardError).squareRoot()
      #expect(abs(value - figure.value) < 3.5 * combined, "\(figure.measure): \(value)")
    }
  }
}
