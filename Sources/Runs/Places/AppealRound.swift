import MerchantModel
import SharedPlaces
import SimRandom

/// A round: merchants are simulated as they see the appeals queue, and the queue with the appeals that they file.
///
/// Merchants who stand for many come first, since the rates of their appeals are means over all replications; of them only
/// counts are kept. The appeals of the others are kept for one replication at a time on each thread.
struct AppealRound: Sendable {
  /// What is simulated, without the comparisons that change no appeal.
  let scenario: Scenario
  let appeals: Appeals
  /// The numbers of the replications; one or more.
  let replications: Range<Int>
  let threads: Int

  init(_ scenario: Scenario, _ appeals: Appeals, replications: Range<Int>, threads: Int) {
    self.scenario = scenario.withoutComparisons
    self.appeals = appeals
    self.replications = replications
    self.threads = threads
  }

  /// What becomes of a round.
  struct Result {
    /// What merchants see of the queue from now on.
    let law: AppealLaw
    /// The queue's figures.
    let outcome: AppealOutcome
    /// The appeals of merchants who stand for many.
    let streams: AppealStreams
  }

  /// Simulates.
  ///
  /// - Parameters:
  ///   - tables: What merchants see of the places that they share.
  ///   - onBlock: Called after each block with the merchants simulated so far; throwing ends the round.
  func result(
    tables: SharedTables, onBlock: (_ merchantsDone: Int) throws -> Void
  ) throws -> Result {
    var merchantsDone = 0
    let streams = try streams(tables: tables) { merchants in
      merchantsDone += merchants
      try onBlock(merchantsDone)
    }
    var outcome = AppealOutcome(scenario, appeals)
    var waits: [Int64] = []
    try serve(
      streams, tables: tables, replications: replications, reviewers: [appeals.reviewers]
    ) { replication, served, merchants in
      outcome.add(served[0], filed: streams.filed(served[0], replication: replication))
      waits += served[0].law
      merchantsDone += merchants
      try onBlock(merchantsDone)
    }
    return Result(
      law: AppealLaw(
        days: scenario.calendar.shownDays, firstReplication: replications.lowerBound, waits: waits),
      outcome: outcome,
      streams: streams)
  }

  /// Serves the appeals once more with fewer reviewers, and with more.
  ///
  /// - Parameters:
  ///   - streams: The appeals of merchants who stand for many.
  ///   - tables: What merchants see of the places that they share.
  ///   - onBlock: Called after each replication with the merchants simulated so far; throwing ends the work.
  func tries(
    _ streams: AppealStreams, tables: SharedTables,
    onBlock: (_ merchantsDone: Int) throws -> Void
  ) throws -> AppealTries {
    let reviewers = AppealTries.reviewers(appeals.reviewers)
    var outcomes = reviewers.map { AppealOutcome(scenario, appeals, reviewers: $0) }
    var merchantsDone = 0
    try serve(
      streams, tables: tables, replications: replications.prefix(AppealTries.mostReplications),
      reviewers: reviewers
    ) { replication, served, merchants in
      for (place, part) in served.enumerated() {
        outcomes[place].add(part, filed: streams.filed(part, replication: replication))
      }
      merchantsDone += merchants
      try onBlock(merchantsDone)
    }
    return AppealTries(outcomes)
  }

  /// Serves each replication's appeals, with each of some numbers of reviewers.
  ///
  /// - Parameter deliver: Takes the number of a replication, what came of it, one for each number of reviewers, in order, and
  ///   how many merchants were simulated for it.
  private func serve(
    _ streams: AppealStreams, tables: SharedTables, replications: Range<Int>, reviewers: [Int],
    deliver: (_ replication: Int, [ServedAppeals], _ merchants: Int) throws -> Void
  ) throws {
    let recorded = scenario.segments.indices.filter { !scenario.segments[$0].isStreamed }
    let merchants = recorded.reduce(0) { $0 + scenario.segments[$1].merchants }
    let round = self
    try WorkerPool(threads: threads).run(
      count: replications.count, order: .byNumber,
      makeWorker: { Worker(round, recorded: recorded, tables: tables) },
      perform: { (worker: inout Worker, number: Int) -> [ServedAppeals] in
        worker.serve(replications.lowerBound + number, streams: streams, reviewers: reviewers)
      },
      deliver: { try deliver(replications.lowerBound + $0, $1, merchants) })
  }

