import MerchantModel
import ResultFiles
import SimStatistics

/// A measure over the points of a sweep: a heat map of two varied paths, a line of one.
///
/// `sweep.csv` has the columns `point`, one for each varied path, `scope`, `measure`, `unit`, `replications`,
/// `estimate`, `lower` and `upper`. A column `ranking` that says `best` of a point, and `tie` of those that
/// cannot be distinguished from it, is shown where it is there; else the best estimate alone is marked.
struct SweepChart {
  let paths: [String]
  let measure: String
  let unit: String
  private let better: BetterDirection
  let cells: [Cell]
  private let replications: String
  let say: Language

  struct Cell {
    let values: [String]
    let estimate: Double
    let lower: Double?
    let upper: Double?
    /// `best`, `tie` or nothing.
    var ranking: String
    /// Whether the scenario stands so today.
    let isToday: Bool
  }

  /// The charts of measures; none where the sweep varies neither one path nor two.
  ///
  /// - Parameter figures: What points are compared by, and which point is the scenario as it stands, where that is known;
  ///   else the headline measures are drawn.
  static func make(
    _ table: CSVTable, figures: SweepFigures? = nil, in say: Language
  ) -> [Chart] {
    let goals =
      figures.map { figures in
        figures.findings.map {
          ($0.measure, $0.wanted == "least" ? BetterDirection.lower : .higher)
        }
      } ?? [("suspensions", .lower), ("customer_minutes_saved", .higher)]
    return goals.compactMap {
      SweepChart(table, $0, better: $1, today: figures?.asItStands, say)?.chart
    }
  }

  /// The most paths of which each has a panel.
  private static let mostPanels = 6

  private init?(
    _ table: CSVTable, _ measure: String, better: BetterDirection, today: Int?, _ say: Language
  ) {
    guard let first = table.header.firstIndex(of: "point"),
      let last = table.header.firstIndex(of: "scope"), first < last,
      let overall = table.overallScope
    else { return nil }
    let rows = table.rows(where: ["scope": overall, "measure": measure])
    paths = table.header[(first + 1)..<last].filter { path in
      Set(rows.map { table.cell($0, path) }).count > 1
    }
    guard (1...Self.mostPanels).contains(paths.count), let any = rows.first else { return nil }
    self.measure = measure
    self.say = say
    unit = table.cell(any, "unit")
    self.better = better
    let factor = MeasureTitles.factor(ofUnit: unit)
    let counts = rows.compactMap { table.number($0, "replications") }
    replications =
      FigureText.fixed(counts.min() ?? 0, decimals: 0)
      + (counts.min() == counts.max() ? "" : "–" + FigureText.fixed(counts.max() ?? 0, decimals: 0))
    var cells: [Cell] = []
    for row in rows {
      guard let estimate = table.number(row, "estimate") else { continue }
      cells.append(
        Cell(
          values: paths.map { table.cell(row, $0) }, estimate: estimate * factor,
          lower: table.number(row, "lower").map { $0 * factor },
          upper: table.number(row, "upper").map { $0 * factor },
          ranking: table.cell(row, "ranking"),
          isToday: today.map { String($0) == table.cell(row, "point") } ?? false))
    }
    let best = cells.indices.min { left, right in
      better.prefers(cells[left].estimate, to: cells[right].estimate)
    }
    if !table.has("ranking"), let best { cells[best].ranking = "best" }
    guard cells.count > 1 else { return nil }
    self.cells = cells
  }

