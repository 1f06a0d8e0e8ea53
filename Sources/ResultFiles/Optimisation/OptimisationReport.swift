import Foundation
import MerchantModel
import Runs
import SimStatistics
import Studies

/// Reports the result of a search for the best point, as text, rows and JSON.
public struct OptimisationReport: StudyReport {
  /// How many points are listed for people.
  static let shown = 20
  /// How many points that could not be judged are named.
  static let namedUnjudged = 5

  private let result: OptimisationResult
  private let scenario: Scenario
  private let worlds: WorldCandidates?

  /// - Parameters:
  ///   - scenario: The scenario as it is.
  ///   - worlds: The winner and the scenario as it is over worlds, if something is uncertain.
  public init(_ result: OptimisationResult, of scenario: Scenario, worlds: WorldResult? = nil) {
    self.result = result
    self.scenario = scenario
    self.worlds = worlds.map {
      WorldCandidates($0, bounds: [nil] + result.study.constraints.map(Optional.some))
    }
  }

  /// `optimum`.
  public static let name = "optimum"

  private var study: OptimisationStudy { result.study }
  private var figures: [TargetFigure] { [study.objective] + study.constraints.map(\.figure) }

  /// The winner, what is promised of it, the points, and the winner on fresh replications.
  public var text: String {
    let goal = study.isMaximised ? "Most" : "Least"
    let bounds = study.constraints.map(\.description)
    let heading = [
      scenario.title,
      "\(goal) \(study.objective.name)"
        + (bounds.isEmpty ? "" : " with " + bounds.joined(separator: " and "))
        + "; \(result.candidates.count) points, seed \(scenario.seed)"
        + SettingText.andQuestion(scenario.calendar.horizon), "",
    ]
    return (heading + answer + [""] + table + confirmation + (worlds?.lines ?? [])).joined(
      separator: "\n") + "\n"
  }

  private func words(_ candidate: OptimisationResult.Candidate) -> String {
    candidate.point.description.isEmpty ? "the scenario as it is" : candidate.point.description
  }

  private func percent(_ share: Double) -> String { String(format: "%.4g", share * 100) + " %" }

  private var answer: [String] {
    guard let winner = result.winner else {
      let isAnyJudged = result.unjudged.count < result.candidates.count
      return (isAnyJudged ? ["No point was found to keep the bounds."] : []) + unjudged
    }
    let best = result.unjudged.isEmpty ? "Best" : "Best of those that were judged"
    return ["\(best): \(words(winner))"] + unjudged + promise
  }

  /// Which points could not be judged, and why.
  private var unjudged: [String] {
    let left = result.unjudged
    guard !left.isEmpty else { return [] }
    let named = left.prefix(OptimisationReport.namedUnjudged).map { candidate in
      "  \(words(candidate)): \(candidate.missing.map { figures[$0].name }.joined(separator: ", "))"
    }
    let more = left.count - named.count
    return [
      (result.winner == nil ? "" : "It is not promised to be the best: ")
        + "\(left.count) of \(result.candidates.count) points could not be judged,",
      "because a figure does not exist in some replication. More merchants or days may help.",
    ] + named + (more > 0 ? ["  and \(more) more"] : [])
  }

  private var promise: [String] {
    let difference = String(format: "%.3g", result.indifference)
    guard result.unjudged.isEmpty || !result.isParted else { return [] }
    guard result.isParted else {
      return [
        "Nothing is promised: \(study.ceiling) replications did not part all points. More of them, or a",
        "greater indifference than \(difference), may.",
      ]
    }
    var lines = [
      "But for a chance of \(percent(study.error)) it is the best of these points, if it is ahead by "
        + "\(difference) or more;",
      "nearer rivals may be as good.",
    ]
    if !study.constraints.isEmpty {
      lines.append(
        "Bounds are distinguished from \(percent(study.tolerance)) on either side; nearer ones may be taken "
          + "for either.")
    }
    if study.isContinuous {
      lines.append(
        "The points are where \(study.starts) searches by simplex ended: nothing is promised of what "
          + "lies between.")
    }
    return lines
  }

  private var table: [String] {
    let isCompared = result.winner != nil
    let names = figures.flatMap { isCompared ? [$0.name, "from the best"] : [$0.name] }
    let head = [["point"] + names + ["what became of it", "replications"]]
    let rows = result.candidates.prefix(OptimisationReport.shown).map { candidate in
      [words(candidate)] + estimates(candidate, isCompared)
        + [ranking(candidate.ranking), String(candidate.replications)]
    }
    let more = result.candidates.count - rows.count
    let note =
      isCompared && result.candidates.count > 1
      ? [
        "From the best: the difference over the replications that both have had, paired. Each interval holds by",
        "itself, and these replications chose the best, so its lead may be too great.",
      ] : []
    return TextColumns.lines(head + rows)
      + (more > 0 ? ["and \(more) more points"] : []) + note
  }

  /// Each figure, and its difference from the winner's.
  private func estimates(
    _ candidate: OptimisationResult.Candidate, _ isCompared: Bool
  ) -> [String] {
    figures.enumerated().flatMap { place, figure in
      let unit = figure.measure.unit
      let estimate = NumberText.estimate(candidate.sample[place].estimate(of: figure), unit: unit)
      guard isCompared else { return [estimate] }
      let difference = fromWinner(candidate, place).map { NumberText.estimate($0, unit: unit) }
      return [estimate, difference ?? ""]
    }
  }

