import Charts
import ResultFiles

/// What a page says of a sweep: which points are best, what cannot be told from them, what is gained.
struct SweepContent: StudyContent {
  private let source: CSVTable
  private let figures: SweepFigures
  private let paths: [String]
  private let say: Language
  private let words: StudyWords
  /// The rows of all merchants by measure, in the order of points.
  private let rows: [String: [[String]]]

  /// With more points than this, the table has the best by the first measure.
  private static let mostRows = 2_000
  /// The most best points that are listed.
  private static let mostListed = 8

  init(_ study: SavedStudy, in language: Language) throws(SavedResults.Fault) {
    let figures = try study.figures(SweepFigures.self)
    let table = study.table
    source = table
    self.figures = figures
    paths = figures.paths
    say = language
    words = StudyWords(language)
    let wanted = Set(figures.findings.map(\.measure))
    let overall = SweepChart.overall(of: table)
    rows = Dictionary(
      grouping: table.rows.filter {
        wanted.contains(table.cell($0, "measure")) && table.cell($0, "scope") == overall
      }, by: { table.cell($0, "measure") })
  }

  var kind: String { say("Ringside: a sweep", "Ringside：参数扫描") }
  var title: String { figures.title }

  var facts: [(String, String)] {
    [
      (
        say("Simulated", "模拟规模"),
        say(
          "\(words.count(figures.points)) point\(figures.points == 1 ? "" : "s"), "
            + "\(words.count(figures.replications)) replications in all",
          "\(words.count(figures.points)) 个参数组合，共 \(words.count(figures.replications)) 次重复")
      ),
      (say("Varied", "变化的参数"), paths.joined(separator: say(", ", "、"))),
    ]
  }

  var verdict: [String] {
    figures.findings.map { finding in
      [best(finding), gain(finding)].compactMap { $0 }.joined(separator: say(" ", ""))
    }
  }

  private func best(_ finding: SweepFigures.Finding) -> String? {
    guard let best = finding.best, let figure = finding.figure else {
      return say(
        "Of \(words.named(finding.measure)) nothing was seen at any point.",
        "\(words.named(finding.measure))在各参数组合中均未出现。")
    }
    let isLeast = finding.wanted == "least"
    let others = finding.ties.count - 1
    let name = place(ofPoint: best)
    let value = words.figure(figure, unit: finding.unit)
    return say(
      "\(isLeast ? "Least" : "Most") \(words.named(finding.measure)) at \(name): \(value); "
        + (others == 0
          ? "it is told from all others."
          : others == 1
            ? "one other point cannot be told from it."
            : "\(words.count(others)) other points cannot be told from it."),
      "\(words.named(finding.measure))在 \(name) 处最\(isLeast ? "低" : "高")：\(value)；"
        + (others == 0 ? "与其他参数组合均可区分。" : "另有 \(words.count(others)) 个参数组合与它无法区分。"))
  }

  private func gain(_ finding: SweepFigures.Finding) -> String? {
    guard let best = finding.best else { return nil }
    guard let asItStands = figures.asItStands else {
      return finding == figures.findings.first
        ? say(
          "None of the points is known to be the scenario as it stands, so what is gained over it is not told.",
          "各参数组合中没有已知的原方案，因此无法给出相对原方案的改善。") : nil
    }
    guard best != asItStands else {
      return say("That is the scenario as it stands.", "这就是原方案。")
    }
    guard let difference = finding.difference, difference.estimate != nil else { return nil }
    let text = words.difference(difference, unit: finding.unit)
    guard let lower = difference.lower, let upper = difference.upper else {
      return say(
        "The difference from the scenario as it stands is \(text), without an interval.",
        "与原方案之差为 \(text)，没有区间。")
    }
    let isSure = lower > 0 || upper < 0
    return say(
      "The difference from the scenario as it stands is \(text)"
        + (isSure ? ", beyond doubt" : ", which may be chance")
        + "; that interval holds for all points at once.",
      "与原方案之差为 \(text)，" + (isSure ? "差异可信" : "可能出于偶然") + "；该区间对全部参数组合同时成立。")
  }

  /// What a point says of each path.
  private func place(ofPoint number: Int) -> String {
    guard let row = rows.values.first?.first(where: { source.cell($0, "point") == String(number) })
    else { return say("point \(number)", "第 \(number) 点") }
    return paths.map { "\($0) = \(source.cell(row, $0))" }.joined(separator: say(", ", "，"))
  }

