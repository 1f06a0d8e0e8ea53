import Pages
import Testing

/// What two scenarios differ in.
struct ScenarioLinesTests {
  private let before = """
    title: "A  # no remark"  # a.yaml:1
    rule:
      lowDays: 2             # a.yaml:3
      suspensionDays: 3      # days, a.yaml:4
    segments:
      solo:
        roster:
          - {days: daily}    # a.yaml:8

    """

  @Test("Changed, added and removed values are told by their whole paths")
  func changes() {
    let after = before.replacing("lowDays: 2 ", with: "lowDays: 3 ")
      .replacing("  suspensionDays: 3      # days, a.yaml:4\n", with: "")
      .replacing("  solo:\n", with: "  solo:\n    agents: 2\n")
    let changes = ScenarioLines(after).changes(from: ScenarioLines(before)).map {
      ($0.isAdded ? "+" : "-") + $0.path + $0.value
    }
    #expect(
      changes == [
        "-rule.lowDays: 2", "+rule.lowDays: 3", "-rule.suspensionDays: 3",
        "+segments.solo.agents: 2",
      ])
  }

  @Test("A remark belongs to the value that was set at its place")
  func notes() {
    let rows = ScenarioLines(before).noted(by: ["a.yaml:4": "announced", "a.yaml:9": "nothing"])
    #expect(rows.map(\.path) == ["rule.suspensionDays"])
    #expect(rows.map(\.note) == ["announced"])
  }
}
