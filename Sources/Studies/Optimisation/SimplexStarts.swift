import MerchantModel
import Scenarios
import SimRandom
import SimStatistics

/// Good points of a search in intervals: where the simplex ends from several starts, and the scenario as it
/// is.
struct SimplexStarts {
  let study: OptimisationStudy

  /// How wide the simplex is at first, and at which size it stops, as shares of the ranges.
  private static let firstStep = 0.25
  private static let lastSize = 0.01

  /// Searches from each start; equal ends count once.
  func points(
    cost: inout StudyCost, onProgress: (StudyCost) throws -> Void
  ) throws -> [Point] {
    let base = try study.texts.resolved().value
    var shift = DesignStream.searchStart.stream(seed: base.seed)
    guard study.axes.count <= SobolPoints.mostDimensions else {
      throw DesignError.tooManyAxes(study.axes.count, most: SobolPoints.mostDimensions)
    }
    let starts = SobolPoints.shifted(
      points: study.starts, dimensions: study.axes.count, using: &shift)
    let scale = try scale(of: base, cost: &cost, onProgress)
    var rows: [[Setting]] = [[]]
    for start in starts {
      var known: [[Setting]: Double] = [:]
      var spent = cost
      let end = try SimplexSearch.minimum(
        from: start, step: SimplexStarts.firstStep, size: SimplexStarts.lastSize,
        evaluations: study.evaluations
      ) { place in
        let settings = settings(at: place)
        if let seen = known[settings] { return seen }
        let value = try loss(
          at: settings, by: base.reference, scale: scale, cost: &spent, onProgress)
        known[settings] = value
        return value
      }
      cost = spent
      if let end, !rows.contains(settings(at: end.place)) { rows.append(settings(at: end.place)) }
    }
    return rows.enumerated().map { Point(number: $0, settings: $1) }
  }

  private func settings(at place: [Double]) -> [Setting] {
    zip(study.axes, place).map { Setting($0.path, $0.value(at: $1)) }
  }

  /// The unit of the objective: its size in the scenario as it is, so that a violated bound weighs the same in any
  /// unit.
  private func scale(
    of base: Scenario, cost: inout StudyCost, _ onProgress: (StudyCost) throws -> Void
  ) throws -> Double {
    let figures = try figures(of: base, cost: &cost, onProgress)
    let size = (figures[0] ?? 0).magnitude
    return size > 0 ? size : 1
  }

  /// The loss to minimise: the objective, plus ten times the relative violation of each bound. False positives go by the
  /// reference of the scenario as it is.
  private func loss(
    at settings: [Setting], by reference: ReferenceRate?, scale: Double, cost: inout StudyCost,
    _ onProgress: (StudyCost) throws -> Void
  ) throws -> Double {
    let before = cost
    let scenario = try PointSimulator(threads: 1).scenarios(
      study.texts, at: [Point(number: 0, settings: settings)],
      onProgress: { try onProgress(before) })[0]
    let figures = try figures(
      of: scenario.measured(by: reference), cost: &cost, onProgress)
    guard let objective = figures[0] else { return .greatestFiniteMagnitude }
    var loss = -study.sign * objective / scale
    for (constraint, figure) in zip(study.constraints, figures.dropFirst()) {
      guard let figure else { return .greatestFiniteMagnitude }
      let excess = constraint.sign * (figure - constraint.bound)
      let size = constraint.bound == 0 ? 1 : constraint.bound.magnitude
      if excess > 0 { loss += 10 * excess / size }
    }
    return loss
  }

  /// Always the same replications, so that the simplex sees a function and no noise.
  private func figures(
    of scenario: Scenario, cost: inout StudyCost, _ onProgress: (StudyCost) throws -> Void
  ) throws -> [Double?] {
    let first = SequentialSamples.firstPilotReplication
    let job = PointSimulator.Job(
      scenario, replications: first..<(first + OptimisationStudy.simplexReplications))
    let before = cost
    let samples = try PointSimulator(threads: study.threads).samples(
      of: [job], figures: study.figures, cost: &cost
    ) { _ in try onProgress(before) }
    return zip(study.figures, samples[0]).map { $1.influences(of: $0)?.value }
  }
}
