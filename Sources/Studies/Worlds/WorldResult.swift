import MerchantModel
import Runs
import SimStatistics

/// What a study over worlds found.
public struct WorldResult: Sendable {
  /// A world: a draw of all that is uncertain.
  public struct World: Sendable {
    /// Its point set, from 0.
    public let set: Int
    /// The places of the inputs, between 0 and 1.
    public let places: [Double]
    /// Whether under some policy a queue that nobody leaves is offered more than it can serve.
    public let isUnstable: Bool
  }

  /// The names of the policies; the others are compared with the first.
  public let policies: [String]
  /// What was drawn.
  public let inputs: [WorldInput]
  /// The worlds, set after set.
  public let worlds: [World]
  /// The figures.
  public let figures: [TargetFigure]
  /// Replications of each world.
  public let replications: Int
  /// The scenario under the first policy, as it is written.
  public let scenario: Scenario
  /// How much was simulated.
  public private(set) var cost = StudyCost()
  /// By policy, figure and world, one a replication in whatever order they came.
  private var sums: [[[[WorldSums]]]]

  init(_ study: WorldStudy, places: [[Double]], scenarios: [[Scenario]]) {
    policies = study.policies.map(\.name)
    inputs = study.inputs
    figures = study.figures
    replications = study.replications
    scenario = study.policies[0].document.value
    worlds = zip(places, scenarios).enumerated().map { number, world in
      World(
        set: number / study.design.worldsPerSet, places: world.0,
        isUnstable: world.1.contains(where: \.hasQueueWithoutEnd))
    }
    sums = study.policies.map { _ in
      study.figures.map { _ in Array(repeating: [], count: places.count) }
    }
  }

  mutating func add(_ output: WorldSimulator.Figures, world: Int, policy: Int) {
    for (figure, sum) in output.sums.enumerated() { sums[policy][figure][world].append(sum) }
    cost.add(
      replications: 1, merchantDays: output.merchantDays, events: output.events,
      isSettled: output.isSettled)
  }

  /// How many worlds are unstable: in them a mean need not exist, so medians and quantiles are all that is reported.
  public var unstableWorlds: Int { worlds.count { $0.isUnstable } }

  /// The position of the figure of a measure and scope; nil if it was not kept.
  public func figure(_ measure: String, of scope: Scope) -> Int? {
    figures.firstIndex { $0.measure.name == measure && $0.scope == scope }
  }

  /// A figure under a policy, world by world.
  ///
  /// - Complexity: O(worlds x replications).
  public func sample(_ figure: Int, policy: Int) -> WorldSample {
    sample { WorldFigure(sums[policy][figure][$0]) }
  }

  /// A figure under a policy less that under the first.
  ///
  /// - Complexity: O(worlds x replications).
  public func difference(_ figure: Int, policy: Int) -> WorldSample {
    sample {
      guard let one = WorldFigure(sums[policy][figure][$0]),
        let other = WorldFigure(sums[0][figure][$0])
      else { return nil }
      return one - other
    }
  }

  private func sample(_ figure: (_ world: Int) -> WorldFigure?) -> WorldSample {
    var values = [[Double?]](repeating: [], count: WorldDesign.sets)
    var noise = values
    for (number, world) in worlds.enumerated() {
      let figure = figure(number)
      values[world.set].append(figure?.value)
      noise[world.set].append(figure?.noise)
    }
    return WorldSample(values: values, noise: noise)
  }

  /// What is known of a choice between the policies by a figure, from the worlds in which it exists under all; nil
  /// without any.
  public func choice(by figure: Int, better: BetterDirection) -> WorldChoice? {
    let rows = worlds.indices.compactMap { world -> (world: Int, figures: [Double])? in
      let values = policies.indices.compactMap { WorldFigure(sums[$0][figure][world])?.value }
      return values.count == policies.count ? (world, values) : nil
    }
    let figures = policies.indices.map { policy in rows.map { $0.figures[policy] } }
    guard let value = InformationValue(figures, better: better) else { return nil }
    return WorldChoice(
      value: value, figures: figures, worlds: rows.map { worlds[$0.world] }, inputs: inputs,
      better: better)
  }

  /// How much of a figure's variance over worlds knowing each input would take away, from 0 to 1, in the order of inputs;
  /// nil with too few worlds.
  public func explained(_ figure: Int, policy: Int = 0) -> [Double]? {
    let pairs = worlds.indices.compactMap { world in
      WorldFigure(sums[policy][figure][world]).map { (world: worlds[world], value: $0.value) }
    }
    var shares: [Double] = []
    for (place, input) in inputs.enumerated() {
      let places = pairs.map { $0.world.places[place] }
      guard
        let curve = ConditionalMean(
          of: pairs.map(\.value), at: places, levels: input.levels(at: places),
          columns: input.columns(at: places))
      else { return nil }
      shares.append(curve.explained)
    }
    return shares
  }
}

/// A figure of one world, from all of its replications.
private struct WorldFigure {
  let value: Double
  /// What each replication adds to it beyond the mean.
  let influences: [Double]

  /// The variance of the figure; nil of one replication.
  var noise: Double? {
    let count = Double(influences.count)
    guard count > 1 else { return nil }
    return influences.reduce(0) { $0 + $1 * $1 } / (count - 1) / count
  }

  private init(value: Double, influences: [Double]) {
    (self.value, self.influences) = (value, influences)
  }

  /// The ratio of sums less the other; nil where a denominator adds up to 0.
  init?(_ sums: [WorldSums]) {
    let count = Double(sums.count)
    let whole = sums.reduce(0) { $0 + $1.denominator }
    let otherWhole = sums.reduce(0) { $0 + $1.otherDenominator }
    guard count > 0, whole != 0, otherWhole != 0 else { return nil }
    let ratio = sums.reduce(0) { $0 + $1.numerator } / whole
    let other = sums.reduce(0) { $0 + $1.otherNumerator } / otherWhole
    value = ratio - other
    influences = sums.map {
      ($0.numerator - ratio * $0.denominator) / (whole / count)
        - ($0.otherNumerator - other * $0.otherDenominator) / (otherWhole / count)
    }
  }

  static func - (one: WorldFigure, other: WorldFigure) -> WorldFigure {
    WorldFigure(
      value: one.value - other.value,
      influences: zip(one.influences, other.influences).map { $0 - $1 })
  }
}
