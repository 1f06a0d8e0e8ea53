import Charts
import Foundation
import ResultFiles

/// The head of a report: what was run, and by what.
struct ReportHead {
  private let results: SavedResults
  private let say: Language

  init(_ results: SavedResults, in language: Language) {
    self.results = results
    say = language
  }

  var html: String {
    let head = results.head
    let manifest = results.manifest
    let merchants = NumberText.fixed(Double(results.merchants), decimals: 0)
    var facts = ReportFacts(in: say)
    facts.add(
      say("Simulated", "模拟规模"),
      say(
        "\(head.replications) replication\(head.replications == 1 ? "" : "s") of \(merchants) merchants",
        "\(head.replications) 次重复，每次 \(merchants) 个商家"))
    if let policies = head.policies {
      facts.add(say("Policies", "策略数"), String(policies.count))
    }
    facts.add(
      say("Period", "时段"),
      say(
        "\(head.days) days from \(head.start)"
          + (head.warmup > 0 ? ", after \(head.warmup) days of warm-up" : ""),
        "自 \(head.start) 起 \(head.days) 天" + (head.warmup > 0 ? "，此前预热 \(head.warmup) 天" : "")))
    facts.addOrigin(
      seed: head.seed, version: manifest.version, commit: manifest.commit,
      started: manifest.started, elapsedSeconds: manifest.elapsedSeconds)
    return facts.header(kind: kind, title: head.title) + warnings
  }

  private var kind: String {
    results.head.isComparison
      ? say("Ringside: policies compared", "Ringside：策略比较")
      : say("Ringside: a run", "Ringside：模拟运行")
  }

  private var warnings: String {
    guard let warnings = results.head.warnings, !warnings.isEmpty else { return "" }
    // Warnings are written by the program, in English.
    let items = warnings.map { "<li lang=\"en\">\(HTML.text($0))</li>" }.joined()
    return "<section class=\"warnings\"><h2>\(HTML.text(say("Warnings", "警告")))</h2><ul>"
      + "\(items)</ul></section>\n"
  }
}
