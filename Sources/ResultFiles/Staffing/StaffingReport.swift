import Foundation
import MerchantModel
import SimStatistics
import Studies

/// Reports the result of a search for staff, as text, rows and JSON.
public struct StaffingReport: StudyReport {
  private let result: StaffingResult
  private let scenario: Scenario
  private let worlds: WorldCandidates?

  /// - Parameters:
  ///   - scenario: The scenario as it is.
  ///   - worlds: The levels around the choice over worlds, if something is uncertain.
  public init(_ result: StaffingResult, of scenario: Scenario, worlds: WorldResult? = nil) {
    self.result = result
    self.scenario = scenario
    self.worlds = worlds.map { worlds in
      WorldCandidates(
        worlds,
        bounds: worlds.figures.enumerated().map { place, figure in
          place == 0 ? FigureBound(figure, isMost: true, bound: result.search.target) : nil
        })
    }
  }

  /// `staffing`.
  public static let name = "staffing"

  private var search: StaffingSearch { result.search }

  private func percent(_ share: Double) -> String { String(format: "%.4g", share * 100) + " %" }

  /// The answer in words, the levels that were looked at, and what the choice costs.
  public var text: String {
    ([
      "\(scenario.title): \(search.segment)",
      "Wanted: at most \(percent(search.target)) of merchants suspended within \(search.days) days; "
        + "lever \(search.lever.path), seed \(scenario.seed)"
        + SettingText.andQuestion(scenario.calendar.horizon),
      "",
    ] + answer + [""] + looks + cost + (worlds?.lines ?? [])).joined(separator: "\n") + "\n"
  }

  private var answer: [String] {
    guard result.isDecided else { return openAnswer }
    guard let choice = result.choice else {
      let last = result.visits.first?.level ?? "-"
      return ["No level does it: the chance is not under the target even with \(last)."] + promise
    }
    let isFirst = result.least == 0
    return ["The least that does it: \(choice)\(isFirst ? ", the least of the levels" : "")."]
      + promise
  }

  private var promise: [String] {
    let levels = result.isDecided ? "that was looked at" : "found under or over the target"
    return [
      "But for a chance of \(percent(search.error)) no level \(levels) was put on the wrong side, "
        + "if its chance",
      "is \(percent(search.tolerance)) or more from the target, and if the lever never raises the chance.",
    ]
  }

  /// Says what holds when a relevant level could not be distinguished from the target.
  private var openAnswer: [String] {
    let open = ComparisonText.list(result.open.map(\.level))
    let untold =
      "\(open) could not be distinguished from the target within \(search.ceiling) replications."
    let advice = "More of them (--most-replications) or a greater --tolerance may tell."
    let over = result.greatestOver.map { "above \($0.level)" }
    guard let choice = result.choice else {
      return ["Whether any level does it is open: even \(untold)", advice]
    }
    let bounds = [over, "no greater than \(choice)"].compactMap { $0 }.joined(separator: " and ")
    return ["Does it: \(choice). Whether it is the least is open: \(untold)"]
      + ["The least is \(bounds). \(advice)"] + promise
  }

  private func estimate(_ sample: [FigureSample], _ place: Int) -> String {
    let figure = result.figures[place]
    return NumberText.estimate(sample[place].estimate(of: figure), unit: figure.measure.unit)
  }

  private var looks: [String] {
    let head = [["level", "suspended", "verdict", "after replications"]]
    let rows = result.visits.map { visit in
      [
        visit.level, estimate(visit.sample, 0), visit.verdict.rawValue,
        String(visit.decidedAfter),
      ]
    }
    return ["Looked at, in this order:"] + TextColumns.lines(head + rows)
  }

  private var cost: [String] {
    guard !result.confirmed.isEmpty else { return [] }
    let head = [[""] + result.confirmed.map(\.level)]
    let rows = result.figures.indices.map { place in
      [
        "\(result.figures[place].measure.title), \(result.figures[place].measure.unit.rawValue)"
      ] + result.confirmed.map { estimate($0.sample, place) }
    }
    return [
      "", "Confirmed on \(search.confirmation) replications that had no part in the search:",
    ] + TextColumns.lines(head + rows) + ["± is half of a 95 % interval."]
  }

  private var samples: [(phase: String, level: String, verdict: String, sample: [FigureSample])] {
    result.visits.map { ("search", $0.level, $0.verdict.rawValue, $0.sample) }
      + result.confirmed.map { ("confirmation", $0.level, "", $0.sample) }
  }

  /// A row a level and figure.
  public var rows: [[String]] {
    let head = [
      "phase", "level", "verdict", "measure", "unit", "estimate", "standard_error", "lower",
      "upper", "replications",
    ]
    return [head]
      + samples.flatMap { look in
        result.figures.enumerated().map { place, figure in
          let estimate = look.sample[place].estimate(of: figure)
          return [
            look.phase, look.level, look.verdict, figure.measure.name,
            figure.measure.unit.rawValue, CSV.number(estimate.value),
            CSV.number(estimate.standardError), CSV.number(estimate.interval?.lower),
            CSV.number(estimate.interval?.upper), String(look.sample[place].values.count),
          ]
        }
      }
  }

  /// JSON, layout 1.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    try JSONFile.data(
      Figures(
        title: scenario.title, seed: scenario.seed, segment: search.segment,
        lever: search.lever.path, target: search.target, days: search.days, error: search.error,
        tolerance: search.tolerance, choice: result.choice, isDecided: result.isDecided,
        undecided: result.open.map(\.level),
        looks: samples.map { look in
          LevelFigures(
            phase: look.phase, level: look.level,
            verdict: look.verdict.isEmpty ? nil : look.verdict,
            replications: look.sample.first?.values.count ?? 0,
            measures: result.figures.enumerated().map { place, figure in
              NamedFigure(
                measure: figure.measure.name, unit: figure.measure.unit.rawValue,
                figure: StudyFigure(look.sample[place].estimate(of: figure)))
            })
        }, worlds: worlds?.facts))
  }

  /// What `staffing.json` holds.
  package struct Figures: Codable, Sendable {
    package var layout = 1
    package let title: String
    package let seed: UInt64
    package let segment: String
    package let lever: String
    package let target: Double
    package let days: Int
    package let error: Double
    package let tolerance: Double
    package let choice: String?
    /// Whether the choice is promised to be the least; nil in files of before.
    package var isDecided: Bool?
    /// The levels of which it is open whether they do it; nil in files of before.
    package var undecided: [String]?
    package let looks: [LevelFigures]
    /// Levels over worlds; nil where nothing is uncertain, and in files of before.
    var worlds: [WorldCandidates.Facts]?
  }

  package struct LevelFigures: Codable, Sendable {
    package let phase: String
    package let level: String
    package let verdict: String?
    package let replications: Int
    package let measures: [NamedFigure]
  }
}

/// A measure with its estimate in the JSON of studies.
package struct NamedFigure: Codable, Sendable {
  package let measure: String
  package let unit: String
  package let figure: StudyFigure
}
