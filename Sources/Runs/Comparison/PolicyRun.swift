import MerchantModel
import SimStatistics

/// Several policies on the same replications: the same merchants, customers and luck under each.
///
/// The same policies and number of replications give the same result on any number of threads. Merchants
/// are simulated under all policies, compared and forgotten, so memory does not grow with them.
public struct PolicyRun: Sendable {
  /// The policies; the others are compared with the first.
  public let policies: [PolicyScenario]
  /// How many replications, 1 or more.
  public var replications: Int
  /// How many threads work, 1 or more.
  public var threads: Int
  /// What merchants see of the places that they share under each policy; nil until it is found, and under policies without.
  private var places: [SettledPlaces?] = []

  /// Plans a comparison with the first scenario's number of replications.
  ///
  /// False positives under all policies are found by one reference: the scenarios' own, or else the first one's threshold.
  ///
  /// - Throws: ``IncomparablePoliciesError`` unless there are two or more of different names that agree in
  ///   calendar, segments, seed, measurement and prices.
  public init(_ policies: [PolicyScenario], threads: Int) throws(IncomparablePoliciesError) {
    guard let first = policies.first, policies.count > 1 else { throw .tooFew }
    var names: Set<String> = []
    for policy in policies {
      guard names.insert(policy.name).inserted else { throw .duplicateName(policy.name) }
      for part in IncomparablePoliciesError.Part.allCases
      where !part.agree(first.scenario, policy.scenario) {
        throw .differs(policy: policy.name, part: part)
      }
    }
    self.policies = policies.map { $0.measured(by: first.scenario.reference) }
    self.threads = threads
    replications = first.scenario.replications
  }

  /// Simulates.
  ///
  /// - Parameter onProgress: Called after each block on the calling thread; throwing ends the run.
  /// - Throws: What the callback throws.
  public func result(
    onProgress: (Run.Progress) throws -> Void = { _ in }
  ) throws -> PolicyResult {
    guard places.count == policies.count else {
      var run = self
      run.places = try policies.map { policy in
        guard !policy.scenario.sharedPlaces.isEmpty else { return nil }
        return try SettledPlaces(
          policy.scenario, replications: 0..<replications, threads: threads,
          onProgress: onProgress)
      }
      return try run.result(onProgress: onProgress)
    }
    var result = PolicyResult(policies)
    result.setPlaces(places)
    let merchants = merchantsPerReplication * replications
    try extend(&result, to: replications) { done in
      try onProgress(Run.Progress(merchantsDone: done, merchants: merchants))
    }
    return result
  }

  /// Simulates until the differences from the first policy are as precise as wanted, for every policy.
  ///
  /// A relative width is a share of the first policy's own figure: "2 %" wants each difference to within 2 % of the
  /// figure under the first policy.
  ///
  /// - Parameters:
  ///   - targets: What is to be precise.
  ///   - rule: When to stop.
  ///   - onProgress: Called after each block on the calling thread; throwing ends the run.
  /// - Throws: What `onProgress` throws.
  public func result(
    targets: [PrecisionTarget], rule: StoppingRule,
    onProgress: (Run.Progress) throws -> Void = { _ in }
  ) throws -> PolicyResult {
    var result = PolicyResult(policies)
    var looks: [Int] = []
    var statuses: [PrecisionStatus] = []
    while let next = rule.nextLook(
      after: result.replications, statuses: statuses.map(\.status))
    {
      let merchants = merchantsPerReplication * next
      let shown = statuses
      func onBlock(_ done: Int) throws {
        try onProgress(
          Run.Progress(merchantsDone: done, merchants: merchants, precision: shown))
      }
      if policies.allSatisfy(\.scenario.sharedPlaces.isEmpty) {
        try extend(&result, to: next, onBlock: onBlock)
      } else {
        // Merchants and places agree over all replications of a look, so each look is a comparison of its own.
        var look = self
        look.replications = next
        result = try look.result(onProgress: { try onBlock($0.merchantsDone) })
      }
      looks.append(next)
      statuses = self.statuses(of: targets, in: result, rule: rule)
    }
    result.precision = PrecisionReport(statuses: statuses, looks: looks, ceiling: rule.ceiling)
    return result
  }

  private func statuses(
    of targets: [PrecisionTarget], in result: PolicyResult, rule: StoppingRule
  ) -> [PrecisionStatus] {
    targets.flatMap { target in
      let figures = result.runs.map { ReplicationSample(target.measure, of: target.scope, in: $0) }
      let level = result.first.estimate(target.measure, of: target.scope).value ?? 0
      let difference = PrecisionTarget(
        target.measure, of: target.scope, wanted: .absolute(target.wanted.width(at: level)))
      return figures.dropFirst().map {
        PrecisionStatus(of: difference, at: $0.difference(from: figures[0]), by: rule)
      }
    }
  }

  /// Merchants simulated in each replication, under one policy.
  private var merchantsPerReplication: Int {
    policies[0].scenario.segments.reduce(0) { $0 + $1.merchants }
  }

  private func extend(
    _ result: inout PolicyResult, to replications: Int,
    onBlock: (_ merchantsDone: Int) throws -> Void
  ) throws {
    let plan = BlockPlan(
      policies[0].scenario, replications: result.replications..<replications)
    var merchantsDone = merchantsPerReplication * result.replications
    let shared = SharedTables()
    let tables = policies.indices.map { policy in
      places.isEmpty ? shared : places[policy]?.tables ?? shared
    }
    let scenarios = policies.map(\.scenario)
    try WorkerPool(threads: threads).simulate(
      plan, with: { PolicySimulator(scenarios, tables: tables) },
      deliver: { block, output in
        try result.add(output, of: block)
        merchantsDone += block.merchants.count
        try onBlock(merchantsDone)
      })
  }
}
