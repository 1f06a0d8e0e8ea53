import Charts
import Foundation
import ResultFiles

/// The page of a search through rules.
struct SynthesisContent: StudyContent {
  let study: LoadedStudy<SynthesisReport.Figures>

  var kind: String { say(PageText.Synthesis.kind) }
  var title: String { say(PageText.Synthesis.title) }

  var facts: [(String, String)] {
    [
      (say(PageText.Synthesis.rules), words.count(figures.rules)),
      (say(PageText.Synthesis.meeting), words.count(figures.meeting)),
      (say(PageText.Synthesis.within), say(PageText.Synthesis.days(figures.days))),
    ]
  }

  var verdict: [String] {
    guard let best = figures.best.first else {
      let nearest = figures.nearest.map {
        say(PageText.Synthesis.nearest(RuleWords(say).text($0)))
      }
      return [
        say(PageText.Synthesis.none(of: words.count(figures.rules))) + (nearest ?? "")
      ]
    }
    let days = best.daysToCatch.map {
      say(PageText.Synthesis.catches(days: FigureText.plain($0, nil, nil)))
    }
    return [
      say(
        PageText.Synthesis.soonest(
          RuleWords(say).text(best), meeting: words.count(figures.meeting),
          isOne: figures.meeting == 1,
          of: words.count(figures.rules)))
        + (days ?? "")
    ]
  }

  var sections: String {
    guard let shown = figures.best.first ?? figures.nearest else { return "" }
    let isSimulated = shown.requirements.contains { $0.simulated != nil }
    let head =
      [
        say(PageText.Column.answers), say(PageText.Column.callsADay),
        say(PageText.Column.suspended),
        say(PageText.Column.requirement), say(PageText.Column.daysToFirst),
      ] + (isSimulated ? [say(PageText.Column.simulated)] : [])
    let rows = shown.requirements.map { requirement in
      [
        words.percent(requirement.answers), requirement.calls, words.percent(requirement.chance),
        (requirement.wanted == "atMost" ? "≤ " : "≥ ") + words.percent(requirement.limit),
        requirement.daysToFirst.map { FigureText.plain($0, nil, nil) }
          ?? say(PageText.Synthesis.never),
      ]
        + (isSimulated
          ? [requirement.simulated.map { words.figure($0, unit: "share") } ?? "–"] : [])
    }
    return HTML.section(
      "rule", say(PageText.Synthesis.whatTheRuleDoes),
      "<p>"
        + HTML.text(
          say(PageText.Synthesis.exactNote)) + "</p>" + words.smallTable(head, rows, textColumns: 0)
    )
  }

  var table: SortableTable {
    let titles = [
      "rank": say(PageText.Column.rank), "threshold": say(PageText.Column.threshold),
      "minimum_calls": say(PageText.Column.leastCalls), "low_days": say(PageText.Column.lowDays),
      "window_days": say(PageText.Column.ofLastDays), "answers": say(PageText.Column.answers),
      "wanted": say(PageText.Column.requirement), "limit": say(PageText.Column.limit),
      "calls": say(PageText.Column.callsADay),
      "chance": say(PageText.Column.suspended), "days_to_first": say(PageText.Column.daysToFirst),
    ]
    let columns = study.table.header.map { key in
      SortableTable.Column(
        key: key, title: titles[key] ?? key, isNumber: !["wanted", "calls"].contains(key))
    }
    let rows = study.table.rows.prefix(Self.mostRows).map { row in
      zip(study.table.header, row).map { key, value -> SortableTable.Cell in
        if key == "wanted" {
          return SortableTable.Cell(
            value == "atMost" ? say(PageText.Synthesis.atMost) : say(PageText.Synthesis.atLeast),
            value)
        }
        if key == "days_to_first", let days = Double(value) {
          return SortableTable.Cell(FigureText.plain(days, nil, nil), value)
        }
        guard ["threshold", "answers", "limit", "chance"].contains(key), let share = Double(value)
        else { return SortableTable.Cell(value) }
        return SortableTable.Cell(words.percent(share), value)
      }
    }
    let more = study.table.rows.count - rows.count
    return SortableTable(
      columns: columns, rows: Array(rows),
      note: say(PageText.Synthesis.note)
        + (more > 0
          ? say(PageText.Synthesis.moreRows(words.count(more)))
          : ""),
      file: "synthesis.csv")
  }

  private static let mostRows = 1_000
}
