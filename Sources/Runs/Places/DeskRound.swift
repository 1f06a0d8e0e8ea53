import MerchantModel
import SharedPlaces
import SimRandom

/// A round: merchants are simulated as they see the desk, and the desk with the calls that they send.
///
/// Merchants who stand for many come first, since the rates of their calls are means over all replications; of them only
/// counts are kept. The calls of the others are kept for one replication at a time on each thread.
struct DeskRound: Sendable {
  /// What is simulated, without the comparisons that change no call.
  let scenario: Scenario
  /// The numbers of the replications; one or more.
  let replications: Range<Int>
  let threads: Int
  let like: LikeHours
  /// The servers of each hour.
  let servers: [Int]

  init(_ scenario: Scenario, replications: Range<Int>, threads: Int) {
    self.scenario = scenario.withoutComparisons
    self.replications = replications
    self.threads = threads
    like = LikeHours(scenario)
    servers = scenario.deskServers(on: scenario.calendar.shownDays)
  }

  /// What becomes of a round.
  struct Result {
    /// What merchants see of the desk from now on.
    let law: DeskLaw
    /// The desk's figures.
    let outcome: DeskOutcome
  }

  /// Simulates.
  ///
  /// - Parameters:
  ///   - tables: What merchants see of the places that they share.
  ///   - onBlock: Called after each block with the merchants simulated so far; throwing ends the round.
  func result(
    tables: SharedTables, onBlock: (_ merchantsDone: Int) throws -> Void = { _ in }
  ) throws -> Result {
    var maker = DeskLawMaker(like, firstReplication: replications.lowerBound)
    var outcome = DeskOutcome(scenario)
    try serve(
      tables: tables, replications: replications, factors: [1], onBlock: onBlock
    ) { parts in
      maker.add(parts[0].law)
      outcome.add(parts[0].outcome)
    }
    return Result(law: maker.law, outcome: outcome)
  }

  /// Serves the calls once more with fewer servers, and with more.
  ///
  /// - Parameter tables: What merchants see of the places that they share.
  func knee(
    tables: SharedTables, onBlock: (_ merchantsDone: Int) throws -> Void = { _ in }
  ) throws -> DeskKnee {
    var outcomes = DeskKnee.factors.map { _ in DeskOutcome(scenario) }
    try serve(
      tables: tables, replications: replications.prefix(DeskKnee.mostReplications),
      factors: DeskKnee.factors, onBlock: onBlock
    ) { parts in
      for (place, part) in parts.enumerated() { outcomes[place].add(part.outcome) }
    }
    return DeskKnee(outcomes, servers: servers)
  }

  /// What a replication adds.
  private struct Part: Sendable {
    let law: DeskLawMaker.Part
    let outcome: DeskOutcome.Part
  }

  /// Simulates merchants, and serves each replication's calls.
  ///
  /// - Parameters:
  ///   - factors: By what the servers are multiplied, each time for the same calls.
  ///   - deliver: Takes each replication's parts, one for each factor, in order.
  private func serve(
    tables: SharedTables, replications: Range<Int>, factors: [Double],
    onBlock: (_ merchantsDone: Int) throws -> Void, deliver: ([Part]) -> Void
  ) throws {
    var merchantsDone = 0
    let streams = try demand(tables: tables) { merchants in
      merchantsDone += merchants
      try onBlock(merchantsDone)
    }
    let recorded = segments { !$0.isStreamed }
    let merchants = recorded.reduce(0) { $0 + scenario.segments[$1].merchants }
    let round = self
    let staff = factors.map { $0 == 1 ? servers : DeskKnee.servers(servers, times: $0) }
    try WorkerPool(threads: threads).run(
      count: replications.count, order: .byNumber,
      makeWorker: { Worker(round, recorded: recorded, tables: tables) },
      perform: { (worker: inout Worker, number: Int) -> [Part] in
        worker.serve(replications.lowerBound + number, streams: streams, staff: staff)
      },
      deliver: { _, parts in
        deliver(parts)
        merchantsDone += merchants
        try onBlock(merchantsDone)
      })
  }