  private var chart: Chart {
    let titles = MeasureTitles(say)
    let title = titles.title(measure)
    let hasTies = cells.contains { $0.ranking == "tie" }
    let unit = titles.unit(unit)
    let isPanels = paths.count > 1 && !isGrid
    let marks =
      isPanels
      ? say(ChartText.Sweep.panelMarks)
      : hasTies
        ? say(ChartText.Sweep.tieMarks)
        : say(ChartText.Sweep.bestMark)
    return Chart(
      name: "sweep-" + measure.replacing("_", with: "-"),
      title: say(ChartText.Sweep.title(title)),
      caption: [
        unit.isEmpty ? "" : say(ChartText.Sweep.unit(unit)),
        isGrid ? say(ChartText.Sweep.brighter) : "", marks,
        isGrid && cells.contains(where: \.isToday) ? say(ChartText.Sweep.today) : "", edge,
        say(ChartText.Sweep.replications(replications)),
      ].filter { !$0.isEmpty }.joined(separator: say(SharedText.sentenceGap)),
      body: { layout in
        paths.count == 1 ? line(layout) : isGrid ? heatMap(layout) : panels(layout)
      })
  }

  /// Whether two paths are varied and most of their combinations are there.
  private var isGrid: Bool {
    guard paths.count == 2 else { return false }
    let sizes = [0, 1].map { place in Set(cells.map { $0.values[place] }).count }
    return cells.count * 2 > sizes[0] * sizes[1]
  }

  /// A warning where the best point has the least or greatest value of a path: a better one may lie beyond.
  private var edge: String {
    guard let best = cells.first(where: { $0.ranking == "best" }) else { return "" }
    let atEnd = paths.indices.filter { place in
      let values = cells.compactMap { Double($0.values[place]) }
      guard values.count == cells.count, let value = Double(best.values[place]) else {
        return false
      }
      return value == values.min() || value == values.max()
    }
    guard !atEnd.isEmpty else { return "" }
    return say(ChartText.Sweep.edge(StudyWords(say).list(atEnd.map { paths[$0] })))
  }

  private func mark(_ cell: Cell) -> String {
    switch cell.ranking {
    case "best": " ★"
    case "tie": " ="
    default: ""
    }
  }

  /// Whether low values are drawn bright: what is better is bright in every heat map.
  var isReversed: Bool { better == .lower }

  private func brightness(_ place: Double) -> Double { isReversed ? 1 - place : place }

  var rows: [JSONValue] {
    let least = cells.map(\.estimate).min() ?? 0
    let span = (cells.map(\.estimate).max() ?? 1) - least
    return cells.map { cell in
      var row: [String: JSONValue] = [
        "v": .rounded(cell.estimate), "lo": .rounded(cell.lower), "hi": .rounded(cell.upper),
        "t": .rounded(brightness(span > 0 ? (cell.estimate - least) / span : 0)),
        "today": .bool(cell.isToday),
        "label": .string(FigureText.plain(cell.estimate, cell.lower, cell.upper) + mark(cell)),
        "ranking": .string(cell.ranking),
      ]
      for (index, value) in cell.values.enumerated() { row["p\(index)"] = .string(value) }
      return .object(row)
    }
  }

  /// An axis of a path: its values in the order of their sizes, or as they come where they have none; upward if
  /// it is reversed.
  func axis(_ index: Int, isReversed: Bool = false) -> JSONValue {
    var values: [String] = []
    for cell in cells where !values.contains(cell.values[index]) {
      values.append(cell.values[index])
    }
    if values.allSatisfy({ Double($0) != nil }) {
      values.sort { (Double($0) ?? 0) < (Double($1) ?? 0) }
    }
    if isReversed { values.reverse() }
    return [
      "field": .string("p\(index)"), "type": "ordinal",
      "sort": .array(values.map { .string($0) }),
      "axis": [
        "title": .string(TextLayout.clippedPath(paths[index], letters: 60)), "labelAngle": 0,
        "ticks": false, "domain": false,
        "labelOverlap": true,
      ],
    ]
  }

  var tooltip: JSONValue {
    .array(
      paths.enumerated().map { index, path in
        ["field": .string("p\(index)"), "title": .string(path)]
      } + [
        ["field": "v", "format": ",.4~g", "title": .string(MeasureTitles(say).title(measure))],
        ["field": "interval", "title": .string(say(SharedText.interval95))],
      ])
  }
}