  var sections: String {
    let blocks = figures.findings.filter { $0.best != nil }.map { finding -> String in
      let isLeast = finding.wanted == "least"
      let marked = (rows[finding.measure] ?? []).filter { !source.cell($0, "standing").isEmpty }
        .sorted { left, right in
          let (a, b) = (cost(left, isLeast), cost(right, isLeast))
          return (a, Int(source.cell(left, "point")) ?? 0)
            < (b, Int(source.cell(right, "point")) ?? 0)
        }
      let shown = marked.prefix(Self.mostListed)
      let more = marked.count - shown.count
      let factor = MeasureTitles.factor(ofUnit: finding.unit)
      let list = words.smallTable(
        [""] + paths + [say("Estimate", "估计值"), say("95 % interval", "95% 区间")],
        shown.map { row in
          let ends = ends(row, factor)
          return [standing(row)] + paths.map { source.cell(row, $0) } + [
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
              say(
                "\(words.count(more)) more cannot be told from the best; the table of all figures marks them.",
                "另有 \(words.count(more)) 个与最优无法区分；全部数据表中均已标出。")) + "</p>" : "")
    }
    guard !blocks.isEmpty else { return "" }
    return HTML.section(
      "best", say("The best points", "最优参数组合"),
      "<p>\(HTML.text(method))</p>" + blocks.joined(separator: "\n"))
  }

  private var method: String {
    say(
      "All points share their random numbers, so each is held against the best estimate by the differences of "
        + "replications. Marked = is what is not worse at the one-sided level 5 % / (k − 1), k being the number of "
        + "points: whichever point is truly best, it is among the marked ones with a confidence of 95 %.",
      "各参数组合使用相同的随机数，因此逐次重复地与估计最优者作差比较。单侧水平 5% /（k − 1）（k 为参数组合数）下不显著更差的标为 =："
        + "无论真正最优的是哪一个，它有 95% 的把握在标出的参数组合之中。")
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

  private func standing(_ row: [String]) -> String {
    switch source.cell(row, "standing") {
    case "best": say("★ best", "★ 最优")
    case "tie": say("= tie", "= 无法区分")
    default: ""
    }
  }
}

extension SweepContent {
  var table: SortableTable {
    let findings = figures.findings
    var columns = [SortableTable.Column(key: "point", title: say("Point", "序号"))]
    columns += paths.enumerated().map { place, path in
      SortableTable.Column(key: path, title: path, isNumber: isNumeric(path))
    }
    columns += findings.flatMap { finding in
      let title = words.title(finding.measure)
      return [
        SortableTable.Column(key: finding.measure, title: title),
        SortableTable.Column(key: finding.measure + "_lower", title: say("Lower", "下限")),
        SortableTable.Column(key: finding.measure + "_upper", title: say("Upper", "上限")),
        SortableTable.Column(
          key: finding.measure + "_standing", title: say("Standing", "评定"), isNumber: false),
      ]
    }
    columns.append(SortableTable.Column(key: "replications", title: say("Replications", "重复次数")))
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
        SortableTable.Cell(source.number(row, column)) { value in
          half.map {
            NumberText.fixed(value * factor, decimals: NumberText.decimals(for: $0, most: 5))
          }
            ?? FigureText.plain(value * factor, nil, nil)
        }
      }
      return [
        number("estimate"), number("lower"), number("upper"),
        SortableTable.Cell(standing(row), source.cell(row, "standing")),
      ]
    }
    return [SortableTable.Cell(point)] + paths.map { SortableTable.Cell(source.cell(first, $0)) }
      + figures + [SortableTable.Cell(source.cell(first, "replications"))]
  }

  private func note(shown: Int) -> String {
    let intervals = say(
      "Lower and upper: 95 % t interval of the point by itself.", "下限与上限：该参数组合自身的 95% t 区间。")
    let left =
      shown < figures.points
      ? say(
        "The \(words.count(shown)) best points by the first measure; sweep.csv has all.",
        "按第一项指标列出最优的 \(words.count(shown)) 个参数组合；sweep.csv 含全部。")
      : say("sweep.csv has all measures and segments.", "sweep.csv 含全部指标与商家群体。")
    let units = figures.findings.compactMap { finding -> String? in
      let unit = words.titles.unit(finding.unit)
      return unit.isEmpty
        ? nil
        : say(
          "\(words.title(finding.measure)): \(unit).", "\(words.title(finding.measure))：\(unit)。")
    }
    return ([intervals] + units + [left]).joined(separator: say(" ", ""))
  }
}