  /// The segments that call the desk, as far as wanted, by their positions.
  private func segments(_ isWanted: (Segment) -> Bool) -> [Int] {
    scenario.segments.indices.filter {
      (scenario.desk?.serves(scenario.segments[$0]) ?? false) && isWanted(scenario.segments[$0])
    }
  }

  /// The calls of merchants who stand for many, over all replications.
  private func demand(
    tables: SharedTables, onBlock: (_ merchants: Int) throws -> Void
  ) throws -> DeskStreamsOfRun {
    let (scenario, like) = (scenario, like)
    let streamed = segments(\.isStreamed)
    var demands = streamed.map { _ in DeskDemand(like) }
    guard !streamed.isEmpty else { return DeskStreamsOfRun(scenario, like) }
    let plan = BlockPlan(scenario, replications: replications, segments: streamed)
    try WorkerPool(threads: threads).simulate(
      plan, with: { DeskDemandSimulator(scenario, like, tables: tables) },
      deliver: { block, demand in
        demands[streamed.firstIndex(of: block.segment) ?? 0].add(demand)
        try onBlock(block.merchants.count)
      })
    return DeskStreamsOfRun(
      scenario, like, segments: streamed, demands: demands, replications: replications,
      tables: tables)
  }

  /// Serves replications on one thread.
  private struct Worker: ~Copyable {
    private let round: DeskRound
    private let recorded: [Int]
    private var simulator: RecordingSimulator
    private var queue = DeskQueue()

    init(_ round: DeskRound, recorded: [Int], tables: SharedTables) {
      self.round = round
      self.recorded = recorded
      simulator = RecordingSimulator(round.scenario, at: .desk, tables: tables)
    }

    mutating func serve(
      _ replication: Int, streams: DeskStreamsOfRun, staff: [[Int]]
    ) -> [Part] {
      var sources = streams.sources(replication: replication)
      for segment in recorded {
        var calls: [DeskCall] = []
        let whole = round.scenario.segments[segment]
        simulator.simulate(
          MerchantBlock(
            replication: replication, segment: segment, merchants: 0..<whole.merchants)
        ) { $0.forEachDeskCall { calls.append($0) } }
        sources.append(RecordedCalls(calls, weight: whole.weight / Double(whole.merchants)))
      }
      var parts: [Part] = []
      for servers in staff {
        for source in sources { source.rewind() }
        let hours = queue.serve(sources, servers: servers, firstHour: round.like.firstHour)
        parts.append(
          Part(
            law: DeskLawMaker.part(hours, round.like),
            outcome: DeskOutcome.part(hours, of: round.scenario)))
      }
      return parts
    }
  }
}

/// The Poisson streams of a run, a segment each.
struct DeskStreamsOfRun: Sendable {
  private let scenario: Scenario
  private let like: LikeHours
  private var segments: [Int] = []
  private var demands: [DeskDemand] = []
  private var durations: [DurationTable] = []
  private var firstReplication = 0
  /// The platform's busyness, by replication and simulated day.
  private var factors: [[Double]] = []
  private var factorSums: [Double] = []
  private var patience: Sampler?

  /// No streams.
  init(_ scenario: Scenario, _ like: LikeHours) {
    self.scenario = scenario
    self.like = like
  }

  init(
    _ scenario: Scenario, _ like: LikeHours, segments: [Int], demands: [DeskDemand],
    replications: Range<Int>, tables: SharedTables
  ) {
    self.init(scenario, like)
    firstReplication = replications.lowerBound
    self.segments = segments
    self.demands = demands
    durations = demands.map(\.durationTable)
    factors = replications.map {
      scenario.platformFactors(replication: UInt64($0), tables: tables)
    }
    factorSums = DeskDemand.factorSums(factors, like)
    patience = scenario.desk?.patience?.seconds.sampler()
  }

  /// The streams of a replication.
  func sources(replication: Int) -> [any DeskSource] {
    segments.enumerated().map { place, segment in
      let whole = scenario.segments[segment]
      return PoissonCalls(
        rates: demands[place].rates(
          weight: whole.weight / Double(whole.merchants),
          factors: factors[replication - firstReplication],
          factorSums: factorSums),
        firstHour: like.firstHour, durations: durations[place], patience: patience,
        key: PlaceStreams.arrivals(
          at: .desk, in: scenario, segment: segment, replication: UInt64(replication)))
    }
  }
}
