import Charts
import Foundation
import ResultFiles

/// What a page says of a search through rules.
struct SynthesisContent: StudyContent {
  private let figures: SynthesisReport.Figures
  private let source: CSVTable
  private let say: Language
  private let words: StudyWords

  init(_ study: SavedStudy, in language: Language) throws(SavedResults.Fault) {
    figures = try study.figures(SynthesisReport.Figures.self)
    source = study.table
    say = language
    words = StudyWords(language)
  }

  var kind: String { say("Ringside: rules that do what is asked", "Ringside：规则合成") }
  var title: String { say("Rules that spare and catch", "该放过的放过，该停用的停用") }

  var facts: [(String, String)] {
    [
      (say("Rules looked through", "考察的规则数"), words.count(figures.rules)),
      (say("That do what is asked", "满足要求的规则数"), words.count(figures.meeting)),
      (say("Within", "期限"), say("\(figures.days) days", "\(figures.days) 天")),
    ]
  }

  var verdict: [String] {
    guard let best = figures.best.first else {
      let nearest = figures.nearest.map {
        say(" The nearest is: \(rule($0)).", "最接近的是：\(rule($0))。")
      }
      return [
        say(
          "None of \(words.count(figures.rules)) rules does what is asked.",
          "考察的 \(words.count(figures.rules)) 条规则中没有满足要求的。") + (nearest ?? "")
      ]
    }
    let days = best.daysToCatch.map {
      say(
        " It catches within \(FigureText.plain($0, nil, nil)) days on average those whom it is to catch.",
        "它平均在 \(FigureText.plain($0, nil, nil)) 天内停用应停用的商家。")
    }
    return [
      say(
        "Of \(words.count(figures.rules)) rules \(words.count(figures.meeting)) "
          + "\(figures.meeting == 1 ? "does" : "do") what is asked; the soonest is: \(rule(best)).",
        "考察的 \(words.count(figures.rules)) 条规则中有 \(words.count(figures.meeting)) 条满足要求；见效最快的是：\(rule(best))。"
      )
        + (days ?? "")
    ]
  }

  private func rule(_ rule: SynthesisReport.RuleFigures) -> String {
    let least = max(rule.minimumCalls, 1)
    let (threshold, low) = (words.percent(rule.threshold), rule.lowDays)
    let when =
      rule.windowDays.map {
        say("on \(low) of the last \($0) days", "最近 \($0) 天中有 \(low) 天")
      }
      ?? say(
        "on \(low) day\(low == 1 ? "" : "s in a row")", low == 1 ? "有 1 天" : "连续 \(low) 天")
    return say(
      "below \(threshold) of at least \(least) call\(least == 1 ? "" : "s"), \(when)",
      "\(when)在至少 \(least) 个来电中应答率低于 \(threshold)")
  }

  var sections: String {
    guard let shown = figures.best.first ?? figures.nearest else { return "" }
    let isSimulated = shown.standings.contains { $0.simulated != nil }
    let head =
      [
        say("Answers", "接听率"), say("Calls a day", "每天来电"), say("Suspended", "被停用"),
        say("Wanted", "要求"), say("Days to the first", "到首次停用的天数"),
      ] + (isSimulated ? [say("Simulated", "模拟值")] : [])
    let rows = shown.standings.map { standing in
      [
        words.percent(standing.answers), standing.calls, words.percent(standing.chance),
        (standing.wanted == "atMost" ? "≤ " : "≥ ") + words.percent(standing.limit),
        standing.daysToFirst.map { FigureText.plain($0, nil, nil) } ?? say("never", "不停用"),
      ] + (isSimulated ? [standing.simulated.map { words.figure($0, unit: "share") } ?? "–"] : [])
    }
    return HTML.section(
      "rule", say("What the rule does", "该规则的表现"),
      "<p>"
        + HTML.text(
          say(
            "The chance of a suspension is exact, for merchants whose days are independent of each other.",
            "停用概率为精确值，适用于各日相互独立的商家。")) + "</p>" + words.smallTable(head, rows, textColumns: 0))
  }

  var table: SortableTable {
    let titles = [
      "rank": say("Rank", "名次"), "threshold": say("Threshold", "阈值"),
      "minimum_calls": say("Least calls", "最少来电"), "low_days": say("Low days", "低应答日数"),
      "window_days": say("Of the last days", "最近天数"), "answers": say("Answers", "接听率"),
      "wanted": say("Wanted", "要求"), "limit": say("Limit", "限值"),
      "calls": say("Calls a day", "每天来电"),
      "chance": say("Suspended", "被停用"), "days_to_first": say("Days to the first", "到首次停用的天数"),
    ]
    let columns = source.header.map { key in
      SortableTable.Column(
        key: key, title: titles[key] ?? key, isNumber: !["wanted", "calls"].contains(key))
    }
    let rows = source.rows.prefix(Self.mostRows).map { row in
      zip(source.header, row).map { key, value -> SortableTable.Cell in
        if key == "wanted" {
          return SortableTable.Cell(
            value == "atMost" ? say("at most", "至多") : say("at least", "至少"), value)
        }
        guard ["threshold", "answers", "limit", "chance"].contains(key), let share = Double(value)
        else { return SortableTable.Cell(value) }
        return SortableTable.Cell(words.percent(share), value)
      }
    }
    let more = source.rows.count - rows.count
    return SortableTable(
      columns: columns, rows: Array(rows),
      note: say(
        "A row a rule, merchant and volume of calls, the soonest rule first.",
        "每行为一条规则对一类商家与来电量，见效快的在前。")
        + (more > 0
          ? say(
            " synthesis.csv has \(words.count(more)) more rows.",
            "synthesis.csv 中另有 \(words.count(more)) 行。")
          : ""),
      file: "synthesis.csv")
  }

  private static let mostRows = 1_000
}
