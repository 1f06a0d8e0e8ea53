import MerchantModel
import Runs
import SimStatistics
import Studies

/// A comparison for people: the answer in words, then tables that fit 100 columns.
public struct ComparisonTable {
  private let summary: ComparisonSummary
  private let worlds: WorldsComparisonText?
  /// How many further differences of each policy are listed.
  private static let mostDifferences = 6
  private static let nameWidth = 22

  /// The table of a comparison.
  ///
  /// - Parameter worlds: Its worlds, if there are any.
  public init(_ summary: ComparisonSummary, worlds: WorldResult? = nil) {
    self.summary = summary
    self.worlds = worlds.map { WorldsComparisonText($0, by: summary.worldMeasures) }
  }

  /// The text, ending with a newline.
  public var text: String {
    let verdict = ComparisonVerdict(summary).sentences.flatMap { ComparisonText.wrapped($0) }
    let sides = ComparisonSides(summary)
    let answer =
      (sides.verdicts + AppealText.verdict(result)).flatMap { ComparisonText.wrapped($0) } + [""]
      + verdict
    return
      ([scenario.title, setting] + sides.setting + [""] + overWorlds + answer + sides.tables + [""]
      + overview
      + gains + others + [""] + DeskText.lines(result) + AppealText.lines(result) + notes)
      .joined(separator: "\n") + "\n"
  }

  /// What the worlds show, before what comes of the values as they are written.
  private var overWorlds: [String] {
    guard let worlds else { return [] }
    return worlds.lines + ["", "With every such number taken for what the scenario says:", ""]
  }

  private var result: PolicyResult { summary.result }
  private var scenario: Scenario { result.first.scenario }

  private var setting: String { SettingText.line(scenario, replications: result.replications) }

  /// The policies on the two measures of the front.
  private var overview: [String] {
    guard let front = summary.overallFront else { return [] }
    let axes = [front.axes.first, front.axes.second]
    let rows = axes.map { summary.comparison.row($0.measure.name, of: summary.overall) }
    var cells = [
      [""] + ["left", "right"].flatMap { [$0, "difference  ", "best"] } + ["front"]
    ]
    for index in result.policies.indices {
      var line = [ComparisonText.cut(result.policies[index].name, to: Self.nameWidth)]
      for (axis, row) in zip(axes, rows) {
        guard let row else { continue }
        line += [
          ComparisonText.value(row.figures[index].estimate, unit: axis.measure.unit),
          difference(row, index),
          axis.better == axis.measure.better
            ? ComparisonText.chance(row.figures[index].chanceBest) : "",
        ]
      }
      cells.append(line + [ComparisonText.chance(front.points[index].chance)])
    }
    let names = zip(["Left", "right"], axes).map { side, axis in
      "\(side): \(lowercased(axis.measure.title)), \(Self.words(axis.measure.unit))"
    }
    let heading = ComparisonText.wrapped(names.joined(separator: "; ") + ".", indent: "")
    return heading + [""] + TextColumns.lines(cells)
  }

  private func difference(_ row: PolicyComparison.Row, _ index: Int) -> String {
    guard let difference = row.differences[index] else { return "" }
    let text = ComparisonText.difference(difference.estimate, unit: row.measure.unit)
    return text + (difference.isBeyondDoubt ? " *" : "  ")
  }

  /// What segments gain or lose, and how many merchants change sides.
  private var gains: [String] {
    guard let front = summary.overallFront else { return [] }
    let measures = [front.axes.first.measure, front.axes.second.measure]
    let scopes = scenario.segments.count == 1 ? [Scope.segment(0)] : result.scopes
    var cells: [[String]] = []
    for index in result.policies.indices.dropFirst() {
      cells.append([ComparisonText.cut(result.policies[index].name, to: Self.nameWidth)])
      for scope in scopes {
        let differences = measures.map { measure in
          summary.comparison.row(measure.name, of: scope).map { difference($0, index) } ?? ""
        }
        let changes = [MerchantChange.newlySuspended, .noLongerSuspended].map {
          ComparisonText.merchants(result.change($0, policy: index, of: scope).merchants)
        }
        let name = ComparisonText.cut(result.first.name(of: scope), to: Self.nameWidth - 2)
        cells.append(["  " + name] + differences + changes)
      }
    }
    let head = ["", "left  ", "right  ", "newly suspended", "no longer"]
    return ["", "Who gains, who loses: differences, and real merchants who change sides"]
      + TextColumns.lines([head] + cells)
  }

