import AnalyticModel
import Foundation
import MerchantModel
import Runs
import Scenarios
import SimStatistics

/// A small scenario, the same under a milder rule, and the figures whose intervals are looked at.
struct CoverageWorld: Sendable {
  /// A figure of a run, or its difference from the milder rule.
  struct Figure: Sendable {
    let command: String
    let name: String
    let promise: CoverageCell.Promise
    let estimate: @Sendable (RunResult, RunResult) -> Estimate
    /// By theory; nil where the truth is that of a long run.
    let exact: Double?
  }

  let name: String
  let scenario: Scenario
  let milder: Scenario
  let figures: [Figure]
  /// What a long run makes of the figures, or theory.
  private(set) var truths: [Double] = []

  /// The numbers of replications at which figures are looked at.
  static let looks = [5, 10, 20]

  init(_ name: String, _ scenario: Scenario, milder: Scenario, figures: [Figure]) {
    self.name = name
    self.scenario = scenario
    self.milder = milder
    self.figures = figures
  }

  /// Finds the truths.
  ///
  /// - Parameter longRun: Replications of the run that shows what theory does not know.
  mutating func settle(longRun: Int, threads: Int) throws {
    let isKnown = figures.allSatisfy { $0.exact != nil }
    let runs = try [scenario, milder].enumerated().map { place, scenario in
      var scenario = scenario
      scenario.seed = 77
      var run = Run(scenario, threads: threads)
      run.replications = isKnown || (place > 0 && !needsMilder) ? 2 : longRun
      return try run.result()
    }
    truths = figures.map { $0.exact ?? $0.estimate(runs[0], runs[1]).value ?? .nan }
  }

  private var needsMilder: Bool { figures.contains { $0.command == "compare" } }

  /// The cells of the world, by look, then figure.
  var cells: [CoverageCell] {
    CoverageWorld.looks.flatMap { look in
      figures.map {
        CoverageCell($0.command, name, $0.name, replications: "\(look)", $0.promise)
      }
    }
  }

  /// What one study makes of each cell.
  func estimates(seed: UInt64) throws -> [Estimate] {
    func run(_ scenario: Scenario) -> Run {
      var scenario = scenario
      scenario.seed = seed
      return Run(scenario, threads: 1)
    }
    let (asIs, milder) = (run(scenario), run(milder))
    var first = RunResult(of: asIs)
    var second = RunResult(of: milder)
    return try CoverageWorld.looks.flatMap { look in
      try asIs.extend(&first, to: look)
      if needsMilder { try milder.extend(&second, to: look) }
      return figures.map { $0.estimate(first, second) }
    }
  }
}

extension CoverageWorld.Figure {
  /// A measure as `run` shows it.
  static func run(
    _ name: String, of scope: Scope = .segment(0),
    _ promise: CoverageCell.Promise = .approximate, exact: [String: Double] = [:]
  ) throws -> CoverageWorld.Figure {
    guard let measure = Measure.named(name) else { throw UnknownMeasure(name: name) }
    return CoverageWorld.Figure(
      command: "run", name: name, promise: promise,
      estimate: { run, _ in run.estimate(measure, of: scope) }, exact: exact[name])
  }

  /// A difference as `compare` shows it.
  static func difference(
    _ name: String, of scope: Scope = .segment(0),
    _ promise: CoverageCell.Promise = .approximate, exact: [String: (Double, Double)] = [:]
  ) throws -> CoverageWorld.Figure {
    guard let measure = Measure.named(name) else { throw UnknownMeasure(name: name) }
    return CoverageWorld.Figure(
      command: "compare", name: name, promise: promise,
      estimate: { run, milder in
        ReplicationSample(measure, of: scope, in: milder).difference(
          from: ReplicationSample(measure, of: scope, in: run))
      }, exact: exact[name].map { $0.1 - $0.0 })
  }

  private struct UnknownMeasure: Error {
    let name: String
  }
}
