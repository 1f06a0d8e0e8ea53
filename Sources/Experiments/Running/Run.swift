import MerchantModel

/// A run: some replications of one scenario.
///
/// The same scenario and number of replications give the same result on any number of threads.
public struct Run: Sendable {
  /// What is simulated.
  public var scenario: Scenario
  /// How many replications, 1 or more.
  public var replications: Int
  /// How many threads work, 1 or more.
  public var threads: Int
  /// Whether each merchant's own counts are handed out.
  public var keepsMerchants: Bool

  /// How far a run is.
  public struct Progress: Sendable {
    /// Merchants simulated, each replication's counted anew.
    public var merchantsDone: Int
    /// Merchants in all.
    public var merchants: Int
  }

  /// Plans a run with the scenario's own number of replications.
  public init(_ scenario: Scenario, threads: Int, keepsMerchants: Bool = false) {
    self.scenario = scenario
    replications = scenario.replications
    self.threads = threads
    self.keepsMerchants = keepsMerchants
  }

  /// Simulates.
  ///
  /// - Parameters:
  ///   - onProgress: Called in order, now and then, on the calling thread; throwing ends the run.
  ///   - onMerchants: Takes the merchants' counts by replication, segment and merchant, if they are
  ///     kept; throwing ends the run.
  /// - throws: What the callbacks throw.
  public func result(
    onProgress: (Progress) throws -> Void = { _ in },
    onMerchants: ([MerchantRecord]) throws -> Void = { _ in }
  ) throws -> RunResult {
    let plan = BlockPlan(scenario, replications: replications)
    var result = RunResult(scenario, replications: replications)
    let perReplication = scenario.segments.reduce(0) { $0 + $1.merchants }
    var progress = Progress(merchantsDone: 0, merchants: perReplication * replications)
    let (scenario, keepsMerchants) = (scenario, keepsMerchants)
    try OrderedWorkers.run(
      count: plan.count, threads: threads,
      makeWorker: { MerchantWorker(scenario, keepsMerchants: keepsMerchants) },
      perform: { worker, number in worker.perform(plan[number]) },
      deliver: { number, output in
        let block = plan[number]
        result.add(output, of: block)
        if keepsMerchants { try onMerchants(output.merchants) }
        progress.merchantsDone += block.merchants.count
        try onProgress(progress)
      })
    return result
  }
}
