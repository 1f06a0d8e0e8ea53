import Charts
import ResultFiles

/// The page of a search for the least staff.
struct StaffingContent: StudyContent {
  let study: LoadedStudy<StaffingReport.Figures>

  var kind: String { say(PageText.Staffing.kind) }
  var title: String { figures.title }

  var facts: [(String, String)] {
    [
      (say(PageText.Staffing.segment), figures.segment),
      (say(PageText.Staffing.lever), figures.lever),
      (
        say(PageText.Facts.wanted),
        say(PageText.Staffing.goal(target: words.percent(figures.target), days: figures.days))
      ),
    ]
  }

  private var confirmed: [StaffingReport.LevelFigures] {
    figures.looks.filter { $0.phase == "confirmation" }
  }

  var verdict: [String] {
    let wanted = say(
      PageText.Staffing.wanted(
        target: words.percent(figures.target), segment: figures.segment, days: figures.days))
    let open = figures.undecided ?? []
    let untold = say(PageText.Staffing.undecided(words.list(open)))
    guard let choice = figures.choice else {
      guard open.isEmpty else {
        return [
          say(PageText.Staffing.stillOpen(lever: figures.lever, undecided: untold))
        ]
      }
      return [
        say(PageText.Staffing.unreachable(lever: figures.lever, wanted: wanted))
      ]
    }
    var sentences = [
      open.isEmpty
        ? say(PageText.Staffing.least(lever: figures.lever, level: choice, wanted: wanted))
        : say(
          PageText.Staffing.enough(
            lever: figures.lever, level: choice, wanted: wanted, undecided: untold))
    ]
    sentences += confirmed.compactMap { look in
      look.measures.first.map { named in
        say(
          PageText.Staffing.confirmed(
            level: look.level, figure: words.figure(named.figure, unit: named.unit)))
      }
    }
    let promise =
      say(
        PageText.Staffing.promise(
          error: words.percent(figures.error), tolerance: words.percent(figures.tolerance)))
    return [sentences.joined(separator: say(SharedText.sentenceGap)), promise]
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
      "confirmed", say(PageText.Staffing.cost),
      "<p>"
        + HTML.text(
          say(PageText.Staffing.costNote)) + "</p>"
        + words.smallTable(
          [say(PageText.Column.measure)] + confirmed.map { "\(figures.lever) = \($0.level)" }, rows,
          textColumns: 1))
  }

  var table: SortableTable {
    let columns =
      [
        SortableTable.Column(key: "phase", title: say(PageText.Column.phase), isNumber: false),
        SortableTable.Column(key: "level", title: say(PageText.Column.level), isNumber: hasNumbers),
        SortableTable.Column(key: "verdict", title: say(PageText.Column.verdict), isNumber: false),
        SortableTable.Column(key: "measure", title: say(PageText.Column.measure), isNumber: false),
      ] + SortableTable.Column.figure(say) + [
        SortableTable.Column(key: "replications", title: say(PageText.Column.replications))
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
      note: say(PageText.Staffing.note), file: "staffing.csv")
  }

  private var hasNumbers: Bool { figures.looks.allSatisfy { Double($0.level) != nil } }

  private func phase(_ phase: String) -> String {
    phase == "search" ? say(PageText.Staffing.search) : say(PageText.Staffing.confirmation)
  }

  private func verdict(_ verdict: String) -> String {
    PageText.Staffing.verdicts[verdict].map { say($0) } ?? verdict
  }
}
