import Charts
import ResultFiles

/// How sure the winners are: in how many worlds each wins and what would turn that, or, where nothing is uncertain, the
/// estimated chance that it is the best of those compared.
struct SheetCertainty {
  private let results: SavedResults
  private let figures: SheetFigures
  private let say: Language
  /// More turns of one choice would fill the page.
  private static let mostTurns = 3

  init(_ results: SavedResults, _ figures: SheetFigures, in language: Language) {
    self.results = results
    self.figures = figures
    say = language
  }

  /// The box.
  var html: String {
    let lines = results.head.worlds.map(overWorlds) ?? chances
    guard !lines.isEmpty else { return "" }
    return "<div class=\"box\"><h3>\(HTML.text(say(PageText.Sheet.certainty)))</h3>"
      + lines.joined(separator: "\n") + "</div>"
  }

  private func overWorlds(_ worlds: WorldsSummary) -> [String] {
    let opening = say(
      PageText.Sheet.worlds(inputs: worlds.numbers, worlds: worlds.worlds))
    return ["<p>\(HTML.text(opening))</p>"]
      + (worlds.choices ?? []).map { choice in
        let wins = figure(worlds, choice.measure, choice.best)?.bestIn
        let win = say(
          PageText.Sheet.wins(
            figures.titles.title(choice.measure), figures.name(choice.best),
            wins.map(number) ?? "–", of: worlds.worlds))
        return "<p><b>\(HTML.text(win))</b> \(turns(choice, worlds.worlds))</p>"
      }
  }

  private func figure(
    _ worlds: WorldsSummary, _ measure: String, _ policy: String
  ) -> WorldsSummary.Figure? {
    worlds.figures.first { $0.measure == measure && $0.policy == policy }
  }

  /// What would turn a choice. Paths may break after their dots.
  private func turns(_ choice: WorldsSummary.Choice, _ worlds: Int) -> String {
    guard let turns = choice.turns else {
      return HTML.text(say(PageText.Sheet.fewWorlds(worlds)))
    }
    guard !turns.isEmpty else { return HTML.text(say(PageText.Worlds.noTurn)) }
    let shown = turns.sorted { $0.share > $1.share }.prefix(Self.mostTurns).map {
      say(PageText.Worlds.turn($0.condition, figures.name($0.policy)))
    }
    return HTML.text(
      say(PageText.Worlds.turns(shown.joined(separator: say(PageText.Worlds.and))))
    )
    .replacing(/\.(?=[A-Za-z])/, with: ".<wbr>")
  }

  /// The best of each headline measure, and the chance of that.
  private var chances: [String] {
    let lines = ["customers_missed", "days_restricted", "money_net"].compactMap { measure in
      leader(measure).map { policy, chance in
        say(
          PageText.Sheet.chance(
            figures.titles.title(measure), figures.name(policy),
            FigureText.fixed(chance * 100, decimals: 0)))
      }
    }
    guard !lines.isEmpty else { return [] }
    return lines.map { "<p>\(HTML.text($0))</p>" }
      + ["<p class=\"note\">\(HTML.text(say(PageText.Sheet.aboutChances)))</p>"]
  }

  /// The policy with the best chance; nil where no chance is known.
  private func leader(_ measure: String) -> (policy: String, chance: Double)? {
    var best: (policy: String, chance: Double)?
    for policy in results.head.policyNames {
      guard let chance = figures.figure(measure, policy)?.chanceBest else { continue }
      if best.map({ chance > $0.chance }) ?? true { best = (policy, chance) }
    }
    return best
  }

  private func number(_ count: Double) -> String {
    FigureText.fixed(count, decimals: count == count.rounded() ? 0 : 1)
  }
}
