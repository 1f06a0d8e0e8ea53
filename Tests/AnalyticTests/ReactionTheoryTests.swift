import AnalyticModel
import MerchantModel
import Runs
import Testing

/// What theory knows of missed calls and what they lead to.
struct ReactionTheoryTests {
  private static let settings = [
    "customer.loss.perMissedRing=20 %", "customer.complaints.perMissedRing=10 %",
  ]

  private func scenario(_ settings: [String]) throws -> Scenario {
    try ProjectScenario.load("theory/streak", settings).value
  }

  /// Within 3.5 standard errors over 30 replications, on the file's seed.
  @Test("Simulated and exact figures agree")
  func agree() throws {
    let scenario = try scenario(Self.settings + ["replications=30"])
    let known = SegmentAnalysis(scenario, segment: 0)
    let result = try Run(scenario, threads: 2).result()
    for name in ["customers_missed", "rings_missed", "customers_lost", "complaints_about_misses"] {
      let exact = try #require(known.figure(name), "\(name)")
      let estimate = result.estimate(try #require(Measure.named(name)), of: .segment(0))
      let value = try #require(estimate.value)
      let error = try #require(estimate.standardError)
      #expect(exact.value > 0 && error > 0)
      #expect(abs(value - exact.value) < 3.5 * error, "\(name): \(value), not \(exact.value)")
    }
  }

  @Test("Nothing is said of what is not counted")
  func notCounted() throws {
    let known = SegmentAnalysis(try scenario([]), segment: 0)
    #expect(known.figure("answer_rate") != nil)
    #expect(known.figure("customers_missed") == nil)
  }

  @Test("Waiting loses customers by a law that theory does not know")
  func waiting() throws {
    let known = SegmentAnalysis(
      try scenario(Self.settings + ["customer.loss.perMinute=1 %"]), segment: 0)
    #expect(known.figure("customers_missed") != nil)
    #expect(known.figure("customers_lost") == nil)
    #expect(known.unknown.flatMap(\.reasons).contains { $0.contains("customer.loss.perMinute") })
  }

  @Test("Later cards that are refused break the chance of accepting one")
  func refusals() throws {
    let refuse = "customer.afterMiss.refuseCard=20 %"
    #expect(SegmentAnalysis(try scenario([refuse]), segment: 0).figure("cards_accepted") != nil)
    let known = SegmentAnalysis(
      try scenario([refuse, "kinds.call.voice={share: 10 %, duration: 5 min}"]), segment: 0)
    #expect(known.figure("cards_accepted") == nil)
    #expect(known.unknown.flatMap(\.reasons).contains { $0.contains("refuseCard") })
  }
}
