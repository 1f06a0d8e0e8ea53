import Charts
import ResultFiles

/// What a page says of an audit: which readings of the rule matter, and by how much.
struct AuditContent: StudyContent {
  private let figures: AuditReport.Figures
  private let say: Language
  private let words: StudyWords
  private let readings: ReadingWords

  private typealias Reading = AuditReport.ReadingFacts
  private typealias Figure = AuditReport.FigureFacts

  init(_ study: SavedStudy, in language: Language) throws(SavedResults.Fault) {
    figures = try study.figures(AuditReport.Figures.self)
    say = language
    words = StudyWords(language)
    readings = ReadingWords(language)
  }

  var kind: String { say("Ringside: readings of the rule", "Ringside：规则的不同解读") }
  var title: String { figures.title }

  var facts: [(String, String)] {
    [
      (
        say("Simulated", "模拟规模"),
        say(
          "\(words.count(figures.replications)) replication\(figures.replications == 1 ? "" : "s")",
          "\(words.count(figures.replications)) 次重复")
      ), (say("Readings", "解读数"), words.count(figures.readings.count)),
    ]
  }

  private var moving: [Reading] { figures.readings.filter { $0.reach == "figures" } }
  private var overall: String? { figures.readings.first?.figures.last?.scope }

  private func figure(_ measure: String, of reading: Reading) -> Figure? {
    reading.figures.last { $0.measure == measure && $0.scope == overall }
  }

  var verdict: [String] {
    let count = words.count(figures.readings.count)
    guard let first = moving.first else {
      return [
        say(
          "None of the \(count) readings changes a suspension or a minute.",
          "\(count) 种解读都不改变停用次数或节省的分钟数。")
      ]
    }
    let isOne = moving.count == 1
    let differences = first.figures.filter { $0.scope == overall }.map { figure in
      say("\(words.named(figure.measure)) by ", "\(words.title(figure.measure)) ")
        + "\(words.difference(figure.difference, unit: figure.unit))"
        + (figure.isBeyondDoubt ? say(", beyond doubt", "，差异可信") : "")
    }
    return [
      say(
        "Of \(count) readings \(words.count(moving.count)) \(isOne ? "changes" : "change") suspensions or minutes.",
        "\(count) 种解读中有 \(words.count(moving.count)) 种会改变停用次数或分钟数。")
        + say(" ", "")
        + say(
          "Most is worth: \(readings.words(first)). Flipped, it changes \(words.list(differences)).",
          "影响最大的是：\(readings.words(first))。反转后：\(differences.joined(separator: "；"))。")
    ]
  }

  var remarks: String {
    let still = figures.readings.filter { $0.reach != "figures" }
    let items = still.map { reading in
      "<li>\(HTML.text(readings.words(reading)))"
        + "<br><small>\(HTML.text(readings.reach(reading.reach)))</small></li>"
    }
    let fixed = figures.fixed.map { fact in
      // Written by the program, in English.
      "<li lang=\"en\">\(HTML.text(fact.reading + " " + fact.reason))</li>"
    }
    return
      (items.isEmpty
      ? ""
      : HTML.section("same", say("The same either way", "怎样解读都一样"), "<ul>\(items.joined())</ul>"))
      + (fixed.isEmpty
        ? ""
        : HTML.section("fixed", say("Cannot be flipped", "无法反转的解读"), "<ul>\(fixed.joined())</ul>"))
  }

  var table: SortableTable {
    let columns = [
      SortableTable.Column(key: "reading", title: say("Reading", "解读"), isNumber: false),
      SortableTable.Column(key: "scope", title: say("Merchants", "商家"), isNumber: false),
      SortableTable.Column(key: "measure", title: say("Measure", "指标"), isNumber: false),
      SortableTable.Column(key: "estimate", title: say("As written", "原解读")),
      SortableTable.Column(key: "estimate_flipped", title: say("Flipped", "反转后")),
      SortableTable.Column(key: "difference", title: say("Difference", "差值")),
      SortableTable.Column(key: "lower", title: say("Lower", "下限")),
      SortableTable.Column(key: "upper", title: say("Upper", "上限")),
      SortableTable.Column(key: "adjusted_p_value", title: say("Adjusted p", "校正 p 值")),
    ]
    let rows = figures.readings.flatMap { reading in
      reading.figures.map { figure -> [SortableTable.Cell] in
        let factor = MeasureTitles.factor(ofUnit: figure.unit)
        let half = figure.difference.lower.flatMap { lower in
          figure.difference.upper.map { ($0 - lower) / 2 * factor }
        }
        func number(_ value: Double?) -> SortableTable.Cell {
          SortableTable.Cell(value) { value in
            half.map {
              NumberText.fixed(value * factor, decimals: NumberText.decimals(for: $0, most: 5))
            } ?? FigureText.plain(value * factor, nil, nil)
          }
        }
        return [
          SortableTable.Cell(readings.words(reading), reading.name),
          SortableTable.Cell(figure.scope),
          SortableTable.Cell(words.title(figure.measure), figure.measure),
          number(figure.asWritten.estimate), number(figure.flipped.estimate),
          number(figure.difference.estimate), number(figure.difference.lower),
          number(figure.difference.upper),
          SortableTable.Cell(figure.adjustedPValue) { NumberText.fixed($0, decimals: 4) },
        ]
      }
    }
    return SortableTable(
      columns: columns, rows: rows,
      note: say(
        "Flipped less as written, paired by replication, one reading at a time. Lower and upper: 95 % interval. "
          + "Adjusted p: Holm's correction over all differences of the same merchants.",
        "反转后减原解读，按重复配对，每次只反转一种。下限与上限：95% 区间。校正 p 值：对同一批商家的全部差值做 Holm 校正。"),
      file: "audit.csv")
  }
}
