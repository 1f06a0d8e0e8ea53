import AnalyticModel
import Foundation
import MerchantModel
import Runs
import Scenarios
import SimStatistics
import Testing

/// One comparison of the validation suite.
struct ValidationCheck {
  let caseName: String
  let measure: String
  let exact: Double
  let simulated: Double
  /// Of the simulation.
  let standardError: Double
  /// Of the simulation and of the value it is compared with.
  let combinedError: Double
  let degreesOfFreedom: Double
  let source: String
  /// Whether the value is published and not exact, so that its own error counts.
  let isPublished: Bool

  var z: Double { (simulated - exact) / combinedError }
  var relativeError: Double { standardError / abs(exact) }
}

extension ValidationCase {
  /// Runs the case as the command line would, and compares.
  ///
  /// - Parameter share: Of the case's replications.
  func check(share: Double = 1) throws -> [ValidationCheck] {
    let count = max(Int(Double(replications) * share), 10)
    let document = try ProjectScenario.load(
      "theory/\(scenario)", set + ["replications=\(count)"])
    let result = try Run(document.value, threads: 2).result()
    let known = SegmentAnalysis(document.value, segment: 0)
    var checks: [ValidationCheck] = []
    for name in measures {
      let figure = try #require(known.figure(name), "\(self.name): \(name) is not known exactly")
      checks.append(
        try check(name, result, figure.value, source: figure.form.rawValue) { _ in 0 })
    }
    let days = Double(document.value.segments[0].merchants * document.value.calendar.days * count)
    for value in published ?? [] {
      checks.append(
        try check(value.measure, result, value.value, source: value.source, isPublished: true) {
          value.standardError ?? $0 * (days / Double(value.days ?? 1)).squareRoot()
        })
    }
    return checks
  }

  private func check(
    _ name: String, _ result: RunResult, _ exact: Double, source: String,
    isPublished: Bool = false, theirError: (Double) -> Double
  ) throws -> ValidationCheck {
    let measure = try #require(Measure.named(name))
    let estimate = result.estimate(measure, of: .segment(0))
    let own = try #require(estimate.standardError)
    let theirs = theirError(own)
    return ValidationCheck(
      caseName: self.name, measure: name, exact: exact,
      simulated: try #require(estimate.value), standardError: own,
      combinedError: (own * own + theirs * theirs).squareRoot(),
      degreesOfFreedom: try #require(estimate.degreesOfFreedom), source: source,
      isPublished: isPublished)
  }
}
