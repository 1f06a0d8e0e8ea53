import Foundation
import MerchantModel
import SimStatistics
import Studies

/// Reports the result of a search for a break-even, as text, rows and JSON.
public struct BreakEvenReport: StudyReport {
  private let result: BreakEvenResult
  private let scenario: Scenario

  /// - Parameter scenario: The scenario as it is.
  public init(_ result: BreakEvenResult, of scenario: Scenario) {
    self.result = result
    self.scenario = scenario
  }

  /// `break-even`.
  public static let name = "break-even"

  private var study: BreakEvenStudy { result.study }
  private var unit: Measure.Unit { study.figure.measure.unit }
  private var from: String { result.shortValue(.from) ?? "" }
  private var to: String { result.shortValue(.to) ?? "" }

  /// The parts that there are, with what was simulated there, in the order of the range.
  private var parts: [(part: BreakEvenResult.Part, look: BreakEvenResult.Look)] {
    BreakEvenResult.Part.allCases.compactMap { part in result.look(part).map { (part, $0) } }
  }

  /// The answer in words, and both figures at the root and the ends.
  public var text: String {
    let shared = study.isShared ? ", the value under both" : ""
    return
      ([
        scenario.title,
        "\(study.figure.name) as under \(study.policyName); \(study.range.path) from \(from) to \(to)\(shared); "
          + "\(replications) replications, seed \(scenario.seed)"
          + SettingText.andQuestion(scenario.calendar.horizon),
        "",
      ] + answer + [""] + table + [
        "The difference is the scenario less \(study.policyName), paired by replication; ± is half of a 95 % interval.",
        "Simulated: \(result.evaluations) values.",
      ]).joined(separator: "\n") + "\n"
  }

  private var replications: Int { result.look(.from)?.sample.values.count ?? 0 }

  private var answer: [String] {
    let figure = study.figure.name
    switch result.verdict {
    case .found:
      let (first, then) = result.rises ? ("lower", "higher") : ("higher", "lower")
      return [
        "Break-even: \(result.shortValue(.root) ?? "") (95 % interval: \(interval)).",
        "Below it \(figure) is \(first) under the scenario than under \(study.policyName), above it \(then).",
        "The interval is made of the values at which that of the difference contains 0.",
      ]
    case .below, .above:
      let side = result.verdict == .below ? "lower" : "higher"
      return [
        "No break-even: \(figure) is \(side) under the scenario than under \(study.policyName) at both ends, "
          + "beyond doubt.",
        "Where the difference only rises, or only falls, that is so for all values between.",
      ]
    case .unclear:
      return [
        "Whether there is a break-even is open: the figures can be distinguished at "
          + "\(isClear(.from) || isClear(.to) ? "one end alone" : "neither end").",
        "More replications (--replications) or a wider range may tell.",
      ]
    }
  }

  private var interval: String {
    switch (result.shortValue(.lower), result.shortValue(.upper)) {
    case (let lower?, let upper?): "\(lower) to \(upper)"
    case (let lower?, nil): "\(lower) to beyond \(to)"
    case (nil, let upper?): "from below \(from) to \(upper)"
    case (nil, nil): "beyond both ends"
    }
  }

  /// Whether the difference at a part is other than 0 beyond doubt.
  private func isClear(_ part: BreakEvenResult.Part) -> Bool {
    guard let difference = result.look(part)?.difference else { return false }
    return difference.interval.map { !$0.contains(0) } ?? (difference.value != 0)
  }

  private var table: [String] {
    func cell(_ estimate: Estimate) -> String { NumberText.estimate(estimate, unit: unit) }
    let head = [[study.range.path, "", "the scenario", study.policyName, "difference"]]
    let rows = parts.map { part, look in
      [
        result.shortValue(part) ?? "", Self.words(part),
        cell(look.sample.estimate(of: study.figure)),
        cell(look.policySample.estimate(of: study.figure)), cell(look.difference),
      ]
    }
    return ["\(study.figure.measure.title), \(unit.rawValue):"]
      + TextColumns.lines(head + rows, leftColumns: 0..<2)
  }

  private static func words(_ part: BreakEvenResult.Part) -> String {
    switch part {
    case .from, .to: "end of the range"
    case .lower, .upper: "end of the interval"
    case .root: "break-even"
    }
  }

  /// A row a part.
  public var rows: [[String]] {
    let head = [
      "part", "value", "measure", "unit", "estimate", "lower", "upper", "policy_estimate",
      "policy_lower", "policy_upper", "difference", "difference_standard_error",
      "difference_lower", "difference_upper", "replications",
    ]
    return [head] + parts.map { part, look in row(part, look) }
  }

  private func row(_ part: BreakEvenResult.Part, _ look: BreakEvenResult.Look) -> [String] {
    func ends(_ estimate: Estimate) -> [String] {
      [CSV.number(estimate.interval?.lower), CSV.number(estimate.interval?.upper)]
    }
    let own = look.sample.estimate(of: study.figure)
    let policy = look.policySample.estimate(of: study.figure)
    var row = [part.rawValue, look.value, study.figure.name, unit.rawValue]
    row += [CSV.number(own.value)] + ends(own)
    row += [CSV.number(policy.value)] + ends(policy)
    row += [CSV.number(look.difference.value), CSV.number(look.difference.standardError)]
    return row + ends(look.difference) + [String(look.sample.values.count)]
  }

  /// JSON, layout 1.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    try JSONFile.data(
      Figures(
        title: scenario.title, seed: scenario.seed, path: study.range.path, from: from, to: to,
        policy: study.policyName, figure: study.figure.name, unit: unit.rawValue,
        isShared: study.isShared, replications: replications, evaluations: result.evaluations,
        verdict: result.verdict.rawValue, rises: result.rises,
        breakEven: result.look(.root).map { _ in
          Figures.Root(
            unit: result.unit, estimate: result.number(.root), lower: result.number(.lower),
            upper: result.number(.upper), value: result.shortValue(.root) ?? "",
            lowerValue: result.shortValue(.lower), upperValue: result.shortValue(.upper))
        },
        values: parts.map { part, look in
          ValueFigures(
            part: part.rawValue, value: look.value,
            scenario: StudyFigure(look.sample.estimate(of: study.figure)),
            policy: StudyFigure(look.policySample.estimate(of: study.figure)),
            difference: StudyFigure(look.difference))
        }))
  }

  /// What `break-even.json` holds.
  package struct Figures: Codable, Sendable {
    package var layout = 1
    package let title: String
    package let seed: UInt64
    package let path: String
    package let from: String
    package let to: String
    package let policy: String
    package let figure: String
    package let unit: String
    package let isShared: Bool
    package let replications: Int
    package let evaluations: Int
    package let verdict: String
    package let rises: Bool
    /// Nil unless it was found.
    package let breakEven: Root?
    package let values: [ValueFigures]

    /// The break-even in its unit; an end beyond the range is left out.
    package struct Root: Codable, Sendable {
      package let unit: String
      package let estimate: Double?
      package let lower: Double?
      package let upper: Double?
      /// As people read it, and its ends.
      package let value: String
      package let lowerValue: String?
      package let upperValue: String?
    }
  }

  /// The figures at a value.
  package struct ValueFigures: Codable, Sendable {
    package let part: String
    package let value: String
    package let scenario: StudyFigure
    package let policy: StudyFigure
    package let difference: StudyFigure
  }
}
