import MerchantModel
import Runs
import Scenarios
import SimStatistics

/// A scenario under one policy or several, in many worlds: draws of all values that the scenario or a policy says nobody
/// knows.
///
/// A world has one draw for all policies, and the same merchants, customers and luck under each. Worlds have random numbers
/// of their own, unless all that is uncertain is the rule: then the worlds of a point set share their days, which costs
/// little more than one of them, and the sets have random numbers of their own.
public struct WorldStudy: Sendable {
  /// A scenario as it is written under a policy.
  public struct Policy: Sendable {
    /// What the policy is called.
    public let name: String
    /// The scenario.
    public let document: LoadedDocument<Scenario>

    /// Names a scenario.
    public init(_ name: String, _ document: LoadedDocument<Scenario>) {
      (self.name, self.document) = (name, document)
    }
  }

  /// Why there is nothing to study.
  public enum SetupError: Error, Hashable, Sendable {
    /// No value is uncertain.
    case nothingUncertain
    /// More inputs than Sobol's points have dimensions.
    case tooManyInputs(Int)
  }

  /// The policies; the others are compared with the first.
  public let policies: [Policy]
  /// The inputs that are drawn, in the order of the first policy's document, then of the others'.
  public let inputs: [WorldInput]
  /// Which worlds.
  public var design: WorldDesign
  /// Replications of each world, 2 or more: fewer tell no noise.
  public var replications: Int
  /// How many threads work, 1 or more.
  public var threads: Int
  /// The figures that are kept.
  public let figures: [TargetFigure]

  /// The number of worlds that a study has if nothing else is said.
  public static let usualWorlds = 64
  /// The replications of each that it has then.
  public static let usualReplications = 2

  /// Plans a study.
  ///
  /// - Parameters:
  ///   - policies: The policies, one or more, comparable with each other.
  ///   - figures: What is kept; nil for all measures of all scopes.
  ///   - threads: How many threads work.
  /// - Throws: ``SetupError``.
  public init(
    _ policies: [Policy], figures: [TargetFigure]? = nil, threads: Int
  ) throws(SetupError) {
    self.policies = policies
    self.threads = threads
    design = WorldDesign(worlds: WorldStudy.usualWorlds)!
    replications = WorldStudy.usualReplications
    inputs = WorldInput.all(of: policies.map(\.document))
    guard !inputs.isEmpty else { throw .nothingUncertain }
    guard inputs.count <= WorldDesign.mostInputs else { throw .tooManyInputs(inputs.count) }
    self.figures = figures ?? WorldStudy.allFigures(of: policies[0].document.value)
  }

  /// All measures, of the segments and of all merchants.
  private static func allFigures(of scenario: Scenario) -> [TargetFigure] {
    let scopes: [Scope] =
      scenario.segments.indices.map(Scope.segment)
      + (scenario.segments.count > 1 ? [.population] : [])
    return scopes.flatMap { scope in
      Measure.dictionary(of: scenario).map { TargetFigure($0, of: scope, name: $0.name) }
    }
  }

  /// Simulates.
  ///
  /// - Parameter onProgress: Takes replications done and in all; throwing ends the study.
  /// - Throws: `ScenarioError` for a world in which the scenario is invalid; what `onProgress` throws;
  ///   `SumOverflowError`.
  public func result(
    onProgress: (_ done: Int, _ count: Int) throws -> Void = { _, _ in }
  ) throws -> WorldResult {
    let places = design.places(
      inputs: inputs.count, seed: policies[0].document.value.seed)
    let scenarios = try drawn(places) { try onProgress(0, places.count * replications) }
    let blocks = blocks(scenarios)
    var result = WorldResult(self, places: places, scenarios: scenarios)
    let count = blocks.reduce(0) { $0 + $1.scenarios.count * $1.replications.count }
    var done = 0
    try WorkerPool(threads: threads).simulate(
      blocks, with: { [figures] in WorldSimulator(figures) },
      deliver: { block, outputs in
        for replication in outputs {
          for (place, output) in zip(block.places, replication) {
            if let overflow = output.overflow { throw overflow }
            result.add(output, world: place.world, policy: place.policy)
          }
        }
        done += block.scenarios.count * block.replications.count
        try onProgress(done / policies.count, count / policies.count)
      })
    return result
  }

  /// The scenario of each world under each policy, to be computed with instead of simulated.
  ///
  /// - Throws: `ScenarioError` for a world in which the scenario is invalid.
  func drawnScenarios() throws -> [[Scenario]] {
    try drawn(
      design.places(inputs: inputs.count, seed: policies[0].document.value.seed), onProgress: {})
  }

  /// The scenario of each world under each policy.
  private func drawn(
    _ places: [[Double]], onProgress: () throws -> Void
  ) throws -> [[Scenario]] {
    var scenarios: [[Scenario]] = []
    let keys = inputs.map(\.key)
    let isCompared = policies.count > 1
    try WorkerPool(threads: threads).run(
      count: places.count, order: .byNumber, makeWorker: { DocumentLoader(Codec.scenario) },
      perform: { (loader: inout DocumentLoader<Scenario>, world) in
        Result<[Scenario], ScenarioError> { () throws(ScenarioError) in
          let draws = Dictionary(uniqueKeysWithValues: zip(keys, places[world]))
          var drawn: [Scenario] = []
          for policy in policies {
            let scenario = try loader.value(of: policy.document, at: draws)
            drawn.append(
              isCompared ? scenario.measured(by: (drawn.first ?? scenario).reference) : scenario)
          }
          return drawn
        }
      },
      deliver: { _, output in
        scenarios.append(try output.get())
        try onProgress()
      })
    return scenarios
  }

  /// What is simulated at once: scenarios that share their days, in one replication; of a scenario with a place that merchants
  /// share all replications, over which they are brought to agree.
  private func blocks(_ scenarios: [[Scenario]]) -> [WorldSimulator.Block] {
    let size = design.worldsPerSet
    let sets = (0..<WorldDesign.sets).map { set in Array(set * size..<(set + 1) * size) }
    let areShared = sets.allSatisfy { worlds in
      policies.indices.allSatisfy { policy in
        RuleVariantGroups(worlds.map { scenarios[$0][policy] }).groups.count == 1
      }
    }
    // Worlds that share their random numbers, with the number of the first replication.
    let shared =
      areShared
      ? sets.enumerated().map { (worlds: $1, first: $0 * replications) }
      : scenarios.indices.map { world in
        let (set, place) = world.quotientAndRemainder(dividingBy: size)
        return (worlds: [world], first: (place * WorldDesign.sets + set) * replications)
      }
    return shared.flatMap { block -> [WorldSimulator.Block] in
      let places = block.worlds.flatMap { world in
        policies.indices.map { WorldSimulator.Place(world: world, policy: $0) }
      }
      let all = places.map { scenarios[$0.world][$0.policy] }
      return RuleVariantGroups(all).groups.flatMap { group in
        let scenarios = group.map { all[$0] }
        let size = scenarios[0].sharedPlaces.isEmpty ? 1 : replications
        return stride(from: 0, to: replications, by: size).map { first in
          WorldSimulator.Block(
            places: group.map { places[$0] }, scenarios: scenarios,
            replications: (block.first + first)..<(block.first + first + size))
        }
      }
    }
  }
}
