import Charts
import ResultFiles

/// What was simulated, what each policy changes in it, and where it comes from.
struct ReportScenario {
  private let results: SavedResults
  private let say: Language
  private let words: ChartWords

  init(_ results: SavedResults, in language: Language) {
    self.results = results
    say = language
    words = ChartWords(results, in: language)
  }

  var html: String {
    changes
      + ReportOrigin(
        scenario: results.manifest.scenario, notes: results.manifest.notes,
        commands: [results.manifest.command], say: say
      ).html
  }

  /// What each policy changes in the scenario of the baseline.
  private var changes: String {
    guard let texts = results.manifest.policies, let baseline = texts.first else { return "" }
    let before = ScenarioLines(baseline.scenario)
    let blocks = texts.dropFirst().map { policy -> String in
      let lines = ScenarioLines(policy.scenario).changes(from: before)
      let items = lines.map { line in
        "<div class=\"\(line.isAdded ? "added" : "removed")\">\(line.isAdded ? "+" : "−") "
          + "\(HTML.text(line.path))<b>\(HTML.text(line.value))</b></div>"
      }
      let head = results.head.policies?.first { $0.name == policy.name }
      let source = head?.source.map { say(" Source: \($0).", " 来源：\($0)。") } ?? ""
      return
        "<h3>\(HTML.text(words.policy(policy.name)))</h3><p>\(HTML.text((head?.title ?? "") + (source.isEmpty ? "" : "." + source)))</p>"
        + "<div class=\"diff\">\(items.isEmpty ? HTML.text(say("no change", "无变化")) : items.joined())</div>"
    }
    let baselineName = words.policy(baseline.name)
    return HTML.section(
      "changes", say("What each policy changes", "各策略的改动"),
      "<p>\(HTML.text(say("Against “\(baselineName)”, line by line.", "与“\(baselineName)”逐行比较。")))</p>"
        + blocks.joined(separator: "\n"))
  }
}
