import Charts
import Foundation
import MerchantModel
import ResultFiles
import Runs
import SimKernel
import SimRandom
import Testing

/// The charts of a small run, as specifications.
struct ChartSpecTests {
  private static let hostile = "</script>'\"${7*7}<img src=x>"

  /// Results of a run that suspends, written and read back; the folder is gone afterwards.
  private func withResults(
    segments: [String], replications: Int = 3, _ change: (inout Scenario) -> Void = { _ in },
    _ work: (SavedResults, Scenario) throws -> Void
  ) throws {
    var scenario = Scenario()
    scenario.title = Self.hostile
    scenario.replications = replications
    scenario.calendar.days = 10
    scenario.calendar.warmup = 4
    var kind = ContactKind(name: "install")
    kind.offer = .always
    kind.accept = Probability(clamping: 0.5)
    scenario.kinds = [kind]
    scenario.segments = segments.map { name in
      var segment = Segment(name: name)
      segment.merchants = 30
      segment.contacts = [ContactRate(kind: "install", perDay: 25)]
      segment.answering.foreground = Answering(
        chance: Probability(clamping: 0.8), delay: .always(.seconds(8)))
      return segment
    }
    change(&scenario)
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "ringside-charts-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try RunFiles(at: folder.path, for: scenario, writesMerchants: true)
    var run = Run(scenario, threads: 2, keepsMerchants: true)
    run.countsKinds = true
    run.triesNumbers = true
    let result = try run.result(
      onMerchants: { try files.add($0) })
    try files.finish(
      result,
      manifest: Manifest(
        version: "0", commit: nil, command: ["ringside"], started: .now, elapsedSeconds: 1,
        threads: 2, merchantDays: 1, events: 1, seed: 1, replications: replications,
        scenario: "title: x"))
    try work(try SavedResults(folder.path), scenario)
  }

  @Test(
    "Every field that a chart draws is in its data", arguments: Language.allCases,
    [["solo"], ["solo", Self.hostile, "brand"]])
  func fields(language: Language, segments: [String]) throws {
    try withResults(segments: segments) { results, scenario in
      var charts = try RunCharts.all(of: results, in: language)
      #expect(
        charts.map(\.name) == [
          "daily-suspended", "survival", "minutes", "waterfall", "answer-rate-by-hour",
          "missed-calls", "false-positives-by-size",
        ])
      charts.append(
        MerchantDaysChart(scenario).chart(
          segment: 0, merchant: 0, replication: 0, in: language))
      for chart in charts {
        for layout in Chart.Layout.allCases {
          let text = chart.spec(layout, isTitled: true).text
          let spec = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
          #expect(!text.contains("</script"))
          let drawn = SpecFields(spec, known: [])
          #expect(drawn.count > 0)
          #expect(drawn.missing == [], "\(chart.name)")
        }
      }
    }
  }

  /// Sees to it that a run has a chart, of which every field is in its data.
  private func expect(
    _ name: String, in language: Language, _ change: @escaping (inout Scenario) -> Void
  ) throws {
    try withResults(segments: ["solo"], change) { results, _ in
      let charts = try RunCharts.all(of: results, in: language)
      let chart = try #require(charts.first { $0.name == name })
      for layout in Chart.Layout.allCases {
        let text = chart.spec(layout, isTitled: true).text
        let spec = try #require(
          try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let drawn = SpecFields(spec, known: [])
        #expect(drawn.count > 0)
        #expect(drawn.missing == [])
      }
    }
  }

  @Test("A run with the platform's desk draws its knee", arguments: Language.allCases)
  func desk(language: Language) throws {
    try expect("desk-knee", in: language) {
      var desk = Desk(shifts: [DeskShift(servers: 2)])
      desk.patience = .always(.minutes(1))
      $0.desk = desk
    }
  }

  @Test("A run with appeals draws the backlog", arguments: Language.allCases)
  func appeals(language: Language) throws {
    try expect("appeals-backlog", in: language) {
      let chances = ChanceByCause(byFault: .always, byLuck: .always)
      var appeals = Appeals(reviewers: 2, reviewsPerDay: 3, filed: chances, overturned: chances)
      appeals.backlog = 12
      $0.appeals = appeals
    }
  }

  @Test("With one replication charts have no intervals, and say so")
  func single() throws {
    try withResults(segments: ["solo"], replications: 1) { results, _ in
      let daily = try #require(try RunCharts.all(of: results, in: .english).first)
      #expect(daily.caption.contains("no intervals"))
    }
  }

  @Test("Names that a scenario gives stand in data and titles, never in an expression")
  func expressions() throws {
    try withResults(segments: ["solo", Self.hostile]) { results, scenario in
      let charts =
        try RunCharts.all(of: results, in: .english)
        + [
          MerchantDaysChart(scenario).chart(
            segment: 1, merchant: 0, replication: 0, in: .english)
        ]
      for chart in charts {
        let text = chart.spec(.wide, isTitled: true).text
        let spec = try JSONSerialization.jsonObject(with: Data(text.utf8))
        for expression in Self.expressions(spec) { #expect(!expression.contains("7*7")) }
      }
    }
  }

  private static func expressions(_ value: Any) -> [String] {
    if let list = value as? [Any] { return list.flatMap(expressions) }
    guard let fields = value as? [String: Any] else { return [] }
    return fields.flatMap { key, value -> [String] in
      if let text = value as? String {
        return ["calculate", "filter", "test", "labelExpr", "expr"].contains(key) ? [text] : []
      }
      return expressions(value)
    }
  }

  @Test("Every measure has a title in Chinese")
  func titles() {
    let missing = Measure.all.map(\.name).filter { !MeasureTitles.inChinese.contains($0) }
    #expect(missing == [])
  }
}
