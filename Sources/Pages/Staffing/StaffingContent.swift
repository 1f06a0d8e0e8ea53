import Charts
import ResultFiles

/// What a page says of a search for the least staff.
struct StaffingContent: StudyContent {
  private let figures: StaffingReport.Figures
  private let say: Language
  private let words: StudyWords

  init(_ study: SavedStudy, in language: Language) throws(SavedResults.Fault) {
    figures = try study.figures(StaffingReport.Figures.self)
    say = language
    words = StudyWords(language)
  }

  var kind: String { say("Ringside: the least staff", "Ringside：最少人手") }
  var title: String { figures.title }

  var facts: [(String, String)] {
    [
      (say("Segment", "商家群体"), figures.segment),
      (say("Lever", "调节的参数"), figures.lever),
      (
        say("Wanted", "目标"),
        say(
          "at most \(words.percent(figures.target)) suspended within \(figures.days) days",
          "\(figures.days) 天内至多 \(words.percent(figures.target)) 的商家被停用")
      ),
    ]
  }

  private var confirmed: [StaffingReport.LevelFigures] {
    figures.looks.filter { $0.phase == "confirmation" }
  }

  var verdict: [String] {
    let wanted = say(
      "at most \(words.percent(figures.target)) of the merchants of \(figures.segment) suspended within \(figures.days) days",
      "\(figures.segment) 的商家在 \(figures.days) 天内至多 \(words.percent(figures.target)) 被停用")
    let open = figures.undecided ?? []
    let untold = say(
      "\(words.list(open)) could not be told from the target with the replications allowed",
      "在允许的重复次数内无法判定 \(words.list(open))")
    guard let choice = figures.choice else {
      guard open.isEmpty else {
        return [
          say(
            "Whether any level of \(figures.lever) does it is open: even \(untold).",
            "\(figures.lever) 是否有取值能达到目标尚无定论：\(untold)。")
        ]
      }
      return [
        say(
          "No level of \(figures.lever) does it: \(wanted) is not reached with any.",
          "\(figures.lever) 的任何取值都达不到目标：\(wanted)。")
      ]
    }
    var sentences = [
      open.isEmpty
        ? say(
          "The least that does it is \(figures.lever) = \(choice): \(wanted).",
          "达到目标的最小取值为 \(figures.lever) = \(choice)：\(wanted)。")
        : say(
          "\(figures.lever) = \(choice) does it: \(wanted). Whether it is the least is open: \(untold).",
          "\(figures.lever) = \(choice) 可达到目标：\(wanted)。是否为最小取值尚无定论：\(untold)。")
    ]
    sentences += confirmed.compactMap { look in
      look.measures.first.map { named in
        say(
          "Confirmed with \(look.level): \(words.figure(named.figure, unit: named.unit)).",
          "取 \(look.level) 时的独立验证：\(words.figure(named.figure, unit: named.unit))。")
      }
    }
    let promise =
      say(
        "But for a chance of \(words.percent(figures.error)) no level found under or over was put on the wrong side, if its chance is "
          + "\(words.percent(figures.tolerance)) or more from the target.",
        "若某取值的停用概率与目标相差 \(words.percent(figures.tolerance)) 或以上，则除 \(words.percent(figures.error)) 的可能外未被误判。"
      )
    return [sentences.joined(separator: say(" ", "")), promise]
  }

  var sections: String {
    guard let first = confirmed.first else { return "" }
    let rows = first.measures.indices.map { index in
      [words.titleWithUnit(first.measures[index])]
        + confirmed.map { look in
          look.measures.indices.contains(index)
            ? words.cell(look.measures[index].figure, unit: look.measures[index].unit) : "–"
        }
    }
    return HTML.section(
      "confirmed", say("What it costs", "代价"),
      "<p>"
        + HTML.text(
          say(
            "On replications that had no part in the search; intervals at 95 %.",
            "由未参与搜索的重复得出；区间为 95%。")) + "</p>"
        + words.smallTable(
          [say("Measure", "指标")] + confirmed.map { "\(figures.lever) = \($0.level)" }, rows,
          textColumns: 1))
  }

  var table: SortableTable {
    let columns = [
      SortableTable.Column(key: "phase", title: say("Phase", "阶段"), isNumber: false),
      SortableTable.Column(key: "level", title: say("Level", "取值"), isNumber: hasNumbers),
      SortableTable.Column(key: "verdict", title: say("Verdict", "判定"), isNumber: false),
      SortableTable.Column(key: "measure", title: say("Measure", "指标"), isNumber: false),
      SortableTable.Column(key: "estimate", title: say("Estimate", "估计值")),
      SortableTable.Column(key: "lower", title: say("Lower", "下限")),
      SortableTable.Column(key: "upper", title: say("Upper", "上限")),
      SortableTable.Column(key: "unit", title: say("Unit", "单位"), isNumber: false),
      SortableTable.Column(key: "replications", title: say("Replications", "重复次数")),
    ]
    let rows = figures.looks.flatMap { look in
      look.measures.map { named in
        [
          SortableTable.Cell(phase(look.phase), look.phase), SortableTable.Cell(look.level),
          SortableTable.Cell(verdict(look.verdict ?? ""), look.verdict ?? ""),
          SortableTable.Cell(words.title(named.measure), named.measure),
        ] + words.cells(named) + [SortableTable.Cell(String(look.replications))]
      }
    }
    return SortableTable(
      columns: columns, rows: rows,
      note: say("Lower and upper: 95 % t interval.", "下限与上限：95% t 区间。"), file: "staffing.csv")
  }

  private var hasNumbers: Bool { figures.looks.allSatisfy { Double($0.level) != nil } }

  private func phase(_ phase: String) -> String {
    phase == "search" ? say("search", "搜索") : say("confirmation", "验证")
  }

  private func verdict(_ verdict: String) -> String {
    guard say == .chinese else { return verdict }
    return StaffingContent.verdicts[verdict] ?? verdict
  }

  private static let verdicts = ["under": "低于目标", "over": "高于目标", "undecided": "未定"]
}
