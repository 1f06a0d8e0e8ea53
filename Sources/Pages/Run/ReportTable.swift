import Charts
import ResultFiles

/// Every figure in a table that can be sorted and taken away as CSV.
struct ReportTable {
  private let results: SavedResults
  private let say: Language
  private let titles: MeasureTitles
  private let words: ChartWords

  init(_ results: SavedResults, in language: Language) {
    self.results = results
    say = language
    titles = MeasureTitles(language)
    words = ChartWords(results, in: language)
  }

  /// The figures that are shown: of a comparison those of all merchants, else those of every segment; and no
  /// measure of which nothing was seen.
  private var figures: [SavedFigure] {
    let scopes = Set(
      results.head.isComparison ? [results.overall] : results.shownScopes.map(\.name))
    let seen = Set(results.figures.filter { ($0.estimate ?? 0) != 0 }.map(\.key.measure))
    return results.figures.filter {
      scopes.contains($0.key.scope) && seen.contains($0.key.measure)
        && (hasOthers || !ReportTable.aboutAdopters.contains($0.key.measure))
    }
  }

  /// Whether some merchants did not adopt the feature; else figures of adopters are those of all.
  private var hasOthers: Bool {
    results.figures.contains { $0.key.measure == "adoption" && $0.estimate != 1 }
  }

  private static let aboutAdopters: Set = [
    "adoption", "suspensions_of_adopters", "adopters_suspended", "adopter_time_off",
  ]

  var html: String {
    let hasScopes = !results.head.isComparison && results.shownScopes.count > 1
    let hasPolicies = results.head.isComparison
    var columns = [
      SortableTable.Column(key: "measure", title: say("Measure", "指标"), isNumber: false)
    ]
    if hasPolicies {
      columns.append(
        SortableTable.Column(key: "policy", title: say("Policy", "策略"), isNumber: false))
    }
    if hasScopes {
      columns.append(
        SortableTable.Column(key: "scope", title: say("Merchants", "商家"), isNumber: false))
    }
    columns += [
      SortableTable.Column(key: "estimate", title: say("Estimate", "估计值")),
      SortableTable.Column(key: "lower", title: say("Lower", "下限")),
      SortableTable.Column(key: "upper", title: say("Upper", "上限")),
      SortableTable.Column(key: "unit", title: say("Unit", "单位"), isNumber: false),
    ]
    return SortableTable(
      columns: columns,
      rows: figures.map { row($0, hasPolicies: hasPolicies, hasScopes: hasScopes) }, note: note,
      file: results.head.isComparison ? "comparison.csv" : "measures.csv"
    ).html(say)
  }

  private var note: String {
    let level = words.intervals(say("Lower and upper", ""), "下限与上限")
    return words.join(
      level,
      say(
        "Measures of which nothing was seen are left out; the files of the results have them all.",
        "未出现的指标未列出；结果文件中列有全部指标。"))
  }

  private func row(
    _ figure: SavedFigure, hasPolicies: Bool, hasScopes: Bool
  ) -> [SortableTable.Cell] {
    let factor = MeasureTitles.factor(ofUnit: figure.unit)
    let half = figure.lower.flatMap { lower in figure.upper.map { ($0 - lower) / 2 * factor } }
    let places = half.map { NumberText.decimals(for: $0, most: 5) }
    func number(_ value: Double?) -> SortableTable.Cell {
      SortableTable.Cell(value) { value in
        places.map { NumberText.fixed(value * factor, decimals: $0) }
          ?? FigureText.plain(value * factor, nil, nil)
      }
    }
    var cells = [SortableTable.Cell(titles.title(figure.key.measure), figure.key.measure)]
    if hasPolicies {
      cells.append(SortableTable.Cell(words.policy(figure.key.policy), figure.key.policy))
    }
    if hasScopes {
      cells.append(SortableTable.Cell(words.name(figure.key.scope), figure.key.scope))
    }
    return cells + [
      number(figure.estimate), number(figure.lower), number(figure.upper),
      SortableTable.Cell(titles.unit(figure.unit), figure.unit),
    ]
  }
}
