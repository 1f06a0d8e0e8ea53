import Charts
import ResultFiles

/// The first screen of a comparison, and its first printed page: the question, the answer in a sentence, the rule, the
/// market, every policy by what customers get and what merchants bear, who gains by segment, and how sure that is.
struct DecisionSheet {
  private let results: SavedResults
  private let figures: SheetFigures
  private let changes: CSVTable?
  private let say: Language

  init(_ results: SavedResults, in language: Language) throws(SavedResultsError) {
    self.results = results
    say = language
    figures = try SheetFigures(results, in: language)
    changes = try results.table("changes.csv")
  }

  /// The section.
  var html: String {
    let parts = [
      SheetSegments(results, changes: changes, in: say).html,
      SheetCertainty(results, figures, in: say).html,
    ].filter { !$0.isEmpty }
    return "<section id=\"sheet\">\n" + opening + SheetPolicies(results, figures, in: say).html
      + "<div class=\"halves\">\(parts.joined())</div>\n</section>\n"
  }

  private var opening: String {
    let head = results.head
    let baseline = figures.name(head.policyNames[0])
    let question = say(
      PageText.Sheet.question(policies: head.policyNames.count - 1, baseline: baseline))
    var lines = [fact(PageText.Sheet.asked, HTML.text(question))]
    if let rule { lines.append(fact(PageText.Sheet.rule(baseline), rule)) }
    lines.insert(fact(PageText.Sheet.market, HTML.text(market)), at: 1)
    let answer =
      head.replications > 1
      ? "<p class=\"verdict\">\(HTML.text(answer))</p>\n"
      : "<p class=\"verdict\">\(HTML.text(say(PageText.Sheet.oneReplication)))</p>\n"
    return answer + "<dl class=\"terms\">\(lines.joined())</dl>\n"
  }

  /// The baseline's rules in words; in English where this program cannot read the scenario any more.
  private var rule: String? {
    if say == .chinese, let scenario = results.manifest.policies?.first?.scenario,
      let rules = ChineseRules(scenario: scenario)
    {
      return HTML.text(rules.lines.joined())
    }
    guard let rule = results.head.rule, !rule.isEmpty else { return nil }
    return "<span lang=\"en\">\(HTML.text(rule))</span>"
  }

  private func fact(_ name: LocalizedText, _ markup: String) -> String {
    "<div><dt>\(HTML.text(say(name)))</dt><dd>\(markup)</dd></div>"
  }

  /// What each policy does to both sides, policies that do the same together.
  private var answer: String {
    let scope = results.head.scopes.first { $0.name == results.overall }
    var groups: [(change: ResultsHead.SideChange, policies: [String])] = []
    for change in scope?.sides ?? [] {
      let name = figures.name(change.policy)
      if let place = groups.firstIndex(where: {
        $0.change.customers == change.customers && $0.change.merchants == change.merchants
      }) {
        groups[place].policies.append(name)
      } else {
        groups.append((change, [name]))
      }
    }
    return groups.map { group in
      say(
        PageText.Sheet.answer(
          say(PageText.Sheet.verdict(group.change.verdict)),
          policies: StudyWords(say).list(group.policies),
          sides: SheetSegments.both(group.change, say)))
    }.joined(separator: say(SharedText.sentenceGap))
  }

  /// The real merchants, by segment where there are several.
  private var market: String {
    let scopes = results.head.scopes
    func text(_ merchants: Double) -> String { FigureText.count(merchants, half: nil, say) }
    let segments = scopes.filter { $0.name != results.overall }
    let whole = text(scopes.first { $0.name == results.overall }?.represents ?? 0)
    // One segment is the whole market.
    guard segments.count > 1 else { return whole }
    let parts = segments.map { "\($0.name) \(text($0.represents))" }
    return say(PageText.Sheet.parts(whole, parts.joined(separator: say(SharedText.listComma))))
  }
}
