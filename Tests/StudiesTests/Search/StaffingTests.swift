import MerchantModel
import Runs
import Scenarios
import SimStatistics
import Studies
import Testing

/// Searches for the least staff.
struct StaffingTests {
  @Test("The least staff is what looking at every level finds")
  func staffing() throws {
    let texts = try StreakScenario.texts()
    func search(_ target: Double) throws -> StaffingSearch {
      var search = StaffingSearch(
        texts, segment: "other",
        lever: Axis(
          "segments.other.app.foregroundShare",
          levels: ["0.3", "0.5", "0.6", "0.7", "0.8", "0.9", "0.95", "1"]),
        target: target, days: 30, threads: 2)
      search.confirmation = 20
      return search
    }
    let result = try search(0.3).result()
    // Every level simulated: the chance falls from level to level, and where it passes the target is known.
    let chances = try search(0.3).lever.levels.map { levels in
      try levels.map { level in
        try Run(
          try texts.resolved(settings: ["segments.other.app.foregroundShare=\(level)"]).value,
          threads: 2
        ).result().estimate(
          try #require(Measure.named("merchants_suspended")), of: .segment(1)
        ).value ?? .nan
      }
    }
    let all = try #require(chances)
    #expect(zip(all, all.dropFirst()).allSatisfy { $0 >= $1 })
    let choice = try #require(result.least)
    #expect(all[choice] < 0.33)
    #expect(choice == 0 || all[choice - 1] > 0.27)
    #expect(result.visits.count <= 5)
    #expect(result.visits.map(\.level).first == "1")
    #expect(result.confirmed.map(\.level).first == result.choice)
    #expect(try search(1e-9).result().choice == nil || all[7] == 0)
  }

  /// A lever of which each level has a known chance of an answer, and a target at one of them.
  private func open(_ levels: [String], target: Double, ceiling: Int) throws -> StaffingResult {
    var search = StaffingSearch(
      try StreakScenario.texts(["segments.seller.merchants=2"]), segment: "seller",
      lever: Axis("segments.seller.answering.foreground.chance", levels: levels), target: target,
      days: 10, threads: 2)
    search.tolerance = 0.01
    search.ceiling = ceiling
    search.confirmation = 0
    return try search.result()
  }

  @Test(
    "Where levels are not distinguished from the target, neither the least nor that none does it is promised"
  )
  func untold() throws {
    // At 99 % nobody is suspended; about half of merchants are at the level between.
    let result = try open(["0.3", "0.7", "0.99"], target: 0.6, ceiling: 20)
    #expect(result.visits.map(\.verdict) == [.under, .over, .undecided])
    #expect(result.choice == "0.99" && result.open.map(\.level) == ["0.7"])
    #expect(!result.isDecided && result.greatestOver?.level == "0.3")
    let none = try open(["0.3", "0.7"], target: 0.6, ceiling: 20)
    #expect(none.choice == nil && none.open.map(\.level) == ["0.7"] && !none.isDecided)
    // Everybody is suspended; the test waits 32 replications before it believes that none is spared.
    let all = try open(["0.3", "0.35"], target: 0.1, ceiling: 40)
    #expect(all.choice == nil && all.isDecided)
  }
}
