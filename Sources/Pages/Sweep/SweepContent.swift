import Charts
import ResultFiles

/// The page of a sweep: the best points, their ties, and the gain over the scenario as it stands.
struct SweepContent: StudyContent {
  let study: LoadedStudy<SweepFigures>
  /// The rows of all merchants by measure, in the order of points.
  private let rows: [String: [[String]]]

  /// With more points than this, the table has the best by the first measure.
  private static let mostRows = 2_000
  /// The most points whose places are listed.
  private static let mostPlaces = 40
  /// The most best points that are listed.
  private static let mostListed = 8

  init(study: LoadedStudy<SweepFigures>) {
    self.study = study
    let table = study.table
    let wanted = Set(study.figures.findings.map(\.measure))
    let overall = table.overallScope
    rows = Dictionary(
      grouping: table.rows.filter {
        wanted.contains(table.cell($0, "measure")) && table.cell($0, "scope") == overall
      }, by: { table.cell($0, "measure") })
  }

  private var paths: [String] { figures.paths }
  private var source: CSVTable { study.table }

  var kind: String { say(PageText.Sweep.kind) }
  var title: String { figures.title }

  var facts: [(String, String)] {
    [
      (
        say(PageText.Facts.simulated),
        say(
          PageText.Sweep.size(
            points: words.count(figures.points), isOne: figures.points == 1,
            replications: words.count(figures.replications)))
      ),
      (say(PageText.Sweep.varied), paths.joined(separator: say(SharedText.listComma))),
    ]
  }

  var verdict: [String] {
    figures.findings.map { finding in
      [best(finding), gain(finding)].compactMap { $0 }.joined(
        separator: say(SharedText.sentenceGap))
    }
  }

  private func best(_ finding: SweepFigures.Finding) -> String? {
    guard let best = finding.best, let figure = finding.figure else {
      return say(PageText.Sweep.nothingSeen(measure: words.named(finding.measure)))
    }
    let isLeast = finding.wanted == "least"
    let others = finding.ties.count - 1
    let name = place(ofPoint: best)
    let value = words.figure(figure, unit: finding.unit)
    return say(
      PageText.Sweep.best(
        measure: words.named(finding.measure), isLeast: isLeast, point: name, value: value,
        ties: others, tieCount: words.count(others)))
  }

  private func gain(_ finding: SweepFigures.Finding) -> String? {
    guard let best = finding.best else { return nil }
    guard let asItStands = figures.asItStands else {
      return finding == figures.findings.first
        ? say(PageText.Sweep.noBaseline) : nil
    }
    guard best != asItStands else {
      return say(PageText.Sweep.isBaseline)
    }
    guard let difference = finding.difference, difference.estimate != nil else { return nil }
    let text = words.difference(difference, unit: finding.unit)
    guard let lower = difference.lower, let upper = difference.upper else {
      return say(PageText.Sweep.difference(text))
    }
    let isSure = lower > 0 || upper < 0
    return say(PageText.Sweep.sureDifference(text, isSure: isSure))
  }

  /// What a point says of each path.
  private func place(ofPoint number: Int) -> String {
    guard let row = rows.values.first?.first(where: { source.cell($0, "point") == String(number) })
    else { return say(PageText.Sweep.point(number)) }
    return paths.map { "\($0) = \(source.cell(row, $0))" }.joined(separator: say(SharedText.comma))
  }

  var sections: String {
    let blocks = figures.findings.filter { $0.best != nil }.map { finding -> String in
      let isLeast = finding.wanted == "least"
      let marked = (rows[finding.measure] ?? []).filter { !source.cell($0, "ranking").isEmpty }
        .sorted { left, right in
          let (a, b) = (cost(left, isLeast), cost(right, isLeast))
          return (a, Int(source.cell(left, "point")) ?? 0)
            < (b, Int(source.cell(right, "point")) ?? 0)
        }
      let shown = marked.prefix(Self.mostListed)
      let more = marked.count - shown.count
      let factor = MeasureTitles.factor(ofUnit: finding.unit)
      let list = words.smallTable(
        [""] + paths + [say(PageText.Column.estimate), say(SharedText.interval95)],
        shown.map { row in
          let ends = ends(row, factor)
          return [ranking(row)] + paths.map { source.cell(row, $0) } + [
            (source.number(row, "estimate")).map {
              FigureText.plain($0 * factor, ends.lower, ends.upper)
            } ?? "–", FigureText.interval(ends.lower, ends.upper, say) ?? "–",
          ]
        }, textColumns: paths.count + 1)
      return
        "<h3>\(HTML.text(words.titles.titleWithUnit(finding.measure, unit: finding.unit, shortly: true)))</h3>"
        + list
        + (more > 0
          ? "<p>"
            + HTML.text(
              say(PageText.Sweep.moreTies(words.count(more)))) + "</p>" : "")
    }
    guard !blocks.isEmpty else { return places }
    return HTML.section(
      "best", say(PageText.Sweep.bestPoints),
      "<p>\(HTML.text(method))</p>" + blocks.joined(separator: "\n")) + places
  }

