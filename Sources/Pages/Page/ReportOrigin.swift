import Charts
import Foundation

/// Where results come from: the scenario, the remarks beside its values, and how to do it again.
struct ReportOrigin {
  /// The scenario as it was understood; nil if it is not known.
  let scenario: String?
  /// The remarks beside the values of the scenario's file, by place.
  let notes: [String: String]?
  /// The command lines, one after another.
  let commands: [[String]]
  let say: Language

  var html: String { sources + text + again }

  /// The words that stand beside the numbers of the scenario's file.
  private var sources: String {
    guard let scenario, let notes, !notes.isEmpty else { return "" }
    let rows = ScenarioLines(scenario).noted(by: notes).map { row in
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

  private var text: String {
    guard let scenario else { return "" }
    let lines = scenario.split(
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

  private var again: String {
    let text = commands.map { $0.map(ReportOrigin.quoted).joined(separator: " ") }
      .joined(separator: "\n")
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
