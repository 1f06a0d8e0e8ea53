import Foundation
import Scenarios
import Testing

/// What `explain` prints.
struct ExplanationTests {
  private static let policy = "policy: {title: x}\nchange: {rule: {suspensionDays: 9}}\n"

  @Test("Each value is shown with its unit and its origin")
  func origins() throws {
    let text = """
      title: Origins
      calendar: {start: 2026-03-02}
      segments:
        solo:
          agents: 2
          shifts:
            - {from: 8:30, to: 17:00}
          text: {gamma: {mean: 90 min, cv: 0.5}}
      """
    let loaded = try Shop.load(text, policies: [Self.policy], settings: ["rule.lowDays=4"])
    #expect(
      Explanation.yaml(of: loaded.resolved) == """
        title: Origins                          # shop.yaml:1
        seed: 1                                 # default
        calendar:
          start: 2026-03-02                     # shop.yaml:2
          days: 30                              # days, default
          isOpen: true                          # default
        rule:
          threshold: 0.6                        # default
          lowDays: 4                            # --set
          suspensionDays: 9                     # days, policy1.yaml:2
          returnDelay: 0 s                      # default
          kind: streak                          # default
        segments:
          solo:
            agents: 2                           # shop.yaml:5
            shifts:
              - days: daily                     # default
                from: "08:30"                   # shop.yaml:7
                to: "17:00"                     # shop.yaml:7
            hours: [1, 1, 1, 1]                 # default
            text:
              gamma:
                mean: 1 h 30 min                # shop.yaml:8
                cv: 0.5                         # shop.yaml:8
            volume: 1                           # default

        """)
  }

  @Test("What explain prints reads back as the same values, and prints the same again")
  func roundTrip() throws {
    let settings = [
      "title=\"yes: \\\"no\\\"\\t# \\\\ \\u2028\"", "note=~", "seed=0",
      "segments.solo.volume=1e-300",
      "segments.solo.text=truncated:of:{beta: {alpha: 2, beta: 3, min: 0 s, max: 3 us}}",
      "segments.solo.text.truncated.max=2 us", "rule.threshold=0.1234567890123456789",
      "segments.desk.volume={discrete: {values: [-1.5, 2], weights: [1, 0.25]}}",
    ]
    for settings in [[], settings] {
      let loaded = try Shop.load(Shop.example, policies: [Self.policy], settings: settings)
      let yaml = Explanation.yaml(of: loaded.resolved)
      let again = try Shop.load(yaml)
      #expect(again.value == loaded.value)
      let values = { (text: String) in
        text.split(separator: "\n").map { $0.split(separator: " # ")[0] }
      }
      #expect(
        values(Explanation.yaml(of: again.resolved)).map { $0.trimmingCharacters(in: .whitespaces) }
          == values(yaml).map { $0.trimmingCharacters(in: .whitespaces) })
    }
  }

  @Test("A rendered value reads back as itself")
  func rendering() throws {
    let value = try Shop.load(Shop.example).value
    let yaml = Shop.codec.render(value).inline
    #expect(try Shop.load(yaml).value == value)
  }

  private static let scenarios: [URL] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../scenarios").standardized
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { $0.hasSuffix(".yaml") }.sorted().map {
      folder.appending(path: $0)
    }
  }()

  @Test("The scenarios of the project are found")
  func shipped() {
    #expect(!Self.scenarios.isEmpty)
  }

  @Test("A scenario of the project means the same when explained", arguments: scenarios)
  func shippedRoundTrip(url: URL) throws {
    let loader = DocumentLoader(Codec.scenario)
    let loaded = try loader.load(SourceReader().text(path: url.path))
    // Under the same name, so that files it speaks of are found beside it.
    let yaml = Explanation.yaml(of: loaded.resolved)
    let again = try loader.load(SourceText(yaml, name: url.path))
    #expect(again.value == loaded.value)
    #expect(loaded.warnings.isEmpty)
  }
}
