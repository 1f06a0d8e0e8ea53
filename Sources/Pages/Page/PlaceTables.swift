import Charts
import MerchantModel
import ResultFiles

/// What the places that merchants share did: the platform's desk, and the appeals queue.
struct PlaceTables {
  let say: Language

  /// A figure with its interval, in the unit of files.
  private struct Figure {
    let estimate: Double?
    let lower: Double?
    let upper: Double?
  }

  /// The section of a run or a comparison, a row a figure, of a comparison a column a policy; empty without such places.
  ///
  /// - Throws: ``SavedResultsError`` if a file is not what its name says.
  func section(of results: SavedResults) throws(SavedResultsError) -> String {
    var tables: [String] = []
    for place in SharedPlace.allCases {
      guard let source = try results.table("\(place.rawValue).csv") else { continue }
      tables.append(table(of: place, in: source, ChartWords(results, in: say)))
    }
    return section(tables)
  }

  /// A place of a run or a comparison.
  private func table(
    of place: SharedPlace, in source: CSVTable, _ words: ChartWords
  ) -> String {
    let hasPolicies = source.has("policy")
    let policies = source.rows.reduce(into: [String]()) { names, row in
      let name = source.cell(row, "policy")
      if !names.contains(name) { names.append(name) }
    }
    let names = source.rows.reduce(into: [String]()) { names, row in
      let name = source.cell(row, "figure")
      if !names.contains(name) { names.append(name) }
    }
    let rows = names.compactMap { name -> [String]? in
      guard let title = PageText.Places.title(of: name, at: place) else { return nil }
      return [say(title)]
        + policies.map { policy in
          let row = source.rows.first {
            source.cell($0, "figure") == name && source.cell($0, "policy") == policy
          }
          guard let row else { return "–" }
          return text(
            Figure(
              estimate: source.number(row, "estimate"), lower: source.number(row, "lower"),
              upper: source.number(row, "upper")), unit: source.cell(row, "unit"))
        }
    }
    let head = [""] + (hasPolicies ? policies.map(words.policy) : [say(PageText.Column.estimate)])
    return heading(of: place)
      + StudyWords(say).smallTable(head, rows, textColumns: 1)
  }

  /// The section of a sweep, a row a point; empty without such places.
  ///
  /// - Parameters:
  ///   - records: What `sweep.json` has of them.
  ///   - points: The points that are shown, each with what it says of each path.
  func section(
    of records: [SweepPlaces.Record], paths: [String], points: [(number: Int, cells: [String])]
  ) -> String {
    let tables = SharedPlace.allCases.map { place -> String in
      let own = records.filter { $0.place == place }
      let names = (own.first?.figures ?? []).map(\.name)
        .filter(SweepPlaces.shown(of: place).contains)
      guard !names.isEmpty else { return "" }
      let rows = points.compactMap { point -> [String]? in
        guard let record = own.first(where: { $0.point == point.number }) else { return nil }
        return [String(point.number)] + point.cells
          + names.map { name in
            guard let found = record.figures.first(where: { $0.name == name }) else { return "–" }
            return text(
              Figure(
                estimate: found.figure.estimate, lower: found.figure.lower,
                upper: found.figure.upper), unit: found.unit)
          }
      }
      let head =
        [say(PageText.Column.pointNumber)] + paths
        + names.map { PageText.Places.title(of: $0, at: place).map { say($0) } ?? $0 }
      let open = own.filter { !$0.settled }.map { String($0.point) }
      return heading(of: place)
        + StudyWords(say).smallTable(head, rows, textColumns: paths.count + 1)
        + (open.isEmpty
          ? "" : paragraph(PageText.Places.open(open.joined(separator: say(SharedText.listComma)))))
    }
    return section(tables)
  }

  private func section(_ tables: [String]) -> String {
    guard tables.contains(where: { !$0.isEmpty }) else { return "" }
    return HTML.section(
      "places", say(PageText.Places.heading),
      paragraph(PageText.Places.opening) + tables.joined(separator: "\n"))
  }

  private func heading(of place: SharedPlace) -> String {
    "<h3>\(HTML.text(say(PageText.Places.name(of: place))))</h3>"
  }

  private func paragraph(_ text: LocalizedText) -> String { "<p>\(HTML.text(say(text)))</p>" }

  private func text(_ figure: Figure, unit: String) -> String {
    guard let estimate = figure.estimate else { return "–" }
    let factor = MeasureTitles.factor(ofUnit: unit)
    let sign = factor == 100 ? say(SharedText.percentSign) : ""
    // What is the same in every replication has no width.
    guard let lower = figure.lower, let upper = figure.upper, lower < upper,
      let interval = FigureText.interval(lower * factor, upper * factor, say)
    else { return FigureText.plain(estimate * factor, nil, nil) + sign }
    return FigureText.plain(estimate * factor, lower * factor, upper * factor)
      + "\(sign) (\(interval))"
  }
}
