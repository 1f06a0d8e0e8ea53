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
  /// Known figures that estimates are regressed on; none for plain estimates.
  public var controls: [ControlFigure] = []
  /// What all threads share, and runs may that are copies of this one.
  private let tables = SharedTables()
  /// How figures of the rule are worked out from low days; nil to count them.
  public var conditioning: Conditioning?

  /// How far a run is.
  public struct Progress: Sendable {
    /// Merchants simulated, each replication's counted anew.
    public var merchantsDone: Int
    /// Merchants in all; of a run to a precision, as many as it seems to need by what it has seen.
    public var merchants: Int
    /// How wide the wanted intervals were at the last look; none of a plain run.
    public var precision: [PrecisionStatus] = []
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
    var result = RunResult(scenario, controls: controls, conditioning: conditioning)
    let merchants = merchantsPerReplication * replications
    try extend(
      &result, to: replications,
      onBlock: { done in
        try onProgress(Progress(merchantsDone: done, merchants: merchants))
      }, onMerchants: onMerchants)
    return result
  }

  /// Merchants simulated in each replication.
  var merchantsPerReplication: Int { scenario.segments.reduce(0) { $0 + $1.merchants } }

  /// Adds replications to a result, up to a number of them. How many were asked for at a time leaves no
  /// trace in it.
  func extend(
    _ result: inout RunResult, to replications: Int,
    onBlock: (_ merchantsDone: Int) throws -> Void,
    onMerchants: ([MerchantRecord]) throws -> Void
  ) throws {
    let plan = BlockPlan(scenario, replications: result.replications..<replications)
    var merchantsDone = merchantsPerReplication * result.replications
    result.makeRoom(for: replications)
    let (scenario, keepsMerchants, controls, tables) = (scenario, keepsMerchants, controls, tables)
    try WorkerPool(threads: threads).simulate(
      plan,
      with: {
        ScenarioSimulator(
          scenario, keepsMerchants: keepsMerchants, controls: controls, tables: tables)
      },
      deliver: { block, output in
        result.add(output, of: block)
        if keepsMerchants { try onMerchants(output.merchants) }
        merchantsDone += block.merchants.count
        try onBlock(merchantsDone)
      })
  }
}
