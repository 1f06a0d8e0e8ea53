import Foundation
import MerchantModel
import Runs
import SimStatistics
import Studies

/// A study of sensitivity, for people and for programs.
public struct SensitivityReport: StudyReport {
  private let result: SensitivityResult
  private let scenario: Scenario

  /// - Parameter scenario: The scenario as it is, nothing varied.
  public init(_ result: SensitivityResult, of scenario: Scenario) {
    self.result = result
    self.scenario = scenario
  }

  /// `sensitivity`.
  public static let name = "sensitivity"

  private var study: SensitivityStudy { result.study }
  private var figure: TargetFigure { study.figure }

  /// The tables with a word on how to read them.
  public var text: String {
    let heading = [
      "What \(figure.name) hangs on: \(scenario.title)",
      "\(figure.measure.title), \(figure.measure.unit.rawValue); seed \(scenario.seed), "
        + "\(NumberText.fixed(Double(result.cost.replications), decimals: 0)) replications in all"
        + SettingText.andQuestion(scenario.calendar.horizon),
    ]
    return (heading + screening + indices).joined(separator: "\n") + "\n"
  }

  private func number(_ value: Double?) -> String {
    value.map { String(format: "%.3g", $0) } ?? "-"
  }

  private func withInterval(_ estimate: Estimate, _ format: String) -> String {
    guard let value = estimate.value else { return "-" }
    let middle = String(format: format, value)
    guard let interval = estimate.interval else { return middle }
    return middle + " ("
      + [interval.lower, interval.upper].map { String(format: format, $0) }
      .joined(separator: " to ") + ")"
  }

  private var screening: [String] {
    guard study.trajectories > 0 else { return [] }
    guard let screening = result.screening else {
      return ["", "Screening: too few trajectories in which the figure exists everywhere."]
    }
    let head = [["parameter", "values", "size of effect", "mean effect", "deviation", "noise"]]
    let rows = result.ranking.map { place in
      let effect = screening.effects[place]
      return [
        study.parameters[place].path, study.parameters[place].range,
        withInterval(effect.meanSize, "%.3g"), number(effect.mean.value),
        number(effect.deviation.value), number(effect.noise),
      ]
    }
    return [
      "",
      "Screening (Morris): \(study.trajectories - result.trajectoriesLeftOut) trajectories, "
        + "\(study.replications) replications a point",
    ] + TextColumns.lines(head + rows, leftColumns: 0..<2) + leftOut(result.trajectoriesLeftOut) + [
      "Effects are of the whole range. A size not far above the noise can be noise; a deviation as large",
      "as the size says that the effect depends on where the parameters stand. In brackets 95 % intervals,",
      "by Student's t over trajectories.",
    ]
  }

  private var indices: [String] {
    guard study.rows > 0 else { return [] }
    guard let indices = result.indices else {
      return ["", "Indices: too few rows in which the figure exists everywhere."]
    }
    let heading = [
      "",
      "Indices (Sobol): \(study.rows - result.rowsLeftOut) rows, "
        + "\(study.replications) replications a point; shares of the variance over the values",
    ]
    if let absence = indices.absence {
      return heading + leftOut(result.rowsLeftOut) + withoutIndices(absence, indices)
    }
    let places = result.indexed.indices.sorted { left, right in
      (-(indices.total[left].value ?? 0), left) < (-(indices.total[right].value ?? 0), right)
    }
    let head = [["parameter", "values", "alone (first-order)", "with others (total)"]]
    let rows = places.map { place in
      let parameter = study.parameters[result.indexed[place]]
      return [
        parameter.path, parameter.range, withInterval(indices.firstOrder[place], "%.2f"),
        withInterval(indices.total[place], "%.2f"),
      ]
    }
    let sum = ["all alone", "", withInterval(indices.sumOfFirstOrder, "%.2f"), ""]
    let intervals =
      indices.sumOfFirstOrder.interval == nil
      ? "Without intervals: they take rows in each of \(SensitivityStudy.replicates) randomised point sets."
      : "In brackets 95 % intervals, by Student's t over \(SensitivityStudy.replicates) randomised point sets."
    return heading + TextColumns.lines(head + rows + [sum], leftColumns: 0..<2)
      + leftOut(result.rowsLeftOut) + spread(indices) + [intervals]
  }

  /// Why there is nothing to give parameters shares of.
  private func withoutIndices(_ absence: Absence, _ indices: SobolIndices) -> [String] {
    let mean = "Over the values the figure has mean \(number(indices.mean.value))."
    guard absence == .hiddenByNoise else {
      return [
        "None: no parameter moves the figure. In each row it is the same at every point.", mean,
      ]
    }
    return [
      "None: noise hides the variance over the values, \(withInterval(indices.variance, "%.3g")), which is "
        + "not told",
      "from 0. More --rows, more --replications at a point or more merchants may show it.", mean,
    ]
  }

  private func spread(_ indices: SobolIndices) -> [String] {
    let deviation = indices.variance.value.map { max($0, 0).squareRoot() }
    let noise = indices.noiseShare.map { NumberText.fixed($0 * 100, decimals: 1) } ?? "-"
    return [
      "Over the values the figure has mean \(number(indices.mean.value)) and standard deviation "
        + "\(number(deviation)).",
      "Of the variance of one replication \(noise) % is the simulation's own noise; "
        + "the indices are free of it.",
    ]
  }

