import MerchantModel
import ResultFiles
import Testing

/// The dictionary of measures as a page.
struct MeasuresReferenceTests {
  private static let lines = MeasuresReference.markdown.split(separator: "\n").map(String.init)

  private static func line(_ measure: String) throws -> String {
    try #require(lines.first { $0.hasPrefix("| `\(measure)` | **") })
  }

  @Test("Every measure has a row", arguments: Measure.all.map(\.name) + ["money_net"])
  func rows(_ measure: String) throws { _ = try Self.line(measure) }

  @Test("A row says what is divided by what, and when it is there")
  func definitions() throws {
    #expect(
      try Self.line("answer_rate").hasSuffix(
        "| share, in tables % | `callsAnswered` / `callsOffered` | higher | always |"))
    #expect(
      try Self.line("staff_minutes_per_contact_saved").hasSuffix(
        "| minutes | `agentMicrosecondsWithoutVideo` / `guidedWithoutVideo` - `agentMicroseconds` / "
          + "(`endedByText` + `endedByVideo` + `endedByVoice` + `contained`) | higher | "
          + "if `measurement.counterfactual` |"))
    #expect(
      try Self.line("customers_lost_change").hasSuffix(
        "| (`customersLost` - `customersLostWithoutVideo`) / `merchantDays` | lower | "
          + "if `measurement.counterfactual` and customers react to missed calls |"))
    #expect(try Self.line("speed_of_answer_p90").contains("| 90 % quantile of `answerDelay` |"))
    #expect(
      try Self.line("money_net").hasSuffix("| with `prices`, at which each counter is weighed |"))
  }

  @Test("Former names lead to measures")
  func formerNames() {
    #expect(Self.lines.contains("| `minutes_saved` | `customer_minutes_saved` |"))
    for current in Measure.currentNames.values.sorted() {
      #expect(Measure.named(current)?.name == current)
    }
  }
}
