import Charts
import Foundation
import ResultFiles

/// The list of facts at the head of a report.
struct ReportFacts {
  private let say: Language
  private var facts: [(name: String, value: String)] = []

  init(in language: Language) {
    say = language
  }

  /// Adds a fact.
  mutating func add(_ name: String, _ value: String) { facts.append((name, value)) }

  /// Adds what every kind of results says: the seed, the program, when and how long.
  mutating func addOrigin(
    seed: UInt64, version: String, commit: String?, started: String, elapsedSeconds: Double?
  ) {
    add(say(PageText.Facts.seed), String(seed))
    let commit = commit.map { ", " + $0.prefix(9) + ($0.hasSuffix("+") ? "+" : "") } ?? ""
    add(say(PageText.Facts.program), "ringside \(version)\(commit)")
    add(say(PageText.Facts.runOn), date(started))
    if let elapsedSeconds { add(say(PageText.Facts.timeTaken), duration(elapsedSeconds)) }
  }

  /// The head of a page, with the facts in it.
  func header(kind: String, title: String) -> String {
    ReportFacts.title(kind: kind, title) + list
  }

  /// What kind of page it is, and of what.
  static func title(kind: String, _ title: String) -> String {
    """
    <header>
    <p class="kind">\(HTML.text(kind))</p>
    <h1>\(HTML.text(title))</h1>
    </header>

    """
  }

  /// The facts alone.
  var list: String {
    let items = facts.map {
      "<div><dt>\(HTML.text($0.name))</dt><dd>\(HTML.text($0.value))</dd></div>"
    }
    return "<dl class=\"facts\">\(items.joined())</dl>\n"
  }

  private func date(_ iso: String) -> String {
    let parts = iso.split(separator: "T")
    guard parts.count == 2 else { return iso }
    return "\(parts[0]) \(parts[1].prefix(5)) UTC"
  }

  private func duration(_ seconds: Double) -> String {
    if seconds < 1 { return say(PageText.Facts.underASecond) }
    if seconds < 119.5 {
      return FigureText.fixed(seconds, decimals: seconds < 9.95 ? 1 : 0)
        + say(PageText.Facts.seconds)
    }
    return FigureText.fixed(seconds / 60, decimals: 1) + say(PageText.Facts.minutes)
  }
}
