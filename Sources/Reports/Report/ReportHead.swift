import Foundation

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
    var facts = [
      (
        say("Simulated", "模拟规模"),
        say(
          "\(head.replications) replication\(head.replications == 1 ? "" : "s") of \(merchants) merchants",
          "\(head.replications) 次重复，每次 \(merchants) 个商家")
      ),
      (
        say("Period", "时段"),
        say(
          "\(head.days) days from \(head.start)"
            + (head.warmup > 0 ? ", after \(head.warmup) days of warm-up" : ""),
          "自 \(head.start) 起 \(head.days) 天" + (head.warmup > 0 ? "，此前预热 \(head.warmup) 天" : ""))
      ),
      (say("Seed", "随机种子"), String(head.seed)),
      (
        say("Program", "程序"),
        "ringside \(manifest.version)"
          + (manifest.commit.map { ", " + $0.prefix(9) + ($0.hasSuffix("+") ? "+" : "") } ?? "")
      ),
      (say("Run on", "运行时间"), date(manifest.started)),
      (say("Time taken", "耗时"), duration(manifest.elapsedSeconds)),
    ]
    if let policies = head.policies {
      facts.insert((say("Policies", "策略数"), String(policies.count)), at: 1)
    }
    let list = facts.map { "<div><dt>\(HTML.text($0.0))</dt><dd>\(HTML.text($0.1))</dd></div>" }
    return """
      <header>
      <p class="kind">\(HTML.text(kind))</p>
      <h1>\(HTML.text(head.title))</h1>
      <dl class="facts">\(list.joined())</dl>
      </header>

      """ + warnings
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

  private func date(_ iso: String) -> String {
    let parts = iso.split(separator: "T")
    guard parts.count == 2 else { return iso }
    return "\(parts[0]) \(parts[1].prefix(5)) UTC"
  }

  private func duration(_ seconds: Double) -> String {
    if seconds < 1 { return say("under a second", "不到 1 秒") }
    if seconds < 119.5 {
      return NumberText.fixed(seconds, decimals: seconds < 9.95 ? 1 : 0) + say(" s", " 秒")
    }
    return NumberText.fixed(seconds / 60, decimals: 1) + say(" min", " 分钟")
  }
}
