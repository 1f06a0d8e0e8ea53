import MerchantModel
import SimRandom
import Testing

/// Who is in which arm of a roll-out.
struct ArmDrawsTests {
  /// A scenario of two segments whose merchants are drawn into arms.
  private static func scenario(
    _ shares: [Double], merchants: Int, _ assignment: ArmAssignment = .independent
  ) throws -> Scenario {
    var scenario = Scenario()
    scenario.seed = 20_261_130
    scenario.segments = ["solo", "shop"].map { name in
      var segment = Segment(name: name)
      segment.merchants = merchants
      return segment
    }
    scenario.arms = try shares.enumerated().map {
      Arm("arm\($0)", share: try Probability($1), scenario: scenario)
    }
    scenario.armAssignment = assignment
    return scenario
  }

  @Test("Arms drawn by merchant have binomial sizes, in both segments", arguments: [0, 1])
  func sizes(segment: Int) throws {
    let shares = [0.5, 0.2, 0.3]
    let (merchants, replications) = (100, 200)
    let draws = ArmDraws(try Self.scenario(shares, merchants: merchants))
    var sizes = [[Int]]()
    for replication in 0..<UInt64(replications) {
      let arms = draws.arms(segment: segment, replication: replication)
      sizes.append(shares.indices.map { arm in arms.count { $0 == arm } })
    }
    for (arm, share) in shares.enumerated() {
      let total = Double(sizes.reduce(0) { $0 + $1[arm] })
      let trials = Double(merchants * replications)
      // Five standard errors of the binomial number of merchants.
      #expect(abs(total - trials * share) < 5 * (trials * share * (1 - share)).squareRoot())
      // The sizes of the replications vary as binomial ones do: (size - mean)^2 over the variance adds up to 200 with a
      // variance of about 2 x 200; five standard errors.
      let variance = Double(merchants) * share * (1 - share)
      let spread = sizes.reduce(0.0) {
        let deviation = Double($1[arm]) - Double(merchants) * share
        return $0 + deviation * deviation / variance
      }
      #expect(abs(spread - Double(replications)) < 5 * (2 * Double(replications)).squareRoot())
    }
  }

  @Test(
    "A segment that is dealt out has its shares to within one merchant, and nobody is preferred")
  func stratified() throws {
    let shares = [0.35, 0.4, 0.25]
    let (merchants, replications) = (9, 3_000)
    let draws = ArmDraws(try Self.scenario(shares, merchants: merchants, .stratified))
    var inFirst = [Int](repeating: 0, count: merchants)
    for replication in 0..<UInt64(replications) {
      let arms = draws.arms(segment: 1, replication: replication)
      for (arm, share) in shares.enumerated() {
        let size = Double(arms.count { $0 == arm })
        #expect(abs(size - share * Double(merchants)) < 1)
      }
      for (merchant, arm) in arms.enumerated() where arm == 0 { inFirst[merchant] += 1 }
    }
    // Each merchant is in the first arm by its share: five standard errors of a binomial number.
    let error = (Double(replications) * 0.35 * 0.65).squareRoot()
    for count in inFirst { #expect(abs(Double(count) - Double(replications) * 0.35) < 5 * error) }
  }

  @Test(
    "An arm depends on the merchant alone: not on policies, others' shares or the number of merchants"
  )
  func byKey() throws {
    let few = try Self.scenario([0.3, 0.7], merchants: 20)
    var many = try Self.scenario([0.3, 0.4, 0.3], merchants: 50)
    many.arms[0].scenario.rule.enabled = false
    many.segments.removeFirst()
    let own = ArmDraws(few).arms(segment: 1, replication: 4).map { $0 == 0 }
    let other = ArmDraws(many).arms(segment: 0, replication: 4).prefix(20).map { $0 == 0 }
    #expect(own == Array(other))
    #expect(own.contains(true) && own.contains(false))
    // Another replication, or another segment, draws anew.
    #expect(own != ArmDraws(few).arms(segment: 1, replication: 5).map { $0 == 0 })
    #expect(own != ArmDraws(few).arms(segment: 0, replication: 4).map { $0 == 0 })
  }

  @Test("Random scenarios have the same days in every arm, and each merchant in one arm")
  func random() throws {
    var found = 0
    for number in 0..<UInt64(60) {
      let scenario = try RandomScenario.make(number)
      guard scenario.hasArms else { continue }
      found += 1
      #expect(scenario.armScenarios.allSatisfy { $0.calendar == scenario.calendar })
      let arms = ArmDraws(scenario).arms(segment: 0, replication: 3)
      #expect(arms.count == scenario.segments[0].merchants)
      for (merchant, arm) in arms.enumerated() {
        #expect(scenario.arms.indices.contains(arm))
        let own = scenario.arm(ofMerchant: UInt32(merchant), segment: 0, replication: 3)
        #expect(own == arm)
      }
    }
    #expect(found > 5)
  }

  @Test("The scenario of an arm has the days, seed and measurement that the whole is given later")
  func follows() throws {
    var scenario = try Self.scenario([0.5, 0.5], merchants: 4)
    scenario.calendar.warmup = 7
    scenario.seed = 5
    scenario.measurement.counterfactual = false
    scenario.segments[1].merchants = 9
    for arm in scenario.armScenarios {
      #expect(arm.calendar == scenario.calendar)
      #expect(arm.seed == 5)
      #expect(!arm.measurement.counterfactual)
      #expect(arm.segments[1].merchants == 9)
      #expect(!arm.hasArms)
    }
  }
}
