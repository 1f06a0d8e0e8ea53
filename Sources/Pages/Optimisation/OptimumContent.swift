import Charts
import Foundation
import ResultFiles

/// The page of a search for the best point.
struct OptimumContent: StudyContent {
  let study: LoadedStudy<OptimisationReport.Figures>

  var kind: String { say(PageText.Optimum.kind) }
  var title: String { figures.title }

  private var isMaximised: Bool { figures.goal == "maximise" }

  var facts: [(String, String)] {
    let goal =
      (isMaximised ? say(PageText.Optimum.most) : say(PageText.Optimum.least))
      + words.named(figures.objective)
    var facts = [(say(PageText.Facts.wanted), goal)]
    if !figures.bounds.isEmpty {
      facts.append(
        (say(PageText.Optimum.bounds), figures.bounds.joined(separator: say(SharedText.comma))))
    }
    facts.append((say(PageText.Optimum.points), words.count(figures.points.count)))
    return facts
  }

  var verdict: [String] {
    guard let winner = figures.winner else {
      let judged = figures.points.count - unjudged.count
      return [
        figures.bounds.isEmpty || judged == 0
          ? say(PageText.Optimum.noBest)
          : say(PageText.Optimum.nothingKeepsBounds(words.list(figures.bounds)))
      ] + (unjudged.isEmpty ? [] : [notJudged])
    }
    let name = place(winner)
    var sentences: [String] = []
    if let confirmed = first(figures.confirmed) {
      sentences.append(
        say(
          PageText.Optimum.confirmedBest(
            name, objective: words.title(figures.objective),
            figure: words.figure(confirmed.figure, unit: confirmed.unit))))
    } else {
      sentences.append(say(PageText.Optimum.best(name)))
    }
    if !winner.isEmpty, let difference = first(figures.difference) {
      sentences.append(
        say(PageText.Optimum.difference(words.difference(difference.figure, unit: difference.unit)))
      )
    }
    return [sentences.joined(separator: say(SharedText.sentenceGap)), promise]
  }

  /// The points of which a figure does not exist in some replication.
  private var unjudged: [OptimisationReport.PointFigures] {
    figures.points.filter { $0.ranking == OptimisationReport.key(.undefined) }
  }

  private var notJudged: String {
    say(PageText.Optimum.notJudged(unjudged.count, of: figures.points.count))
  }

  private var promise: String {
    guard unjudged.isEmpty else {
      return say(PageText.Optimum.notPromised) + notJudged
    }
    guard figures.isDecided else {
      return say(PageText.Optimum.nothingPromised)
    }
    let ahead = FigureText.plain(
      figures.indifference * MeasureTitles.factor(ofUnit: unit), nil, nil)
    let sign =
      MeasureTitles.factor(ofUnit: unit) == 100 ? say(PageText.Optimum.percentagePoints) : ""
    return say(
      PageText.Optimum.promise(error: words.percent(figures.error), lead: ahead, unit: sign))
  }

  private var unit: String {
    first(figures.confirmed)?.unit ?? figures.points.first?.measures.first?.unit ?? ""
  }

  private func first(_ named: [NamedFigure]?) -> NamedFigure? {
    named?.first { $0.measure == figures.objective } ?? named?.first
  }

  private func place(_ settings: [String]) -> String {
    settings.isEmpty
      ? say(PageText.Optimum.asItIs)
      : settings.map { $0.replacing("=", with: " = ") }.joined(separator: say(SharedText.comma))
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
      "confirmed", say(PageText.Optimum.confirmed),
      "<p>"
        + HTML.text(
          say(PageText.Optimum.confirmedNote)) + "</p>"
        + words.smallTable(
          [
            say(PageText.Column.measure), say(PageText.Column.best), say(PageText.Column.asItIs),
            say(PageText.Column.difference),
          ],
          rows, textColumns: 1))
  }

  var table: SortableTable {
    let columns =
      [
        SortableTable.Column(key: "rank", title: say(PageText.Column.rank)),
        SortableTable.Column(key: "point", title: say(PageText.Column.point), isNumber: false),
        SortableTable.Column(
          key: "ranking", title: say(PageText.Column.ranking), isNumber: false),
        SortableTable.Column(key: "measure", title: say(PageText.Column.measure), isNumber: false),
      ] + SortableTable.Column.figure(say) + [
        SortableTable.Column(key: "difference", title: say(PageText.Optimum.fromBest)),
        SortableTable.Column(key: "difference_lower", title: say(PageText.Column.lower)),
        SortableTable.Column(key: "difference_upper", title: say(PageText.Column.upper)),
        SortableTable.Column(key: "replications", title: say(PageText.Column.replications)),
      ]
    let rows = figures.points.enumerated().flatMap { rank, point in
      point.measures.enumerated().map { index, named in
        [
          SortableTable.Cell(String(rank + 1)),
          SortableTable.Cell(place(point.settings), point.settings.joined(separator: " ")),
          SortableTable.Cell(ranking(point.ranking), point.ranking),
          SortableTable.Cell(words.title(named.measure), named.measure),
        ] + words.cells(named) + difference(point, index, of: named)
          + [SortableTable.Cell(String(point.replications))]
      }
    }
    return SortableTable(
      columns: columns, rows: rows,
      note: say(PageText.Optimum.note), file: "optimum.csv")
  }

  /// A figure's difference from the best, with its ends.
  private func difference(
    _ point: OptimisationReport.PointFigures, _ index: Int, of named: NamedFigure
  ) -> [SortableTable.Cell] {
    guard let differences = point.differences, differences.indices.contains(index) else {
      return Array(repeating: SortableTable.Cell("–", ""), count: 3)
    }
    // The unit stands beside the figure.
    return Array(words.cells(differences[index]).dropLast())
  }

  private func ranking(_ ranking: String) -> String {
    switch ranking {
    case "best": say(PageText.Optimum.isBest)
    case "contender": say(PageText.Optimum.isContender)
    case "behind": say(PageText.Optimum.isBehind)
    case "infeasible": say(PageText.Optimum.isInfeasible)
    case "unclear": say(PageText.Optimum.isUnclear)
    case "undefined": say(PageText.Optimum.isUndefined)
    default: ranking
    }
  }
}
