import Charts
import Foundation
import ResultFiles

/// The head of a report: what was simulated, and by which program.
struct ReportHead {
  let results: SavedResults
  let say: Language

  /// What kind of page it is, and of what.
  var title: String { ReportFacts.title(kind: kind, results.head.title) }

  /// What was simulated, when, and by which program.
  var facts: String {
    let head = results.head
    let manifest = results.manifest
    let merchants = FigureText.fixed(Double(results.merchants), decimals: 0)
    var facts = ReportFacts(in: say)
    facts.add(
      say(PageText.Facts.simulated),
      say(SharedText.sample(replications: head.replications, merchants: merchants)))
    if let policies = head.policies {
      facts.add(say(PageText.Facts.policies), String(policies.count))
    }
    facts.add(
      say(PageText.Facts.period),
      say(PageText.Facts.days(head.days, from: head.start, warmup: head.warmup)))
    if let question { facts.add(say(PageText.Facts.question), say(question)) }
    facts.addOrigin(
      seed: head.seed, version: manifest.version, commit: manifest.commit,
      started: manifest.started, elapsedSeconds: manifest.elapsedSeconds)
    return facts.list
  }

  private var question: LocalizedText? {
    switch results.head.horizon {
    case "launch": PageText.Facts.launch
    case "longRun": PageText.Facts.longRun
    default: nil
    }
  }

  private var kind: String {
    results.head.isComparison
      ? say(PageText.Facts.compared)
      : say(PageText.Facts.run)
  }

  /// What a reader must know before trusting the figures; empty where there is nothing.
  var warnings: String {
    guard let warnings = results.head.warnings, !warnings.isEmpty else { return "" }
    // Warnings are written by the program, in English.
    let items = warnings.map { "<li lang=\"en\">\(HTML.text($0))</li>" }.joined()
    return "<section class=\"warnings\"><h2>\(HTML.text(say(PageText.Facts.warnings)))</h2><ul>"
      + "\(items)</ul></section>\n"
  }
}
