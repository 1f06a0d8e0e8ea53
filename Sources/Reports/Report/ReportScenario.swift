import Foundation

/// What was simulated, where its numbers come from, and how to do it again.
struct ReportScenario {
  private let results: SavedResults
  private let say: Language
  private let words: ChartWords

  init(_ results: SavedResults, in language: Language) {
    self.results = results
    say = language
    words = ChartWords(results, in: language)
  }

  var html: String { changes + sources + scenario + command }

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

  /// The words that stand beside the numbers of the scenario's file.
  private var sources: String {
    guard let notes = results.manifest.notes, !notes.isEmpty else { return "" }
    let rows = ScenarioLines(results.manifest.scenario).noted(by: notes).map { row in
      "<tr><td>\(HTML.text(row.path))</td><td>\(HTML.text(row.value))</td><td>\(HTML.text(row.note))</td></tr>"
    }
    guard !rows.isEmpty else { return "" }
    let head = [
      say("Value", "参数"), say("Is", "取值"), say("Where it comes from", "来源"),
    ].map { "<th>\(HTML.text($0))</th>" }.joined()
    return HTML.section(
      "sources", say("Assumptions and their sources", "假设及其来源"),
      "<p>\(HTML.text(say("As the scenario's own file says beside each value.", "以下为场景文件在各取值旁的说明（原文）。")))</p>"
        + "<details><summary>\(HTML.text(say("Show \(rows.count) values", "展开 \(rows.count) 项")))</summary>"
        + "<div class=\"scroll\"><table class=\"sources\"><thead><tr>\(head)</tr></thead><tbody>"
        + "\(rows.joined(separator: "\n"))</tbody></table></div></details>")
  }

  private var scenario: String {
    let lines = results.manifest.scenario.split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { line -> String in
      let (code, remark) = ScenarioLines.parted(String(line))
      return HTML.text(code) + (remark.isEmpty ? "" : "<i>\(HTML.text(remark))</i>")
    }
    return HTML.section(
      "scenario", say("The scenario as it was understood", "场景全文（含默认值）"),
      "<details><summary>\(HTML.text(say("Every value, defaults filled in, with where it was set", "全部取值及其出处")))</summary>"
        + "<pre class=\"scenario\">\(lines.joined(separator: "\n"))</pre></details>")
  }

  private var command: String {
    let text = results.manifest.command.map(ReportScenario.quoted).joined(separator: " ")
    return HTML.section(
      "again", say("To do it again", "如何复现"),
      "<p>\(HTML.text(say("The same version and seed give the same figures, on any number of threads.", "相同的版本与种子在任意线程数下得到相同的数据。")))</p>"
        + "<pre class=\"command\"><code>\(HTML.text(text))</code></pre>")
  }

  /// A word as a shell reads it back.
  static func quoted(_ word: String) -> String {
    let plain = word.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        || "@%+=:,./-_".unicodeScalars.contains(scalar)
    }
    return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
