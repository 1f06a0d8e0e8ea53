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
  /// Whether each merchant's own counts are passed to `onMerchants`.
  public var keepsMerchants: Bool
  /// Known figures that estimates are regressed on; none for plain estimates.
  public var controls: [ControlFigure] = []
  /// Whether each kind of contact is counted, for ``RunResult/waterfalls(of:level:)``.
  public var countsKinds = false
  /// Whether counts by day are kept of every replication, however many there are, at the price of memory.
  public var keepsReplications = false
  /// Whether the places that merchants share are tried with fewer people too, and with more, where the scenario has some.
  public var triesNumbers = false
  /// What merchants see of those places; nil until it is found.
  private var places: SettledPlaces?
  /// Tables shared by all threads, and by copies of this run.
  private var tables = SharedTables()
  /// How figures of the rule are computed from low days; nil to count them.
  public var conditioning: Conditioning?

  /// The progress of a run.
  public struct Progress: Sendable {
    /// Merchants simulated, counted once in each replication.
    public var merchantsDone: Int
    /// Merchants in all; for a run to a precision, as many as it seems to need by its estimates so far.
    public var merchants: Int
    /// How wide the wanted intervals were at the last look; empty for a plain run.
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
  ///   - onProgress: Called after each block, in order, on the calling thread; throwing ends the run.
  ///   - onMerchants: Takes the merchants' counts by replication, segment and merchant, if they are
  ///     kept; throwing ends the run.
  /// - Throws: What the callbacks throw; ``SumOverflowError``.
  public func result(
    onProgress: (Progress) throws -> Void = { _ in },
    onMerchants: ([MerchantRecord]) throws -> Void = { _ in }
  ) throws -> RunResult {
    guard scenario.sharedPlaces.isEmpty || places != nil else {
      var run = self
      try run.settlePlaces(onProgress: onProgress)
      return try run.result(onProgress: onProgress, onMerchants: onMerchants)
    }
    var result = RunResult(of: self)
    (result.desk, result.appeals) = (places?.desk, places?.appeals)
    let merchants = merchantsPerReplication * replications
    try extend(
      &result, to: replications,
      onBlock: { done in
        try onProgress(Progress(merchantsDone: done, merchants: merchants))
      }, onMerchants: onMerchants)
    return result
  }

  /// Brings merchants and the places that they share to agree, by rounds that are runs of their own.
  private mutating func settlePlaces(onProgress: (Progress) throws -> Void) throws {
    let settled = try SettledPlaces(
      scenario, replications: 0..<replications, threads: threads, triesNumbers: triesNumbers,
      onProgress: onProgress)
    places = settled
    tables = settled.tables
  }

  /// Merchants simulated in each replication.
  var merchantsPerReplication: Int { scenario.segments.reduce(0) { $0 + $1.merchants } }

  /// Adds replications to a result, up to a number of them. In how many steps it is extended makes no difference to
  /// it.
  package func extend(
    _ result: inout RunResult, to replications: Int,
    onBlock: (_ merchantsDone: Int) throws -> Void = { _ in },
    onMerchants: ([MerchantRecord]) throws -> Void = { _ in }
  ) throws {
    let plan = BlockPlan(scenario, replications: result.replications..<replications)
    var merchantsDone = merchantsPerReplication * result.replications
    let (scenario, keepsMerchants, controls, tables) = (scenario, keepsMerchants, controls, tables)
    let (countsKinds, keepsArms) = (countsKinds, scenario.hasArms)
    try WorkerPool(threads: threads).simulate(
      plan,
      with: {
        ScenarioSimulator(
          scenario, keepsMerchants: keepsMerchants, keepsArms: keepsArms,
          countsKinds: countsKinds, controls: controls, tables: tables)
      },
      deliver: { block, output in
        try result.add(output, of: block)
        if keepsMerchants { try onMerchants(output.merchants) }
        merchantsDone += block.merchants.count
        try onBlock(merchantsDone)
      })
  }
}
