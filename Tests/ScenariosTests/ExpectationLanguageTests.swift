import MerchantModel
import Scenarios
import Testing

/// The testing library has a type of that name too.
private typealias Expected = MerchantModel.Expectation

/// `expect:` in a scenario.
struct ExpectationLanguageTests {
  private func read(_ items: String) throws -> [Expected] {
    try Project.loader.load(Project.small("expect: [\(items)]")).value.expectations
  }

  private func complaint(_ item: String, more: String = "") -> String {
    Project.complaint(Project.small("\(more)\nexpect:\n  - \(item)"))
  }

  @Test("Bounds are numbers of the measure's unit, or percentages; both ends belong to them")
  func reading() throws {
    let items = try read(
      "{measure: suspensions, of: solo, atMost: 0.5}, {measure: answer_rate, atLeast: 60 %}, "
        + "{measure: customer_minutes_saved, of: desk, between: [-3, 8.5], on: interval}")
    #expect(
      items == [
        Expected("suspensions", of: "solo", upper: 0.5),
        Expected("answer_rate", of: "population", lower: 0.6),
        Expected("customer_minutes_saved", of: "desk", lower: -3, upper: 8.5, on: .interval),
      ])
    #expect(items[2].allows(-3) && items[2].allows(8.5))
    #expect(!items[2].allows(-3.001) && !items[2].allows(8.501))
  }

  @Test("What explain prints of expectations reads back as the same")
  func roundTrip() throws {
    let text = Project.small("expect: [{measure: answer_rate, of: solo, between: [5 %, 0.75]}]")
    let loaded = try Project.loader.load(text)
    let again = try Project.loader.load(
      SourceText(Explanation.yaml(of: loaded.resolved), name: "again.yaml"))
    #expect(again.value.expectations == loaded.value.expectations)
    #expect(again.value.expectations.count == 1)
  }

  @Test("An unknown measure or segment is an error with its place and a suggestion")
  func unknown() {
    let measure = complaint("{measure: suspension, of: solo, atMost: 1}")
    #expect(measure.hasPrefix("small.yaml:9:15: error: `suspension` is not one of the words"))
    #expect(measure.contains("did you mean `suspensions`?"))
    let segment = complaint("{measure: suspensions, of: sole, atMost: 1}")
    #expect(segment.hasPrefix("small.yaml:9:32: error: there is no segment `sole`"))
    #expect(segment.contains("did you mean `solo`?"))
  }

  @Test("Exactly one bound, the right way round")
  func bounds() {
    #expect(complaint("{measure: suspensions}").contains("the expectation has no bound"))
    #expect(
      complaint("{measure: suspensions, atLeast: 1, atMost: 2}").contains("2 bounds at once"))
    #expect(complaint("{measure: suspensions, between: [2, 1]}").contains("no value lies between"))
    #expect(complaint("{measure: suspensions, between: [2]}").contains("exactly 2 items"))
  }

  @Test("A share beyond 1 was meant in per cent; money needs prices")
  func units() {
    #expect(complaint("{measure: answer_rate, atLeast: 60}").contains("write `60 %`"))
    #expect(complaint("{measure: money_net, atLeast: 0}").contains("`prices`"))
    #expect(complaint("{measure: money_net, atLeast: 0}", more: "prices: {sale: 3}") == "")
  }

  @Test("An interval of one replication is warned of")
  func single() {
    let said = complaint(
      "{measure: suspensions, atMost: 1, on: interval}", more: "replications: 1")
    #expect(said.hasPrefix("small.yaml:9:43: warning: one replication has no interval"))
  }
}
