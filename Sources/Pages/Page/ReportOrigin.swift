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
      say(PageText.Origin.value), say(PageText.Origin.setTo), say(PageText.Origin.source),
    ].map { "<th>\(HTML.text($0))</th>" }.joined()
    return HTML.section(
      "sources", say(PageText.Origin.sources),
      "<p>\(HTML.text(say(PageText.Origin.sourcesNote)))</p>"
        + "<details><summary>\(HTML.text(say(PageText.Origin.showValues(rows.count))))</summary>"
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
      "scenario", say(PageText.Origin.scenario),
      "<details><summary>\(HTML.text(say(PageText.Origin.scenarioNote)))</summary>"
        + "<pre class=\"scenario\">\(lines.joined(separator: "\n"))</pre></details>")
  }

  private var again: String {
    let text = commands.map { $0.map(ReportOrigin.quoted).joined(separator: " ") }
      .joined(separator: "\n")
    return HTML.section(
      "again", say(PageText.Origin.again),
      "<p>\(HTML.text(say(PageText.Origin.againNote)))</p>"
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