  private func leftOut(_ count: Int) -> [String] {
    count > 0 ? ["Left out: \(count) in which the figure does not exist somewhere."] : []
  }

  /// A row a parameter and figure.
  public var rows: [[String]] {
    var rows = [["parameter", "values", "figure", "estimate", "standard_error", "lower", "upper"]]
    func add(_ place: Int?, _ figure: String, _ estimate: Estimate) {
      let parameter = place.map { study.parameters[$0] }
      rows.append(
        [parameter?.path ?? "", parameter?.range ?? "", figure, CSV.number(estimate.value)] + [
          CSV.number(estimate.standardError), CSV.number(estimate.interval?.lower),
          CSV.number(estimate.interval?.upper),
        ])
    }
    func add(_ place: Int?, _ figure: String, _ value: Double) {
      let parameter = place.map { study.parameters[$0] }
      rows.append(
        [parameter?.path ?? "", parameter?.range ?? "", figure, CSV.number(value), "", "", ""])
    }
    for (place, effect) in (result.screening?.effects ?? []).enumerated() {
      add(place, "size_of_effect", effect.meanSize)
      add(place, "mean_effect", effect.mean)
      add(place, "deviation_of_effect", effect.deviation)
      add(place, "noise_of_effect", effect.noise)
    }
    guard let indices = result.indices else { return rows }
    for (place, parameter) in result.indexed.enumerated() {
      add(parameter, "first_order", indices.firstOrder[place])
      add(parameter, "total", indices.total[place])
    }
    add(nil, "sum_of_first_order", indices.sumOfFirstOrder)
    add(nil, "mean", indices.mean)
    add(nil, "variance", indices.variance)
    add(nil, "noise_variance", indices.noise)
    return rows
  }

  /// JSON, layout 1.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    let effects = result.screening?.effects
    let parameters = study.parameters.indices.map { place in
      let indexed = result.indexed.firstIndex(of: place)
      return ParameterFigures(
        path: study.parameters[place].path, values: study.parameters[place].range,
        sizeOfEffect: effects.map { StudyFigure($0[place].meanSize) },
        meanEffect: effects.map { StudyFigure($0[place].mean) },
        deviationOfEffect: effects?[place].deviation.value,
        deviationLower: effects?[place].deviation.interval?.lower,
        deviationUpper: effects?[place].deviation.interval?.upper,
        noiseOfEffect: effects?[place].noise,
        firstOrder: indexed.flatMap { position in
          result.indices.map { StudyFigure($0.firstOrder[position]) }
        },
        total: indexed.flatMap { position in
          result.indices.map { StudyFigure($0.total[position]) }
        })
    }
    return try JSONFile.data(
      Figures(
        title: scenario.title, seed: scenario.seed, figure: figure.name,
        unit: figure.measure.unit.rawValue, replications: result.cost.replications,
        replicationsPerPoint: study.replications,
        trajectories: study.trajectories - result.trajectoriesLeftOut,
        rows: study.rows - result.rowsLeftOut, parameters: parameters,
        indicesAbsence: result.indices?.absence,
        sumOfFirstOrder: result.indices.map { StudyFigure($0.sumOfFirstOrder) },
        mean: result.indices.map { StudyFigure($0.mean) },
        variance: result.indices.map { StudyFigure($0.variance) },
        noiseVariance: result.indices?.noise, noiseShare: result.indices?.noiseShare))
  }

  /// What `sensitivity.json` holds.
  package struct Figures: Codable, Sendable {
    package var layout = 1
    package let title: String
    package let seed: UInt64
    package let figure: String
    package let unit: String
    package let replications: Int
    package let replicationsPerPoint: Int
    package let trajectories: Int
    package let rows: Int
    package let parameters: [ParameterFigures]
    /// Why there are no indices; nil where there are, or none were asked for.
    package let indicesAbsence: Absence?
    package let sumOfFirstOrder: StudyFigure?
    package let mean: StudyFigure?
    package let variance: StudyFigure?
    package let noiseVariance: Double?
    package let noiseShare: Double?
  }

  package struct ParameterFigures: Codable, Sendable {
    package let path: String
    package let values: String
    package let sizeOfEffect: StudyFigure?
    package let meanEffect: StudyFigure?
    package let deviationOfEffect: Double?
    package let deviationLower: Double?
    package let deviationUpper: Double?
    package let noiseOfEffect: Double?
    package let firstOrder: StudyFigure?
    package let total: StudyFigure?
  }
}

/// An estimate in the JSON of studies.
package struct StudyFigure: Codable, Hashable, Sendable {
  package let estimate: Double?
  package let standardError: Double?
  package let lower: Double?
  package let upper: Double?

  /// Half the width of the interval, where there is one.
  package var halfWidth: Double? {
    lower.flatMap { lower in upper.map { ($0 - lower) / 2 } }
  }

  package init(estimate: Double?, standardError: Double? = nil, lower: Double?, upper: Double?) {
    self.estimate = estimate
    self.standardError = standardError
    self.lower = lower
    self.upper = upper
  }

  package init(_ estimate: Estimate) {
    self.estimate = estimate.value
    standardError = estimate.standardError
    lower = estimate.interval?.lower
    upper = estimate.interval?.upper
  }
}
