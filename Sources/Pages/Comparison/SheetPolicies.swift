import Charts
import ResultFiles

/// The table of a decision sheet: a row a policy, a column a measure, those of customers before those of merchants.
struct SheetPolicies {
  private let results: SavedResults
  private let figures: SheetFigures
  private let say: Language

  init(_ results: SavedResults, _ figures: SheetFigures, in language: Language) {
    self.results = results
    self.figures = figures
    say = language
  }

  /// Columns under one heading.
  private struct Group {
    let title: String
    let measures: [String]
  }

  private var groups: [Group] {
    let sides = (results.head.sides ?? []).map { side in
      Group(
        title: say(
          side.side == "customers" ? PageText.Sheet.customers : PageText.Sheet.merchants),
        measures: side.measures.filter(figures.has))
    }
    let money = Group(
      title: say(PageText.Sheet.money), measures: ["money_net"].filter(figures.has))
    return (sides + [money]).filter { !$0.measures.isEmpty }
  }

  var html: String {
    let groups = groups
    let measures = groups.flatMap(\.measures)
    let firsts = Set(groups.compactMap(\.measures.first))
    func edge(_ measure: String) -> String { firsts.contains(measure) ? " first" : "" }
    let headings = groups.map {
      "<th class=\"first\" colspan=\"\($0.measures.count)\">\(HTML.text($0.title))</th>"
    }
    let titles = measures.map { measure in
      "<th class=\"n\(edge(measure))\">\(HTML.text(figures.titles.title(measure)))"
        + "<small>\(HTML.text(unit(measure)))</small></th>"
    }
    let rows = (results.head.policies ?? []).map { policy -> String in
      let cells = measures.map { measure in
        "<td class=\"n\(edge(measure))\">\(markup(figures.cell(measure, policy.name)))</td>"
      }
      return "<tr><th scope=\"row\"><b>\(HTML.text(figures.name(policy.name)))</b>"
        + "<small>\(HTML.text(title(policy)))</small></th>\(cells.joined())</tr>"
    }
    return "<div class=\"scroll\"><table class=\"sheet\"><thead><tr><th></th>"
      + headings.joined() + "</tr><tr><th></th>" + titles.joined() + "</tr></thead><tbody>"
      + rows.joined(separator: "\n") + "</tbody></table></div>\n"
      + "<p class=\"note\">"
      + HTML.text(say(PageText.Sheet.note(figures.name(results.head.policyNames[0]))) + reference)
      + "</p>\n"
  }

  private func title(_ policy: ResultsHead.Policy) -> String {
    policy.name == "as written" ? say(PageText.Sheet.baseline) : policy.title
  }

  private func unit(_ measure: String) -> String {
    if figures.realMerchants(measure) != nil {
      return say(
        measure == "false_positives" ? PageText.Sheet.realSuspensions : PageText.Sheet.realMerchants
      )
    }
    guard let unit = figures.figure(measure, results.head.policyNames[0])?.unit else { return "" }
    let text = figures.titles.unit(unit)
    return text == "%" ? "" : text
  }

  /// Text whose units stay on the line of their number.
  private func tied(_ text: String) -> String {
    let units = [
      SharedText.percentSign, SharedText.millions, SharedText.thousands, PageText.Sheet.points,
    ].map { say($0) }
    return HTML.text(
      units.reduce(text) { text, unit in
        text.replacing(unit, with: unit.replacing(" ", with: "\u{A0}"))
      })
  }

  /// The figure, its change with the interval, and the relative change.
  private func markup(_ cell: SheetFigures.Cell) -> String {
    let aside = cell.aside.isEmpty ? "" : " <small class=\"aside\">\(tied(cell.aside))</small>"
    var lines = "<span>\(tied(cell.value))</span>\(aside)"
    guard !cell.change.isEmpty else { return lines }
    let tone = ["better", "worse"].contains(cell.sense) ? " class=\"\(cell.sense)\"" : ""
    let change = [cell.change + (cell.isSure ? "*" : ""), cell.relative]
      .filter { !$0.isEmpty }.joined(separator: say(SharedText.comma))
    lines += "<small\(tone)>\(tied(change))</small>"
    if !cell.interval.isEmpty {
      lines += "<small>\(tied(say(SharedText.bareBrackets(cell.interval))))</small>"
    }
    return lines
  }

  /// By which answer rate suspensions are false positives, where all policies have the same, and what two points less or
  /// more would make of the baseline's.
  private var reference: String {
    guard let rate = results.head.reference else { return "" }
    func share(_ name: String) -> String? {
      figures.figure("false_positive_share" + name, results.head.policyNames[0])?.estimate.map {
        FigureText.fixed($0 * 100, decimals: 1)
      }
    }
    guard let lower = share("_lower_threshold"), let here = share(""),
      let higher = share("_higher_threshold")
    else { return "" }
    return say(SharedText.sentenceGap)
      + say(
        PageText.Sheet.reference(
          FigureText.fixed(rate * 100, decimals: 0), shares: [lower, here, higher]))
  }
}
