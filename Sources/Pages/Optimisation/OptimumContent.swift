import Charts
import Foundation
import ResultFiles

/// What a page says of a search for the best point.
struct OptimumContent: StudyContent {
  private let figures: OptimisationReport.Figures
  private let say: Language
  private let words: StudyWords

  init(_ study: SavedStudy, in language: Language) throws(SavedResults.Fault) {
    figures = try study.figures(OptimisationReport.Figures.self)
    say = language
    words = StudyWords(language)
  }

  var kind: String { say("Ringside: the best values", "Ringside：最优取值搜索") }
  var title: String { figures.title }

  private var isMaximised: Bool { figures.goal == "maximise" }

  var facts: [(String, String)] {
    let goal =
      (isMaximised ? say("most ", "最大化") : say("least ", "最小化"))
      + words.named(figures.objective)
    var facts = [(say("Wanted", "目标"), goal)]
    if !figures.bounds.isEmpty {
      facts.append((say("Bounds", "约束"), figures.bounds.joined(separator: say(", ", "，"))))
    }
    facts.append((say("Points", "候选数"), words.count(figures.points.count)))
    return facts
  }

  var verdict: [String] {
    guard let winner = figures.winner else {
      let judged = figures.points.count - unjudged.count
      return [
        figures.bounds.isEmpty || judged == 0
          ? say("No best point was found.", "未找到最优取值。")
          : say(
            "No point was found to keep the bounds: \(words.list(figures.bounds)).",
            "没有候选满足约束：\(words.list(figures.bounds))。")
      ] + (unjudged.isEmpty ? [] : [notJudged])
    }
    let name = place(winner)
    var sentences: [String] = []
    if let confirmed = first(figures.confirmed) {
      sentences.append(
        say(
          "The best point is \(name): \(words.named(figures.objective)), "
            + "\(words.figure(confirmed.figure, unit: confirmed.unit)), on replications that had no part in the search.",
          "最优取值为 \(name)：\(words.title(figures.objective)) "
            + "\(words.figure(confirmed.figure, unit: confirmed.unit))，由未参与搜索的重复得出。"))
    } else {
      sentences.append(say("The best point is \(name).", "最优取值为 \(name)。"))
    }
    if !winner.isEmpty, let difference = first(figures.difference) {
      sentences.append(
        say(
          "Its difference from the scenario as it is comes to "
            + "\(words.difference(difference.figure, unit: difference.unit)).",
          "与原方案之差为 \(words.difference(difference.figure, unit: difference.unit))。"))
    }
    return [sentences.joined(separator: say(" ", "")), promise]
  }

  /// The points of which a figure does not exist in some replication.
  private var unjudged: [OptimisationReport.PointFigures] {
    figures.points.filter { $0.standing == OptimisationReport.key(.undefined) }
  }

  private var notJudged: String {
    say(
      "\(unjudged.count) of \(figures.points.count) points could not be judged, because a figure does not "
        + "exist in some replication.",
      "\(figures.points.count) 个候选中有 \(unjudged.count) 个无法判定，因为在某次重复中指标不存在。")
  }

  private var promise: String {
    guard unjudged.isEmpty else {
      return say("It is not promised to be the best: ", "不保证其为最优：") + notJudged
    }
    guard figures.isDecided else {
      return say(
        "Nothing is promised: the replications allowed did not part all points.",
        "不作保证：允许的重复次数未能区分全部候选。")
    }
    let ahead = FigureText.plain(
      figures.indifference * MeasureTitles.factor(ofUnit: unit), nil, nil)
    let sign = MeasureTitles.factor(ofUnit: unit) == 100 ? say(" percentage points", " 个百分点") : ""
    return say(
      "But for a chance of \(words.percent(figures.error)) it is the best of these points, if it is ahead by "
        + "\(ahead)\(sign) or more; nearer rivals may be as good.",
      "若领先 \(ahead)\(sign)或以上，则除 \(words.percent(figures.error)) 的可能外，它是这些候选中最优的；更接近的候选可能同样好。")
  }

  private var unit: String {
    first(figures.confirmed)?.unit ?? figures.points.first?.measures.first?.unit ?? ""
  }

  private func first(_ named: [NamedFigure]?) -> NamedFigure? {
    named?.first { $0.measure == figures.objective } ?? named?.first
  }