  /// The surest of the other differences.
  private var others: [String] {
    guard let front = summary.overallFront else { return [] }
    let shown = [front.axes.first.measure.name, front.axes.second.measure.name]
    var cells: [[String]] = []
    for index in result.policies.indices.dropFirst() {
      let sure = summary.comparison.rows.filter { row in
        row.scope == summary.overall && row.measure.better != nil
          && row.differences[index]?.isBeyondDoubt == true && !shown.contains(row.measure.name)
      }
      let surest = sure.sorted { score($0, index) > score($1, index) }
        .prefix(Self.mostDifferences)
      guard !surest.isEmpty else { continue }
      let more = sure.count - surest.count
      let name = ComparisonText.cut(result.policies[index].name, to: Self.nameWidth)
      cells.append([more > 0 ? "\(name) (and \(more) more)" : name])
      for row in surest {
        guard let difference = row.differences[index] else { continue }
        let unit = row.measure.unit
        cells.append([
          "  " + row.measure.title, ComparisonText.value(row.figures[0].estimate, unit: unit),
          ComparisonText.difference(difference.estimate, unit: unit),
          difference.sense(row.measure.better).rawValue,
        ])
      }
    }
    guard !cells.isEmpty else { return [] }
    return [
      "", "What else differs beyond doubt, the surest first: under \(baseline), and by how much",
    ]
      + TextColumns.lines(cells)
  }

  /// How many standard errors a difference is.
  private func score(_ row: PolicyComparison.Row, _ index: Int) -> Double {
    guard let estimate = row.differences[index]?.estimate, let value = estimate.value,
      let error = estimate.standardError, error > 0
    else { return 0 }
    return (value / error).magnitude
  }

  private var baseline: String { result.policies[0].name }

  private var notes: [String] {
    guard result.replications > 1 else {
      return ["One replication says nothing of its own precision: ask for more."]
    }
    let family = zip(result.scopes, summary.comparison.familySizes)
      .first { $0.0 == summary.overall }?.1
    let interval =
      "difference: from \(baseline), paired by replication; ± is half of a 95 % interval over "
      + "\(result.replications) replications, +a/-b how far its ends lie from the difference."
    let doubt =
      "*: beyond doubt: holds at 95 % together with all \(family ?? 0) differences of these merchants "
      + "(Holm's correction)."
    let chances =
      "best, front: the estimated chance that no other policy is better, or better on both. It supposes that "
      + "estimates err as normal figures with the spread of their replications do, and is no guarantee."
    let lines = [interval] + ((family ?? 0) > 0 ? [doubt] : []) + [chances]
    return (lines + common).flatMap { ComparisonText.wrapped($0) }
  }

  /// What common random numbers won on the two measures of the front.
  private var common: [String] {
    guard let front = summary.overallFront else { return [] }
    let ratios = [front.axes.first, front.axes.second].flatMap { axis in
      summary.comparison.row(axis.measure.name, of: summary.overall)?.differences
        .compactMap { $0?.varianceRatio } ?? []
    }
    guard let least = ratios.min(), let most = ratios.max() else { return [] }
    let range = [least, most].map { NumberText.fixed($0, decimals: $0 < 10 ? 1 : 0) }
    let times = range[0] == range[1] ? range[0] : "\(range[0]) to \(range[1])"
    return [
      "Independent runs would need \(times) times the replications for differences as sure: the policies "
        + "share their customers, staff and random numbers."
    ]
  }

  private func lowercased(_ title: String) -> String {
    title.prefix(1).lowercased() + title.dropFirst()
  }

  private static func words(_ unit: Measure.Unit) -> String {
    switch unit {
    case .share: "share"
    case .count: "number"
    default: unit.rawValue
    }
  }
}
