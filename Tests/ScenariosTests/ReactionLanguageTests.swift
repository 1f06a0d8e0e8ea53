import MerchantModel
import Scenarios
import SimRandom
import Testing

/// What scenario files say of customers' reactions to missed calls, and what is said of reactions that do nothing.
struct ReactionLanguageTests {
  private static func text(customer: String, kind: String = "", expect: String = "") -> SourceText {
    SourceText(
      """
      title: A test
      calendar: {start: 2026-03-02, days: 5}
      kinds:
        look: {text: 5 min\(kind)}
      customer: {\(customer)}
      segments:
        shop:
          merchants: 1
          agents: 1
          contactsPerDay: {look: 3}
          answering: {foreground: {chance: 90 %}}
      expect: [\(expect)]
      """, name: "test.yaml")
  }

  private func said(_ customer: String, kind: String = "") throws -> [String] {
    Project.messages(
      try Project.loader.load(Self.text(customer: customer, kind: kind)).warnings)
  }

  @Test("Every key is read, and nothing is the default")
  func keys() throws {
    let customer = try Project.loader.load(
      Self.text(
        customer: """
          complaints: {perMissedRing: 2 %}, afterMiss: {refuseCard: 30 %},
            returnOdds: {perMissedRing: 1.2, perMinute: 1.01},
            unresolvedOdds: {perMissedRing: 1.5, perMinute: 1.02},
            loss: {perMissedRing: 5 %, perMinute: 0.1 %}
          """)
    ).value.customer
    var expected = Customer()
    expected.complaints.perMissedRing = try Probability(0.02)
    expected.afterMiss.refuseCard = try Probability(0.3)
    expected.returnOdds.perMissedRing = 1.2
    expected.returnOdds.perMinute = 1.01
    expected.unresolvedOdds.perMissedRing = 1.5
    expected.unresolvedOdds.perMinute = 1.02
    expected.loss.perMissedRing = try Probability(0.05)
    expected.loss.perMinute = try Probability(0.001)
    #expect(customer == expected)
    #expect(customer.reactsToMisses)
    #expect(try !Project.loader.load(Self.text(customer: "")).value.customer.reactsToMisses)
  }

  @Test("A factor of 0 has no odds, and a chance above 1 is none")
  func wrong() {
    let factor = Project.complaint(Self.text(customer: "returnOdds: {perMinute: 0}"))
    #expect(factor.contains("test.yaml:5:") && factor.contains("0.001"))
    let chance = Project.complaint(Self.text(customer: "loss: {perMissedRing: 2}"))
    #expect(chance.contains("test.yaml:5:"))
  }

  @Test("A reaction that no contact can show is warned of")
  func unused() throws {
    #expect(
      try said("unresolvedOdds: {perMissedRing: 2}") == [
        "warning: `unresolvedOdds` does nothing: every kind's guidance resolves for certain"
      ])
    #expect(
      try said("returnOdds: {perMissedRing: 2}") == [
        "warning: `returnOdds` does nothing: no kind has returns"
      ])
    #expect(
      try said("afterMiss: {refuseCard: 20 %}") == [
        "warning: `refuseCard` does nothing: no kind has voice calls or new contacts about the same matter"
      ])
    #expect(
      try said(
        "unresolvedOdds: {perMissedRing: 2}, returnOdds: {perMinute: 2}, afterMiss: {refuseCard: 20 %}",
        kind: """
          , outcomes: {resolvedByText: 80 %, returned: {unresolved: 20 %}, contactAgain: {unresolved: 30 %}}
          """
      ).isEmpty)
  }

  @Test("What missed calls lead to is expected only where it is counted")
  func expectations() throws {
    let expectation = "{measure: customers_lost, of: shop, atMost: 5 %}"
    #expect(
      Project.complaint(Self.text(customer: "", expect: expectation)).contains(
        "`customers_lost` is counted only where `customer` says what missed calls lead to"))
    let text = Self.text(customer: "loss: {perMinute: 1 %}", expect: expectation)
    #expect(try Project.loader.load(text).value.expectations.count == 1)
  }
}