  /// A figure of a point less the winner's, on the replications that both have had; nil of the winner itself, and
  /// without one.
  private func fromWinner(
    _ candidate: OptimisationResult.Candidate, _ place: Int
  ) -> Estimate? {
    guard candidate.ranking != .winner, let winner = result.winner else { return nil }
    return candidate.sample[place].estimate(of: figures[place], minus: winner.sample[place])
  }

  private func ranking(_ ranking: OptimisationResult.Ranking) -> String {
    switch ranking {
    case .winner: "best"
    case .contender: "still in the race"
    case .behind(let count): "behind after \(count)"
    case .infeasible(let constraint): "breaks \(study.constraints[constraint])"
    case .unclear: "bounds not told"
    case .undefined: "a figure does not exist"
    }
  }

  private var confirmation: [String] {
    guard let confirmed = result.confirmed else { return [] }
    let head = [["", "best", "as it is", "difference"]]
    let rows = figures.enumerated().map { place, figure in
      let unit = figure.measure.unit
      return [
        "\(figure.measure.title), \(unit.rawValue)",
        NumberText.estimate(confirmed[place].estimate(of: figure), unit: unit),
        NumberText.estimate(result.base[place].estimate(of: figure), unit: unit),
        NumberText.estimate(
          confirmed[place].estimate(of: figure, minus: result.base[place]), unit: unit),
      ]
    }
    return [
      "", "Confirmed on \(study.confirmation) replications that had no part in the search:",
    ] + TextColumns.lines(head + rows) + ["± is half of a 95 % interval."]
  }

  /// A point's ranking in files.
  package static func key(_ ranking: OptimisationResult.Ranking) -> String {
    switch ranking {
    case .winner: "best"
    case .contender: "contender"
    case .behind: "behind"
    case .infeasible: "infeasible"
    case .unclear: "unclear"
    case .undefined: "undefined"
    }
  }

  /// A row a point and figure.
  public var rows: [[String]] {
    let head = [
      "rank", "point", "ranking", "measure", "unit", "estimate", "standard_error", "lower",
      "upper", "replications", "difference", "difference_standard_error", "difference_lower",
      "difference_upper",
    ]
    return [head]
      + result.candidates.enumerated().flatMap { rank, candidate in
        figures.enumerated().map { place, figure in
          let estimate = candidate.sample[place].estimate(of: figure)
          let difference = fromWinner(candidate, place)
          return [
            String(rank + 1), candidate.point.description,
            OptimisationReport.key(candidate.ranking), figure.name,
            figure.measure.unit.rawValue, CSV.number(estimate.value),
            CSV.number(estimate.standardError), CSV.number(estimate.interval?.lower),
            CSV.number(estimate.interval?.upper), String(candidate.replications),
            CSV.number(difference?.value), CSV.number(difference?.standardError),
            CSV.number(difference?.interval?.lower), CSV.number(difference?.interval?.upper),
          ]
        }
      }
  }

  /// JSON, layout 1.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    func named(_ estimate: (Int, TargetFigure) -> Estimate) -> [NamedFigure] {
      figures.enumerated().map { place, figure in
        NamedFigure(
          measure: figure.name, unit: figure.measure.unit.rawValue,
          figure: StudyFigure(estimate(place, figure)))
      }
    }
    func estimates(_ sample: [FigureSample]) -> [NamedFigure] {
      named { sample[$0].estimate(of: $1) }
    }
    return try JSONFile.data(
      Figures(
        title: scenario.title, seed: scenario.seed, objective: study.objective.name,
        goal: study.isMaximised ? "maximise" : "minimise",
        bounds: study.constraints.map(\.description), error: study.error,
        indifference: result.indifference, isDecided: result.isDecided,
        winner: result.winner?.point.settings.map(\.description),
        confirmed: result.confirmed.map(estimates),
        asItIs: result.base.isEmpty ? nil : estimates(result.base),
        difference: result.confirmed.map { confirmed in
          named { confirmed[$0].estimate(of: $1, minus: result.base[$0]) }
        },
        points: result.candidates.map { candidate in
          PointFigures(
            settings: candidate.point.settings.map(\.description),
            ranking: OptimisationReport.key(candidate.ranking),
            replications: candidate.replications,
            measures: estimates(candidate.sample),
            differences: candidate.ranking == .winner
              ? nil
              : result.winner.map { winner in
                named { candidate.sample[$0].estimate(of: $1, minus: winner.sample[$0]) }
              })
        }))
  }

  /// What `optimum.json` holds.
  package struct Figures: Codable, Sendable {
    package var layout = 1
    package let title: String
    package let seed: UInt64
    package let objective: String
    package let goal: String
    package let bounds: [String]
    package let error: Double
    package let indifference: Double
    package let isDecided: Bool
    package let winner: [String]?
    package let confirmed: [NamedFigure]?
    package let asItIs: [NamedFigure]?
    package let difference: [NamedFigure]?
    package let points: [PointFigures]
  }

  package struct PointFigures: Codable, Sendable {
    package let settings: [String]
    package let ranking: String
    package let replications: Int
    package let measures: [NamedFigure]
    /// From the winner; nil of the winner itself, and without one.
    package let differences: [NamedFigure]?
  }
}