  /// The appeals of merchants who stand for many, over all replications.
  private func streams(
    tables: SharedTables, onBlock: (_ merchants: Int) throws -> Void
  ) throws -> AppealStreams {
    let scenario = scenario
    let streamed = scenario.segments.indices.filter { scenario.segments[$0].isStreamed }
    let like = LikeHours(scenario)
    var demands = streamed.map { _ in AppealDemand(like) }
    var filed = [Double](repeating: 0, count: replications.count)
    if !streamed.isEmpty {
      let plan = BlockPlan(scenario, replications: replications, segments: streamed)
      try WorkerPool(threads: threads).simulate(
        plan, with: { AppealDemandSimulator(scenario, like, tables: tables) },
        deliver: { block, demand in
          demands[streamed.firstIndex(of: block.segment) ?? 0].add(demand)
          let whole = scenario.segments[block.segment]
          filed[block.replication - replications.lowerBound] +=
            whole.weight / Double(whole.merchants)
            * Double(demand.filed(onLast: scenario.calendar.days))
          try onBlock(block.merchants.count)
        })
    }
    return AppealStreams(
      scenario: scenario, firstReplication: replications.lowerBound, segments: streamed,
      demands: demands, filed: filed)
  }

  /// Serves replications on one thread.
  private struct Worker: ~Copyable {
    private let round: AppealRound
    private let recorded: [Int]
    private var simulator: RecordingSimulator
    private var queue: AppealQueue

    init(_ round: AppealRound, recorded: [Int], tables: SharedTables) {
      self.round = round
      self.recorded = recorded
      simulator = RecordingSimulator(round.scenario, at: .appeals, tables: tables)
      queue = AppealQueue(round.scenario, round.appeals)
    }

    mutating func serve(
      _ replication: Int, streams: AppealStreams, reviewers: [Int]
    ) -> [ServedAppeals] {
      var sources = streams.sources(replication: replication)
      for segment in recorded {
        var filed: [FiledAppeal] = []
        let whole = round.scenario.segments[segment]
        simulator.simulate(
          MerchantBlock(
            replication: replication, segment: segment, merchants: 0..<whole.merchants)
        ) { $0.forEachAppeal { filed.append($0) } }
        sources.append(RecordedAppeals(filed, weight: whole.weight / Double(whole.merchants)))
      }
      return reviewers.map { number in
        for source in sources { source.rewind() }
        return queue.serve(sources, reviewers: number)
      }
    }
  }
}

/// Simulates blocks of merchants who stand for many, for how often they appeal.
struct AppealDemandSimulator: BlockSimulator, ~Copyable {
  private let like: LikeHours
  private var simulator: RecordingSimulator

  init(_ scenario: Scenario, _ like: LikeHours, tables: SharedTables) {
    self.like = like
    simulator = RecordingSimulator(scenario, at: .appeals, tables: tables)
  }

  mutating func simulate(_ block: MerchantBlock) -> AppealDemand {
    var demand = AppealDemand(like)
    simulator.simulate(block) { $0.forEachAppeal { demand.add($0) } }
    return demand
  }
}

/// The appeals of merchants who stand for many, as Poisson streams, a segment each.
struct AppealStreams: Sendable {
  let scenario: Scenario
  let firstReplication: Int
  let segments: [Int]
  let demands: [AppealDemand]
  /// By replication: real appeals on the counted days, as many as the simulated merchants themselves stand for.
  let filed: [Double]

  /// The real appeals of a replication on the counted days: those of streams by their own merchants, the others as they
  /// were served; nil where there are no streams.
  func filed(_ served: ServedAppeals, replication: Int) -> Double? {
    guard !segments.isEmpty else { return nil }
    return filed[replication - firstReplication] + Double(served.recorded)
  }

  /// The streams of a replication.
  func sources(replication: Int) -> [any AppealSource] {
    zip(segments, demands).map { segment, demand in
      let whole = scenario.segments[segment]
      return PoissonAppeals(
        rates: demand.rates(
          weight: whole.weight / Double(whole.merchants), replications: filed.count),
        firstHour: 24 * scenario.calendar.shownDays.lowerBound,
        key: PlaceStreams.arrivals(
          at: .appeals, in: scenario, segment: segment, replication: UInt64(replication)))
    }
  }
}
