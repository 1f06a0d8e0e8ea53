import MerchantModel
import SimKernel
import Testing

/// The answer rate from which a suspension is a false positive.
@Suite struct ReferenceTests {
  /// Two calls of four are answered each day: the rate is one half, exactly.
  private func falsePositives(
    threshold: Double, reference: Double?, boundary: Rule.Boundary = .below
  ) -> [Int64] {
    let counts = RuledDesk.counts(["9:00 10:00 20:00 20:30"]) {
      $0.measurement.falsePositives = true
      $0.measurement.reference = reference.flatMap { Threshold($0) }.map { ReferenceRate($0) }
      $0.rule.threshold = Threshold(threshold) ?? .assumed
      $0.rule.boundary = boundary
    }
    #expect(counts[.suspensionsExamined] == 1)
    return [
      counts[.falsePositives], counts[.falsePositivesAtLowerThreshold],
      counts[.falsePositivesAtHigherThreshold], counts[.undecidedSuspensions],
    ]
  }

  @Test("The reference decides, whatever the rule's threshold")
  func decides() {
    #expect(falsePositives(threshold: 0.9, reference: nil) == [0, 0, 0, 0])
    #expect(falsePositives(threshold: 0.9, reference: 0.4) == [1, 1, 1, 0])
    #expect(falsePositives(threshold: 0.9, reference: 0.6) == [0, 0, 0, 0])
    // The range of two points is about the reference. One point is too little for 64 weeks, so the merchant is undecided.
    #expect(falsePositives(threshold: 0.9, reference: 0.49) == [1, 1, 0, 1])
    #expect(falsePositives(threshold: 0.9, reference: 0.51) == [0, 1, 0, 1])
  }

  @Test(
    "A rate at a reference that is given is high; at the rule's own threshold it is as the rule says"
  )
  func boundary() {
    for boundary in Rule.Boundary.allCases {
      #expect(
        falsePositives(threshold: 0.9, reference: 0.5, boundary: boundary) == [1, 1, 0, 1])
    }
    #expect(falsePositives(threshold: 0.5, reference: nil, boundary: .atOrBelow) == [0, 1, 0, 1])
  }

  @Test("The rule's own threshold as the reference changes nothing")
  func own() throws {
    var scenario = try Shop.scenario()
    scenario.measurement.counterfactual = false
    let plain = Shop.totals(scenario, merchants: 10)
    #expect(plain[.suspensionsExamined] > 0)
    scenario.measurement.reference = scenario.rule.ownReference
    #expect(Shop.totals(scenario, merchants: 10) == plain)
    scenario.measurement.reference = Threshold(0.1).map { ReferenceRate($0) }
    let other = Shop.totals(scenario, merchants: 10)
    #expect(other[.falsePositives] > plain[.falsePositives])
    // Nothing but what is found of suspensions depends on it.
    let found: [Counter] = [
      .falsePositives, .falsePositivesAtLowerThreshold, .falsePositivesAtHigherThreshold,
      .falsePositivesByOwnThreshold, .decidedFalsePositives, .undecidedSuspensions,
    ]
    // Looking for longer changes no decision: by the rule's own threshold it is what it was.
    #expect(other[.falsePositivesByOwnThreshold] == plain[.falsePositives])
    for counter in Counter.allCases where !found.contains(counter) {
      #expect(other[counter] == plain[counter], "\(counter)")
    }
  }

  @Test("Rules of several thresholds on shared days go by one reference as each does alone")
  func shared() throws {
    var scenario = try Shop.scenario()
    scenario.measurement.counterfactual = false
    scenario.measurement.reference = Threshold(0.45).map { ReferenceRate($0) }
    let rules = [0.3, 0.5, 0.7, 0.9].map { threshold in
      var rule = Rule()
      rule.threshold = Threshold(threshold) ?? .assumed
      return rule
    }
    var check = CoupledRulesCheck(scenario, rules: rules)
    check.merchants = 6
    #expect(check.differences() == [])
    scenario.rule = rules[3]
    #expect(Shop.totals(scenario, merchants: 6)[.suspensionsExamined] > 0)
  }
}
