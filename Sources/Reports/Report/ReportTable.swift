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
    var columns = [("measure", say("Measure", "指标"), false)]
    if hasPolicies { columns.append(("policy", say("Policy", "策略"), false)) }
    if hasScopes { columns.append(("scope", say("Merchants", "商家"), false)) }
    columns += [
      ("estimate", say("Estimate", "估计值"), true), ("lower", say("Lower", "下限"), true),
      ("upper", say("Upper", "上限"), true), ("unit", say("Unit", "单位"), false),
    ]
    let head = columns.map { key, title, isNumber in
      "<th\(isNumber ? " class=\"n\"" : "") data-key=\"\(key)\" aria-sort=\"none\">\(HTML.text(title))</th>"
    }.joined()
    let rows = figures.map { row($0, hasPolicies: hasPolicies, hasScopes: hasScopes) }
    let label = say("Download as CSV", "下载 CSV")
    let file = results.head.isComparison ? "comparison.csv" : "measures.csv"
    return HTML.section(
      "figures", say("All figures", "全部数据"),
      """
      <p>\(HTML.text(note))</p>
      <p class="tools"><button type="button" id="download" data-file="\(file)" hidden>\(HTML.text(label))</button></p>
      <div class="scroll tall"><table id="table"><thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>
      """)
  }

  private var note: String {
    let level = words.intervals(say("Lower and upper", ""), "下限与上限")
    return words.join(
      level,
      say(
        "Measures of which nothing was seen are left out; the files of the results have them all.",
        "未出现的指标未列出；结果文件中列有全部指标。"))
  }

  private func row(_ figure: SavedFigure, hasPolicies: Bool, hasScopes: Bool) -> String {
    let factor = MeasureTitles.factor(ofUnit: figure.unit)
    let half = figure.lower.flatMap { lower in figure.upper.map { ($0 - lower) / 2 * factor } }
    let places = half.map { NumberText.decimals(for: $0, most: 5) }
    func number(_ value: Double?) -> String {
      guard let value else { return "<td class=\"n\" data-v=\"\">–</td>" }
      let text =
        places.map { NumberText.fixed(value * factor, decimals: $0) }
        ?? FigureText.plain(value * factor, nil, nil)
      return "<td class=\"n\" data-v=\"\(value)\">\(text)</td>"
    }
    func text(_ text: String, _ value: String) -> String {
      "<td data-v=\"\(HTML.text(value))\">\(HTML.text(text))</td>"
    }
    return "<tr>" + text(titles.title(figure.key.measure), figure.key.measure)
      + (hasPolicies ? text(words.policy(figure.key.policy), figure.key.policy) : "")
      + (hasScopes ? text(words.name(figure.key.scope), figure.key.scope) : "")
      + number(figure.estimate) + number(figure.lower) + number(figure.upper)
      + text(titles.unit(figure.unit), figure.unit) + "</tr>"
  }
}
