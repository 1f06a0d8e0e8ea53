import Charts
import ResultFiles

/// What was simulated, what each policy changes in it, and where it comes from.
struct ReportScenario {
  let results: SavedResults
  let say: Language
  private var words: ChartWords { ChartWords(results, in: say) }

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
      let source = head?.source.map { say(PageText.Changes.source($0)) } ?? ""
      return
        "<h3>\(HTML.text(words.policy(policy.name)))</h3><p>\(HTML.text((head?.title ?? "") + (source.isEmpty ? "" : "." + source)))</p>"
        + "<div class=\"diff\">\(items.isEmpty ? HTML.text(say(PageText.Changes.noChange)) : items.joined())</div>"
    }
    let baselineName = words.policy(baseline.name)
    return HTML.section(
      "changes", say(PageText.Changes.title),
      "<p>\(HTML.text(say(PageText.Changes.note(baseline: baselineName))))</p>"
        + blocks.joined(separator: "\n"))
  }
}