  /// What the places that merchants share did at each point, of many points at those that cannot be distinguished from the best.
  private var places: String {
    guard let records = figures.places, let first = figures.findings.first else { return "" }
    let all = rows[first.measure] ?? []
    let shown =
      all.count <= Self.mostPlaces ? all : all.filter { !source.cell($0, "ranking").isEmpty }
    return PlaceTables(say: say).section(
      of: records, paths: paths,
      points: shown.prefix(Self.mostPlaces).map { row in
        (Int(source.cell(row, "point")) ?? 0, paths.map { source.cell(row, $0) })
      })
  }

  private var method: String {
    say(PageText.Sweep.method)
  }

  private func cost(_ row: [String], _ isLeast: Bool) -> Double {
    source.number(row, "estimate").map { isLeast ? $0 : -$0 } ?? .infinity
  }

  private func ends(_ row: [String], _ factor: Double) -> (lower: Double?, upper: Double?) {
    (
      source.number(row, "lower").map { $0 * factor },
      source.number(row, "upper").map { $0 * factor }
    )
  }

  private func ranking(_ row: [String]) -> String {
    switch source.cell(row, "ranking") {
    case "best": say(PageText.Sweep.isBest)
    case "tie": say(PageText.Sweep.isTie)
    default: ""
    }
  }
}

extension SweepContent {
  var table: SortableTable {
    let findings = figures.findings
    var columns = [SortableTable.Column(key: "point", title: say(PageText.Column.pointNumber))]
    columns += paths.enumerated().map { place, path in
      SortableTable.Column(key: path, title: path, isNumber: isNumeric(path))
    }
    columns += findings.flatMap { finding in
      let title = words.title(finding.measure)
      return [
        SortableTable.Column(key: finding.measure, title: title)
      ] + SortableTable.Column.ends(say, prefix: finding.measure + "_") + [
        SortableTable.Column(
          key: finding.measure + "_ranking", title: say(PageText.Column.ranking), isNumber: false)
      ]
    }
    columns.append(
      SortableTable.Column(key: "replications", title: say(PageText.Column.replications)))
    let shown = shownRows
    return SortableTable(
      columns: columns, rows: shown.map(cells), note: note(shown: shown.count), file: "sweep.csv")
  }

  /// The rows of the first measure that stand for the points shown.
  private var shownRows: [[String]] {
    guard let first = figures.findings.first, let all = rows[first.measure] else { return [] }
    guard all.count > Self.mostRows else { return all }
    let isLeast = first.wanted == "least"
    return Array(all.sorted { cost($0, isLeast) < cost($1, isLeast) }.prefix(Self.mostRows))
  }

  private func isNumeric(_ path: String) -> Bool {
    (rows.values.first ?? []).allSatisfy { Double(source.cell($0, path)) != nil }
  }

  private func cells(_ first: [String]) -> [SortableTable.Cell] {
    let point = source.cell(first, "point")
    let place = Int(point) ?? 0
    let figures = figures.findings.flatMap { finding -> [SortableTable.Cell] in
      let all = rows[finding.measure] ?? []
      // Rows stand in the order of points, one a point.
      let row =
        all.indices.contains(place) && source.cell(all[place], "point") == point
        ? all[place] : all.first { source.cell($0, "point") == point }
      guard let row else { return Array(repeating: SortableTable.Cell("–", ""), count: 4) }
      let factor = MeasureTitles.factor(ofUnit: finding.unit)
      let ends = ends(row, factor)
      let half = ends.lower.flatMap { lower in ends.upper.map { ($0 - lower) / 2 } }
      func number(_ column: String) -> SortableTable.Cell {
        SortableTable.Cell(source.number(row, column), times: factor, toDigitsOf: half)
      }
      return [
        number("estimate"), number("lower"), number("upper"),
        SortableTable.Cell(ranking(row), source.cell(row, "ranking")),
      ]
    }
    return [SortableTable.Cell(point)] + paths.map { SortableTable.Cell(source.cell(first, $0)) }
      + figures + [SortableTable.Cell(source.cell(first, "replications"))]
  }

  private func note(shown: Int) -> String {
    let intervals = say(PageText.Sweep.intervalNote)
    let left =
      shown < figures.points
      ? say(PageText.Sweep.bestShown(words.count(shown)))
      : say(PageText.Sweep.allThere)
    let units = figures.findings.compactMap { finding -> String? in
      let unit = words.titles.unit(finding.unit)
      return unit.isEmpty
        ? nil
        : say(PageText.Sweep.unit(of: words.title(finding.measure), unit))
    }
    return ([intervals] + units + [left]).joined(separator: say(SharedText.sentenceGap))
  }
}
