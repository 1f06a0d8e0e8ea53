import MerchantModel
import Runs
import Scenarios

/// Simulates a scenario at many points on several threads and keeps a few figures of each.
///
/// The samples of a job depend on its scenario and replications alone, never on threads.
package struct PointSimulator: Sendable {
  /// How many threads work, 1 or more.
  package var threads: Int

  package init(threads: Int) {
    self.threads = threads
  }

  /// Some replications of one scenario.
  package struct Job: Sendable {
    /// What is simulated.
    package var scenario: Scenario
    /// The numbers of the replications.
    package var replications: Range<Int>

    package init(_ scenario: Scenario, replications: Range<Int>) {
      self.scenario = scenario
      self.replications = replications
    }
  }

  /// The progress of the work.
  package struct Progress: Sendable {
    /// Replications done.
    package let done: Int
    /// Replications in all.
    package let count: Int
  }

  /// Reads a scenario with the policies and settings of many points laid over it.
  ///
  /// - Parameters:
  ///   - texts: The scenario and what is laid over it at all points.
  ///   - points: The points.
  ///   - policies: The texts of the policies that points name.
  ///   - onProgress: Called after each point; throwing ends the work.
  /// - Throws: `ScenarioError` for the first point at which the scenario is invalid; what `onProgress` throws.
  package func scenarios(
    _ texts: ScenarioTexts, at points: [Point], policies: [String: SourceText] = [:],
    onProgress: () throws -> Void = {}
  ) throws -> [Scenario] {
    var scenarios: [Scenario] = []
    try WorkerPool(threads: threads).run(
      count: points.count, order: .byNumber, makeWorker: {},
      perform: { (_: inout Void, number) in
        Result<Scenario, ScenarioError> { () throws(ScenarioError) in
          try texts.resolved(
            policies: points[number].policies.compactMap { policies[$0] },
            settings: points[number].settings.map(\.description)
          ).value
        }
      },
      deliver: { _, output in
        scenarios.append(try output.get())
        try onProgress()
      })
    return scenarios
  }

  /// Simulates jobs.
  ///
  /// - Parameters:
  ///   - jobs: What is simulated.
  ///   - figures: The figures that are kept.
  ///   - cost: The cost of the work is added to it.
  ///   - onProgress: Called after each block; throwing ends the work.
  /// - Returns: A sample for each job and figure.
  /// - Throws: What `onProgress` throws; `SumOverflowError`.
  package func samples(
    of jobs: [Job], figures: [TargetFigure], cost: inout StudyCost,
    onProgress: (Progress) throws -> Void = { _ in }
  ) throws -> [[FigureSample]] {
    var samples = Array(
      repeating: Array(repeating: FigureSample(), count: figures.count), count: jobs.count)
    let count = jobs.reduce(0) { $0 + $1.replications.count }
    var done = 0
    try WorkerPool(threads: threads).simulate(
      blocks(of: jobs, figures: figures), with: { FigureSimulator(figures) },
      deliver: { block, output in
        for replication in output {
          if let overflow = replication.overflow { throw overflow }
          cost.add(replication)
          for (figure, sums) in replication.figures.enumerated() {
            samples[block.job][figure].append(
              FigureSample(
                numerators: [sums.numerator], denominators: [sums.denominator],
                subtracted: replication.subtracted[figure],
                observed: [replication.observed[figure]], strata: replication.strata[figure]))
          }
        }
        done += output.count
        try onProgress(Progress(done: done, count: count))
      })
    return samples
  }

  /// Cuts jobs into blocks: few, since each has to make the tables of its scenario, but enough that threads end
  /// together. A job in which merchants share a place is one block, since they agree over all its replications.
  private func blocks(of jobs: [Job], figures: [TargetFigure]) -> [FigureSimulator.Block] {
    let count = jobs.reduce(0) { $0 + $1.replications.count }
    let most = max(count / (8 * threads), 1)
    return jobs.enumerated().flatMap { number, job in
      let scenario = job.scenario.measuring(only: figures)
      let size = scenario.sharedPlaces.isEmpty ? most : max(job.replications.count, 1)
      return stride(
        from: job.replications.lowerBound, to: job.replications.upperBound, by: size
      ).map {
        FigureSimulator.Block(
          job: number, scenario: scenario,
          replications: $0..<min($0 + size, job.replications.upperBound))
      }
    }
  }
}