  private func place(_ settings: [String]) -> String {
    settings.isEmpty
      ? say("the scenario as it is", "原方案")
      : settings.map { $0.replacing("=", with: " = ") }.joined(separator: say(", ", "，"))
  }

  var sections: String {
    guard let confirmed = figures.confirmed, let base = figures.asItIs,
      let difference = figures.difference
    else { return "" }
    let rows = confirmed.indices.filter {
      base.indices.contains($0) && difference.indices.contains($0)
    }
    .map { index in
      [
        words.titleWithUnit(confirmed[index]),
        words.cell(confirmed[index].figure, unit: confirmed[index].unit),
        words.cell(base[index].figure, unit: base[index].unit),
        words.cell(difference[index].figure, unit: difference[index].unit),
      ]
    }
    return HTML.section(
      "confirmed", say("Confirmed", "独立验证"),
      "<p>"
        + HTML.text(
          say(
            "On replications that had no part in the search, each point on the same ones; intervals at 95 %.",
            "使用未参与搜索的重复，各方案采用相同的重复；区间为 95%。")) + "</p>"
        + words.smallTable(
          [
            say("Measure", "指标"), say("Best", "最优"), say("As it is", "原方案"),
            say("Difference", "差值"),
          ],
          rows, textColumns: 1))
  }

  var table: SortableTable {
    let columns = [
      SortableTable.Column(key: "rank", title: say("Rank", "名次")),
      SortableTable.Column(key: "point", title: say("Point", "取值"), isNumber: false),
      SortableTable.Column(key: "standing", title: say("Standing", "评定"), isNumber: false),
      SortableTable.Column(key: "measure", title: say("Measure", "指标"), isNumber: false),
      SortableTable.Column(key: "estimate", title: say("Estimate", "估计值")),
      SortableTable.Column(key: "lower", title: say("Lower", "下限")),
      SortableTable.Column(key: "upper", title: say("Upper", "上限")),
      SortableTable.Column(key: "unit", title: say("Unit", "单位"), isNumber: false),
      SortableTable.Column(key: "replications", title: say("Replications", "重复次数")),
    ]
    let rows = figures.points.enumerated().flatMap { rank, point in
      point.measures.map { named in
        [
          SortableTable.Cell(String(rank + 1)),
          SortableTable.Cell(place(point.settings), point.settings.joined(separator: " ")),
          SortableTable.Cell(standing(point.standing), point.standing),
          SortableTable.Cell(words.title(named.measure), named.measure),
        ] + words.cells(named) + [SortableTable.Cell(String(point.replications))]
      }
    }
    return SortableTable(
      columns: columns, rows: rows,
      note: say(
        "What each point came to in the search. Lower and upper: 95 % t interval.",
        "各候选在搜索中的结果。下限与上限：95% t 区间。"
      ), file: "optimum.csv")
  }

  private func standing(_ standing: String) -> String {
    switch standing {
    case "best": say("best", "最优")
    case "contender": say("still in the race", "仍在竞争")
    case "behind": say("behind", "落后")
    case "infeasible": say("breaks a bound", "违反约束")
    case "unclear": say("bounds not told", "约束未定")
    case "undefined": say("a figure does not exist", "指标不存在")
    default: standing
    }
  }
}

extension StudyWords {
  /// A measure with its unit.
  func titleWithUnit(_ named: NamedFigure) -> String {
    let unit = titles.unit(named.unit)
    return title(named.measure) + (unit.isEmpty ? "" : say(", ", "，") + unit)
  }

  /// Estimate, lower and upper end, and unit of a figure.
  func cells(_ named: NamedFigure) -> [SortableTable.Cell] {
    let factor = MeasureTitles.factor(ofUnit: named.unit)
    let half = named.figure.lower.flatMap { lower in
      named.figure.upper.map { ($0 - lower) / 2 * factor }
    }
    return [named.figure.estimate, named.figure.lower, named.figure.upper].map { value in
      SortableTable.Cell(value) { value in
        half.map {
          NumberText.fixed(value * factor, decimals: NumberText.decimals(for: $0, most: 5))
        }
          ?? FigureText.plain(value * factor, nil, nil)
      }
    } + [SortableTable.Cell(titles.unit(named.unit), named.unit)]
  }
}
