import MerchantModel
import Runs
import Scenarios

/// Samples of some candidates that grow from look to look: all candidates begin with replication 0, so the ones that
/// have as many share their random numbers.
struct SequentialSamples {
  /// The number of the first replication that confirms a choice: no search reaches it.
  static let firstFreshReplication = 1 << 40
  /// The number of the first replication of a pilot: no search and no confirmation reaches it.
  static let firstPilotReplication = 1 << 61

  let scenarios: [Scenario]
  let figures: [TargetFigure]
  let simulator: PointSimulator
  /// By candidate, then by figure.
  private(set) var samples: [[FigureSample]]
  private(set) var cost = StudyCost()

  init(_ scenarios: [Scenario], figures: [TargetFigure], threads: Int) {
    self.scenarios = scenarios
    self.figures = figures
    simulator = PointSimulator(threads: threads)
    samples = Array(
      repeating: Array(repeating: FigureSample(), count: figures.count), count: scenarios.count)
  }

  /// Replications of a candidate so far.
  func count(of candidate: Int) -> Int { samples[candidate].first?.numerators.count ?? 0 }

  /// Adds replications to some candidates, up to a number of them each.
  mutating func extend(
    _ candidates: [Int], to counts: [Int], onProgress: (StudyCost) throws -> Void
  ) throws {
    let jobs = zip(candidates, counts).map { candidate, count in
      PointSimulator.Job(
        scenarios[candidate],
        replications: self.count(of: candidate)..<max(count, self.count(of: candidate)))
    }
    let more = try simulated(jobs, onProgress: onProgress)
    for (candidate, added) in zip(candidates, more) {
      for (figure, sample) in added.enumerated() {
        samples[candidate][figure].append(sample)
      }
    }
  }

  /// Simulates a number of replications of some candidates that nothing else uses.
  mutating func separate(
    _ candidates: [Int], from first: Int, count: Int, onProgress: (StudyCost) throws -> Void
  ) throws -> [[FigureSample]] {
    try simulated(
      candidates.map {
        PointSimulator.Job(scenarios[$0], replications: first..<(first + count))
      }, onProgress: onProgress)
  }

  private mutating func simulated(
    _ jobs: [PointSimulator.Job], onProgress: (StudyCost) throws -> Void
  ) throws -> [[FigureSample]] {
    var spent = cost
    defer { cost = spent }
    let before = cost
    return try simulator.samples(of: jobs, figures: figures, cost: &spent) { _ in
      try onProgress(before)
    }
  }
}
