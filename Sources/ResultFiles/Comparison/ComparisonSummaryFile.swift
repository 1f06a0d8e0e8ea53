import Foundation
import MerchantModel
import Runs
import SimStatistics
import Studies

/// `summary.json` of a comparison.
public struct ComparisonSummaryFile: Codable, Hashable, Sendable {
  /// The version of this layout.
  public static let currentLayout = 1

  /// A policy.
  public struct PolicyFacts: Codable, Hashable, Sendable {
    var name: String
    var title: String
    var source: String?
    var fingerprint: String?
  }

  /// A segment or the population.
  public struct ScopeFigures: Codable, Hashable, Sendable {
    var name: String
    var merchants: Int
    var represents: Double
    var differencesCorrected: Int
    var measures: [MeasureFigures]
    var changes: [ChangeFigures]
    var sides: [SideFigures]?
    var pareto: ParetoFigures?
  }

  /// A measure under every policy.
  public struct MeasureFigures: Codable, Hashable, Sendable {
    var measure: String
    var unit: String
    var better: BetterDirection?
    var policies: [PolicyFigures]
  }

  /// A measure under one policy.
  public struct PolicyFigures: Codable, Hashable, Sendable {
    var policy: String
    var estimate: Double?
    var standardError: Double?
    var lower: Double?
    var upper: Double?
    var method: IntervalMethod
    var absence: Absence?
    var chanceBest: Double?
    var difference: DifferenceFigures?
  }

  /// What it differs by from the first.
  public struct DifferenceFigures: Codable, Hashable, Sendable {
    var estimate: Double?
    var standardError: Double?
    var lower: Double?
    var upper: Double?
    var method: IntervalMethod
    var absence: Absence?
    var relative: Double?
    var pValue: Double?
    var adjustedPValue: Double?
    var sense: String
    var varianceRatio: Double?
  }

  /// A side of the rule, and the measures that speak for it.
  public struct SideMeasures: Codable, Hashable, Sendable {
    var side: String
    var measures: [String]
  }

  /// How a policy differs from the first on both sides of the rule.
  public struct SideFigures: Codable, Hashable, Sendable {
    var policy: String
    var customers: String
    var merchants: String
    var verdict: String
  }

  /// Merchants who change from the first policy to another.
  public struct ChangeFigures: Codable, Hashable, Sendable {
    var policy: String
    var change: String
    var merchants: Double?
    var lower: Double?
    var upper: Double?
    var share: Double?
  }

  /// The front on two measures.
  public struct ParetoFigures: Codable, Hashable, Sendable {
    var x: AxisFacts
    var y: AxisFacts
    var policies: [PointFigures]
  }

  /// A measure of a front.
  public struct AxisFacts: Codable, Hashable, Sendable {
    var measure: String
    var better: BetterDirection
  }

  /// A policy's place on a front.
  public struct PointFigures: Codable, Hashable, Sendable {
    var policy: String
    var onFront: Bool?
    var chance: Double?
  }

  var layout = ComparisonSummaryFile.currentLayout
  var kind = "comparison"
  var title: String
  var seed: UInt64
  var replications: Int
  var start: String
  var days: Int
  var warmup: Int
  var horizon: String?
  var confidence: Double
  var baseline: String
  var draws: Int
  var verdict: [String]
  var reference: Double?
  var rule: String
  var sides: [SideMeasures]
  var warnings: [String]?
  var policies: [PolicyFacts]
  var scopes: [ScopeFigures]
  var expectations: [SummaryFile.ExpectationOutcome]?
  var worlds: WorldsSummary?

