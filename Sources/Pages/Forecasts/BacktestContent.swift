import Charts
import ResultFiles

/// The page of rules on history: who would have been suspended under each.
struct BacktestContent: StudyContent {
  let study: LoadedStudy<BacktestFigures>

  private typealias Policy = BacktestFigures.Policy

  var kind: String { say(PageText.Backtest.kind) }
  var title: String { say(PageText.Backtest.title(figures.log)) }

  var facts: [(String, String)] {
    [
      (say(PageText.Fits.log), figures.log),
      (say(PageText.Column.merchants), words.count(figures.merchants)),
      (say(PageText.Facts.period), figures.first + say.to + figures.last),
      (say(PageText.Facts.policies), words.count(figures.policies.count)),
    ]
  }

  private func name(_ policy: Policy) -> String {
    policy.name == "as written" ? say(SharedText.ruleAsWritten) : policy.name
  }

  var verdict: [String] {
    let restricted =
      figures.suspensionsInHistory == 0
      ? say(PageText.Backtest.unrestricted)
      : say(
        PageText.Backtest.restricted(
          words.count(figures.suspensionsInHistory),
          merchants: words.count(figures.merchantsSuspendedInHistory)))
    return figures.policies.map(sentence) + [restricted]
  }

  private func sentence(_ policy: Policy) -> String {
    guard policy.suspensions > 0 || policy.mostSuspensions > 0 else {
      return say(PageText.Backtest.nobody(name(policy)))
    }
    let range =
      policy.fewestSuspensions == policy.mostSuspensions
      ? ""
      : say(
        PageText.Backtest.range(
          words.count(policy.fewestSuspensions), words.count(policy.mostSuspensions)))
    guard policy.suspensions > 0 else {
      return say(PageText.Backtest.nobodyKnown(name(policy), range: range))
    }
    return say(
      PageText.Backtest.suspended(
        name(policy), suspensions: words.count(policy.suspensions),
        merchants: words.count(policy.merchantsSuspended), of: words.count(figures.merchants),
        range: range, badLuck: words.count(policy.badLuck),
        undecided: words.count(policy.undecided)))
  }

  var sections: String { known + sides + model }

  /// A table with a column a policy; but for the first row those are left out of which nothing was seen under any.
  private func table(_ rows: [(title: LocalizedText, value: (Policy) -> Double)]) -> String {
    let head = [""] + figures.policies.map(name)
    let shown = rows.enumerated().filter { place, row in
      place == 0 || figures.policies.contains { row.value($0) != 0 }
    }
    let cells = shown.map { _, row in
      [say(row.title)] + figures.policies.map { FigureText.few(row.value($0)) }
    }
    return words.smallTable(head, cells, textColumns: 1)
  }

  /// What is known, and what is not.
  private var known: String {
    HTML.section(
      "known", say(PageText.Backtest.known),
      "<p>\(HTML.text(say(PageText.Backtest.knownNote)))</p>"
        + table([
          (PageText.Backtest.judged, { Double($0.judgedDays) }),
          (PageText.Backtest.low, { Double($0.lowDays) }),
          (PageText.Backtest.few, { Double($0.fewCallDays) }),
          (PageText.Backtest.exempt, { Double($0.exemptDays) }),
          (PageText.Backtest.unknown, { Double($0.unknownDays) }),
          (PageText.Backtest.suspensions, { Double($0.suspensions) }),
          (PageText.Backtest.fewest, { Double($0.fewestSuspensions) }),
          (PageText.Backtest.most, { Double($0.mostSuspensions) }),
          (PageText.Backtest.inHistory, { Double($0.suspensionsAlsoInHistory) }),
        ]))
  }

