import Charts
import ResultFiles

/// Every figure in a table that can be sorted and taken away as CSV.
struct ReportTable {
  let results: SavedResults
  let say: Language
  private var titles: MeasureTitles { MeasureTitles(say) }
  private var words: ChartWords { ChartWords(results, in: say) }

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
      SortableTable.Column(key: "measure", title: say(PageText.Column.measure), isNumber: false)
    ]
    if hasPolicies {
      columns.append(
        SortableTable.Column(key: "policy", title: say(PageText.Column.policy), isNumber: false))
    }
    if hasScopes {
      columns.append(
        SortableTable.Column(key: "scope", title: say(PageText.Column.merchants), isNumber: false))
    }
    columns += SortableTable.Column.figure(say)
    return SortableTable(
      columns: columns,
      rows: figures.map { row($0, hasPolicies: hasPolicies, hasScopes: hasScopes) }, note: note,
      file: results.head.isComparison ? "comparison.csv" : "measures.csv"
    ).html(say)
  }

  private var note: String {
    let level = words.intervals(SharedText.lowerAndUpper)
    return words.join(
      level,
      say(PageText.Table.unseen))
  }

  private func row(
    _ figure: SavedFigure, hasPolicies: Bool, hasScopes: Bool
  ) -> [SortableTable.Cell] {
    let factor = MeasureTitles.factor(ofUnit: figure.unit)
    let half = figure.halfWidth.map { $0 * factor }
    func number(_ value: Double?) -> SortableTable.Cell {
      SortableTable.Cell(value, times: factor, toDigitsOf: half)
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
