import MerchantModel
import Testing

/// A digest of every event.
struct FingerprintTests {
  private func shop(_ change: (inout Scenario) -> Void = { _ in }) -> Scenario {
    var scenario = Scenario()
    scenario.calendar.days = 10
    scenario.kinds = [ContactKind(name: "install")]
    var segment = Segment(name: "solo")
    segment.contacts = [ContactRate(kind: "install", perDay: 10)]
    scenario.segments = [segment]
    change(&scenario)
    return scenario
  }

  private func fingerprint(
    of merchants: [UInt32], replication: UInt64 = 0, in scenario: Scenario,
    tables: SharedTables = SharedTables()
  ) -> Fingerprint {
    var runner = MerchantRunner(scenario, segment: 0, tables: tables)
    var tallies = Tallies(days: scenario.calendar.totalDays)
    for merchant in merchants {
      runner.run(merchant: merchant, replication: replication, into: &tallies)
    }
    return runner.fingerprint
  }

  @Test("The order of merchants does not matter, nor which runner has them")
  func order() {
    let scenario = shop()
    let all = fingerprint(of: [0, 1, 2, 3], in: scenario)
    #expect(fingerprint(of: [3, 1, 0, 2], in: scenario) == all)
    var parts = fingerprint(of: [0, 3], in: scenario)
    parts += fingerprint(of: [1, 2], in: scenario)
    #expect(parts == all)
  }

  @Test("It does not matter what else shares the tables")
  func sharedTables() {
    let scenarios = [
      shop(), shop { $0.kinds[0].text = .always(.minutes(7)) }, shop { $0.calendar.days = 12 },
    ]
    let tables = SharedTables()
    for scenario in scenarios + scenarios {
      #expect(
        fingerprint(of: [0, 1], in: scenario, tables: tables)
          == fingerprint(of: [0, 1], in: scenario))
    }
  }

  @Test("Another merchant, replication, seed or one more merchant makes another")
  func differences() {
    let scenario = shop()
    let other = shop { $0.seed = 2 }
    let prints = [
      fingerprint(of: [], in: scenario), fingerprint(of: [0], in: scenario),
      fingerprint(of: [1], in: scenario), fingerprint(of: [0, 1], in: scenario),
      fingerprint(of: [0], replication: 1, in: scenario), fingerprint(of: [0], in: other),
      // Twice the same merchant is not nothing.
      fingerprint(of: [0, 0], in: scenario),
    ]
    #expect(Set(prints).count == prints.count)
  }

  @Test("A rule that changes no event changes nothing; one that does, does")
  func rules() {
    let plain = fingerprint(of: [0, 1], in: shop())
    #expect(fingerprint(of: [0, 1], in: shop { $0.title = "Another title" }) == plain)
    #expect(fingerprint(of: [0, 1], in: shop { $0.calendar.days = 11 }) != plain)
    let fewer = shop { $0.segments[0].contacts[0].perDay = 9.9 }
    #expect(fingerprint(of: [0, 1], in: fewer) != plain)
  }

  @Test("It is written in 16 hexadecimal digits")
  func text() {
    #expect(Fingerprint().description == "0000000000000000")
    #expect(fingerprint(of: [0], in: shop()).description.count == 16)
  }
}