  /// What customers get, and what merchants bear.
  private var sides: String {
    HTML.section(
      "sides", say(PageText.Backtest.sides),
      "<h3>\(HTML.text(say(PageText.Backtest.customers)))</h3>"
        + table([
          (PageText.Backtest.missed, { Double($0.calls - $0.answered) }),
          (PageText.Backtest.missedOnLowDays, { Double($0.missedOnLowDays) }),
          (PageText.Backtest.spared, { Double($0.missedWhileOff) }),
          (PageText.Backtest.lost, { Double($0.answeredWhileOff) }),
        ]) + "<h3>\(HTML.text(say(PageText.Backtest.bearing)))</h3>"
        + table([
          (PageText.Backtest.merchants, { Double($0.merchantsSuspended) }),
          (PageText.Backtest.warnings, { Double($0.warnings) }),
          (PageText.Backtest.throttlings, { Double($0.throttlings) }),
          (PageText.Backtest.daysOff, { $0.daysOff }),
          (PageText.Backtest.badLuck, { Double($0.badLuck) }),
          (PageText.Backtest.lowToo, { Double($0.lowOnOtherDays) }),
          (PageText.Backtest.undecided, { Double($0.undecided) }),
        ]))
  }

  /// The same days from the model.
  private var model: String {
    guard let histories = figures.policies.compactMap(\.model).first?.histories else { return "" }
    func row(
      _ title: LocalizedText, times factor: Double = 1,
      _ range: (BacktestFigures.Model) -> BacktestFigures.Range
    ) -> [String] {
      [say(title)]
        + figures.policies.map { policy in
          guard let range = policy.model.map(range) else { return "–" }
          func text(_ value: Double) -> String { FigureText.few(value * factor) }
          return text(range.median)
            + say(SharedText.inBrackets(text(range.lower) + say.to + text(range.upper)))
        }
    }
    return HTML.section(
      "model", say(PageText.Backtest.model),
      "<p>\(HTML.text(say(PageText.Backtest.modelNote(histories))))</p>"
        + words.smallTable(
          [""] + figures.policies.map(name),
          [
            row(PageText.Backtest.suspensions, \.suspensions),
            row(PageText.Backtest.merchants, \.merchantsSuspended),
            row(PageText.Backtest.low, \.lowDays), row(PageText.Backtest.daysOff, \.daysOff),
            row(PageText.Backtest.calls, \.calls),
            row(PageText.Backtest.answerRate, times: 100, \.answerRate),
          ], textColumns: 1))
  }

  var remarks: String {
    // Rules and notes are written by the program, in English.
    let rules = figures.policies.map { policy in
      "<h3>\(HTML.text(name(policy)))</h3>" + HTML.englishList(policy.rule ?? [])
    }
    return HTML.section("rules", say(PageText.Backtest.rules), rules.joined())
      + HTML.section("silence", say(PageText.Backtest.silence), HTML.englishList(figures.notes))
  }

  var table: SortableTable {
    let heads = [
      ("policy", PageText.Column.policy, false), ("merchant", PageText.Backtest.merchant, false),
      ("judged_day", PageText.Backtest.judgedDay, false),
      ("back_at", PageText.Backtest.back, false),
      ("in_history", PageText.Backtest.inHistoryToo, false),
      ("other_days_answer_rate", PageText.Backtest.otherDays, true),
      ("other_days_lower", PageText.Column.lower, true),
      ("other_days_upper", PageText.Column.upper, true),
      ("other_days_finding", PageText.Backtest.finding, false),
    ]
    let saved = study.table
    let rows = saved.rows.map { row in
      heads.map { key, _, isNumber -> SortableTable.Cell in
        let cell = saved.cell(row, key)
        if isNumber {
          return SortableTable.Cell(
            saved.number(row, key), { FigureText.fixed(100 * $0, decimals: 0) })
        }
        return SortableTable.Cell(text(cell, of: key), cell)
      }
    }
    return SortableTable(
      columns: heads.map { SortableTable.Column(key: $0, title: say($1), isNumber: $2) },
      rows: rows, note: say(PageText.Backtest.note), file: "backtest.csv")
  }

  /// What a cell of the file says to people.
  private func text(_ cell: String, of key: String) -> String {
    switch key {
    case "policy": cell == "as written" ? say(SharedText.asWritten) : cell
    case "in_history": cell == "1" ? say(PageText.Backtest.yes) : ""
    case "back_at": cell == "never" ? say(PageText.Backtest.never) : cell.replacing("T", with: " ")
    case "other_days_finding": PageText.Backtest.findings[cell].map { say($0) } ?? cell
    default: cell
    }
  }
}