  /// Collects the figures of a comparison.
  ///
  /// - Parameter worlds: Its worlds, if there are any.
  public init(_ summary: ComparisonSummary, worlds: WorldResult? = nil) {
    self.worlds = worlds.map { WorldsSummary($0, comparedBy: summary.worldMeasures) }
    let result = summary.result
    let scenario = result.first.scenario
    title = scenario.title
    seed = scenario.seed
    replications = result.replications
    start = scenario.calendar.start.description
    days = scenario.calendar.days
    warmup = scenario.calendar.warmup
    horizon = scenario.calendar.horizon?.rawValue
    confidence = PolicyComparison.level.value
    baseline = result.policies[0].name
    draws = PolicyComparison.draws
    verdict = ComparisonSides(summary).verdicts + ComparisonVerdict(summary).sentences
    reference = ComparisonSummaryFile.reference(of: result)
    rule = RulebookSentences(scenario.rulebook).lines.joined(separator: " ")
    sides = PolicySide.allCases.map { side in
      SideMeasures(side: side.rawValue, measures: side.measures(of: scenario).map(\.name))
    }
    let warnings = summary.warnings
    self.warnings = warnings.isEmpty ? nil : warnings
    policies = result.policies.enumerated().map { index, policy in
      PolicyFacts(
        name: policy.name, title: policy.title, source: policy.source,
        fingerprint: result.sharesDays(policy: index)
          ? nil : result.runs[index].fingerprint.description)
    }
    let outcomes = summary.comparison.verdicts.map(SummaryFile.ExpectationOutcome.init)
    expectations = outcomes.isEmpty ? nil : outcomes
    scopes = result.scopes.enumerated().map { index, scope in
      ScopeFigures(
        name: result.first.name(of: scope),
        merchants: result.first.segments(in: scope).reduce(0) { $0 + $1.merchants },
        represents: result.first.segments(in: scope).reduce(0) { $0 + $1.weight },
        differencesCorrected: summary.comparison.familySizes[index],
        measures: summary.comparison.rows.filter { $0.scope == scope }.map {
          MeasureFigures($0, policies: result.policies)
        },
        changes: ComparisonSummaryFile.changes(result, of: scope),
        sides: ComparisonSummaryFile.sides(summary.comparison, of: scope),
        pareto: ParetoFigures(summary.fronts[index], policies: result.policies))
    }
  }

  private static func sides(
    _ comparison: PolicyComparison, of scope: Scope
  ) -> [SideFigures] {
    comparison.result.policies.enumerated().compactMap { index, policy in
      comparison.sides(ofPolicy: index, of: scope).map {
        SideFigures(
          policy: policy.name, customers: $0.customers.rawValue,
          merchants: $0.merchants.rawValue, verdict: $0.verdict.rawValue)
      }
    }
  }

  /// The answer rate that all policies' suspensions are judged by; nil where it is each rule's own threshold.
  private static func reference(of result: PolicyResult) -> Double? {
    guard let reference = result.first.scenario.reference else { return nil }
    return result.policies.contains {
      $0.scenario.rulebook.common(\.ownReference) != reference
    } ? reference.threshold.rate : nil
  }

  private static func changes(_ result: PolicyResult, of scope: Scope) -> [ChangeFigures] {
    result.policies.indices.dropFirst().flatMap { index in
      MerchantChange.allCases.map { change in
        let (merchants, share) = result.change(change, policy: index, of: scope)
        return ChangeFigures(
          policy: result.policies[index].name, change: change.rawValue,
          merchants: merchants.value, lower: merchants.interval?.lower,
          upper: merchants.interval?.upper, share: share.value)
      }
    }
  }

  /// The file's bytes: keys sorted, the same for the same figures.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    try JSONFile.data(self)
  }
}

extension ComparisonSummaryFile.MeasureFigures {
  init(_ row: PolicyComparison.Row, policies: [PolicyScenario]) {
    self.init(
      measure: row.measure.name, unit: row.measure.unit.rawValue, better: row.measure.better,
      policies: policies.indices.map { index in
        let figure = row.figures[index]
        return ComparisonSummaryFile.PolicyFigures(
          policy: policies[index].name, estimate: figure.estimate.value,
          standardError: figure.estimate.standardError, lower: figure.estimate.interval?.lower,
          upper: figure.estimate.interval?.upper, method: figure.estimate.method,
          absence: figure.estimate.absence, chanceBest: figure.chanceBest,
          difference: row.differences[index].map {
            ComparisonSummaryFile.DifferenceFigures($0, better: row.measure.better)
          })
      })
  }
}

extension ComparisonSummaryFile.DifferenceFigures {
  init(_ difference: PolicyComparison.Difference, better: BetterDirection?) {
    let estimate = difference.estimate
    self.init(
      estimate: estimate.value, standardError: estimate.standardError,
      lower: estimate.interval?.lower, upper: estimate.interval?.upper, method: estimate.method,
      absence: estimate.absence, relative: difference.relative?.value, pValue: difference.pValue,
      adjustedPValue: difference.adjustedPValue, sense: difference.sense(better).rawValue,
      varianceRatio: difference.varianceRatio)
  }
}

extension ComparisonSummaryFile.ParetoFigures {
  init(_ front: PolicyFront, policies: [PolicyScenario]) {
    self.init(
      x: .init(measure: front.axes.first.measure.name, better: front.axes.first.better),
      y: .init(measure: front.axes.second.measure.name, better: front.axes.second.better),
      policies: zip(policies, front.points).map { policy, point in
        .init(policy: policy.name, onFront: point.isOnFront, chance: point.chance)
      })
  }
}
