import MerchantModel
import Runs
import Testing

/// Both sides of a rule, and what they come to.
struct PolicySidesTests {
  private typealias Change = PolicySides.Change

  @Test("Better is only what helps one side and does not hurt the other")
  func verdicts() {
    func verdict(_ customers: Change, _ merchants: Change) -> PolicySides.Verdict {
      PolicySides(customers: customers, merchants: merchants).verdict
    }
    #expect(verdict(.better, .same) == .better && verdict(.better, .better) == .better)
    #expect(verdict(.worse, .same) == .worse && verdict(.worse, .worse) == .worse)
    #expect(verdict(.better, .worse) == .tradeOff && verdict(.worse, .better) == .tradeOff)
    #expect(verdict(.mixed, .same) == .tradeOff && verdict(.better, .mixed) == .tradeOff)
    #expect(verdict(.better, .unclear) == .betterForOne)
    #expect(verdict(.unclear, .worse) == .worseForOne)
    #expect(verdict(.unclear, .same) == .unclear && verdict(.same, .same) == .same)
  }

  private static func comparison(_ settings: [[String]]) throws -> PolicyComparison {
    let base = ["replications=20", "measurement.counterfactual=false"]
    let policies = try settings.enumerated().map { place, settings in
      try PolicyRunTests.policy("policy \(place)", base + settings)
    }
    return PolicyComparison(try PolicyRun(policies, threads: 2).result())
  }

  @Test("Without a rule merchants gain, and customers meet more missed calls: a trade-off")
  func noRule() throws {
    // The rule takes the feature from those who answer badly, if merchants differ.
    let unlike = ["shop", "stall"].map { "segments.\($0).diligence={lognormal: {mean: 1, cv: 2}}" }
    let sides = try #require(
      try Self.comparison([unlike, unlike + ["rule.enabled=false"]])
        .sides(ofPolicy: 1, of: .population))
    #expect(sides.merchants == .better && sides.customers == .worse)
    #expect(sides.verdict == .tradeOff)
  }

  /// Who gives up does not wait again and takes no more of anybody's time.
  @Test("Customers who give up after a miss save everybody's time, and nothing is called better")
  func givingUp() throws {
    let comparison = try Self.comparison([
      ["customer.chatPatience=30 min"],
      ["customer.chatPatience=30 min", "customer.afterMiss.giveUp=100 %"],
    ])
    let sides = try #require(comparison.sides(ofPolicy: 1, of: .population))
    #expect(sides.customers == .worse && sides.verdict != .better)
    let unserved = try #require(comparison.row("unserved", of: .population))
    #expect(unserved.differences[1]?.sense(unserved.measure.better) == .worse)
    let better = comparison.rows.filter {
      $0.scope == .population && $0.differences[1]?.sense($0.measure.better) == .better
    }
    #expect(better.allSatisfy { $0.measure.topic == .suspensions }, "\(better.map(\.measure.name))")
  }

  /// Whoever is gone rings no more: fewer customers meet a second miss, and that is no gain for customers.
  @Test("Fewer missed calls are no gain where more customers more go unserved")
  func fewerLeft() throws {
    let impatient = ["customer.afterMiss={ringAgain: 60 %, mostRings: 5}"]
    let comparison = try Self.comparison([
      impatient, impatient + ["customer.afterMiss={ringAgain: 0, giveUp: 100 %}"],
    ])
    let sides = try #require(comparison.sides(ofPolicy: 1, of: .population))
    #expect(sides.customers == .worse)
  }

  @Test("Four times the customers take more time, and save more: neither is called better")
  func volume() throws {
    let comparison = try Self.comparison([
      ["rule.enabled=false"],
      [
        "rule.enabled=false", "segments.shop.contactsPerDay.install=80",
        "segments.stall.contactsPerDay.install=40",
      ],
    ])
    let row = try #require(comparison.row("customer_minutes_saved", of: .population))
    let saved = try #require(row.differences[1])
    #expect(try #require(saved.estimate.value) > 0 && saved.isBeyondDoubt)
    #expect(saved.sense(row.measure.better) == .different)
    #expect(try #require(comparison.sides(ofPolicy: 1, of: .population)).verdict != .better)
  }

  @Test("The same policy twice is the same on both sides")
  func twins() throws {
    let sides = try Self.comparison([[], []]).sides(ofPolicy: 1, of: .population)
    #expect(sides?.verdict == .same)
  }
}
