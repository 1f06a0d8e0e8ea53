import MerchantModel
import Runs
import Scenarios
import SimRandom
import SimStatistics

/// A study of what a figure depends on: Morris's screening of all parameters, then Sobol's indices of those that
/// matter most.
///
/// The points of one trajectory, and of one row of the indices, share their random numbers; different
/// trajectories and rows have replications of their own. So noise cancels in differences, the rest of it
/// can be separated from the parameters' effects, and it is independent between trajectories and between rows. The rows
/// are split evenly among ``replicates`` point sets, each with a random shift of its own, which tell the error.
public struct SensitivityStudy: Sendable {
  /// The scenario.
  public var texts: ScenarioTexts
  /// What is varied.
  public var parameters: [SensitivityParameter]
  /// The figure.
  public var figure: TargetFigure
  /// Trajectories of the screening; 0 for none, else 2 or more.
  public var trajectories = 20
  /// Rows of the indices; 0 for none, else 2 or more. ``replicates`` times a power of 2 fills the space most evenly.
  public var rows = 256
  /// How many parameters pass from the screening to the indices; nil for all. The others stay as they are.
  public var kept: Int?
  /// Replications at each point, 2 or more.
  public var replications = 2
  /// How many threads work.
  public var threads: Int

  /// A study with the usual numbers of trajectories and rows.
  public init(
    _ texts: ScenarioTexts, parameters: [SensitivityParameter], figure: TargetFigure, threads: Int
  ) {
    self.texts = texts
    self.parameters = parameters
    self.figure = figure
    self.threads = threads
  }

  /// The most parameters that indices can be computed for: each takes two of Sobol's dimensions.
  public static let mostParameters = SobolPoints.mostDimensions / 2

  /// Over how many randomised point sets the rows are spread.
  public static let replicates = SobolIndices.leastReplicates

  /// How many rows each of the point sets has, but for those without any.
  var rowsOfReplicates: [Int] {
    let count = SensitivityStudy.replicates
    return (0..<min(count, rows)).map { rows / count + ($0 < rows % count ? 1 : 0) }
  }

  /// How many replications are simulated in all.
  public var work: Int {
    let indexed = min(kept ?? parameters.count, parameters.count)
    return replications * (trajectories * (parameters.count + 1) + rows * (indexed + 2))
  }

  /// Simulates.
  ///
  /// - Parameter onProgress: Takes replications done and in all; throwing ends the study.
  /// - Throws: `ScenarioError` for a point at which the scenario is invalid; what `onProgress` throws.
  public func result(
    onProgress: (_ done: Int, _ count: Int) throws -> Void = { _, _ in }
  ) throws -> SensitivityResult {
    let seed = try texts.resolved().value.seed
    var result = SensitivityResult(study: self)
    var resampling = DesignStream.resampling.stream(seed: seed)
    if trajectories > 0 {
      var walks = DesignStream.screening.stream(seed: seed)
      let drawn = (0..<trajectories).map { _ in
        ElementaryEffects.Trajectory.drawn(inputs: parameters.count, using: &walks)
      }
      let values = try values(
        of: drawn.map { walk in
          walk.points.map { place in
            zip(parameters, place).map { $0.value(at: $1, withoutTails: true) }
          }
        }, cost: &result.cost, onProgress)
      let usable = zip(drawn, values).compactMap { walk, values in
        values.map { (walk: walk, values: $0) }
      }
      result.trajectoriesLeftOut = drawn.count - usable.count
      result.screening = ElementaryEffects(usable, using: &resampling)
    }
    if rows > 0 {
      let indexed = result.ranking.prefix(kept ?? parameters.count).sorted()
      result.indexed = indexed
      let values = try values(
        of: rowPoints(indexed.map { parameters[$0] }, seed: seed), cost: &result.cost, onProgress)
      var rest = values[...]
      let usable = rowsOfReplicates.map { count in
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count).compactMap { $0 }.map { row in
          SobolIndices.Row(base: row[0], other: row[1], mixed: Array(row[2...]))
        }
      }
      result.rowsLeftOut = values.count - usable.joined().count
      result.indices = SobolIndices(replicates: usable)
    }
    return result
  }

  /// For each row, one point set after another, the settings at A, at B, and at A with one parameter from B.
  private func rowPoints(_ indexed: [SensitivityParameter], seed: UInt64) -> [[[Setting]]] {
    var shift = DesignStream.sensitivityShift.stream(seed: seed)
    let count = indexed.count
    return rowsOfReplicates.flatMap { rows in
      SobolPoints.shifted(points: rows, dimensions: 2 * count, using: &shift)
    }.map { places in
      func settings(_ place: (Int) -> Double) -> [Setting] {
        indexed.enumerated().map { $1.value(at: place($0)) }
      }
      return [settings { places[$0] }, settings { places[count + $0] }]
        + (0..<count).map { changed in
          settings { $0 == changed ? places[count + $0] : places[$0] }
        }
    }
  }

  /// The figure at each point of each group, a group having replications of its own; nil for a group
  /// in which some replication has no figure, its denominator being 0.
  private func values(
    of groups: [[[Setting]]], cost: inout StudyCost, _ onProgress: (Int, Int) throws -> Void
  ) throws -> [[NoisyValue]?] {
    let simulator = PointSimulator(threads: threads)
    let before = cost.replications
    let points = groups.joined().enumerated().map { Point(number: $0, settings: $1) }
    let scenarios = try simulator.scenarios(texts, at: points) {
      try onProgress(before, work)
    }
    var jobs: [PointSimulator.Job] = []
    for (number, group) in groups.enumerated() {
      // Screening and indices may share numbers: no estimate mixes them.
      let block = (number * replications)..<((number + 1) * replications)
      for _ in group {
        jobs.append(PointSimulator.Job(scenarios[jobs.count], replications: block))
      }
    }
    let samples = try simulator.samples(of: jobs, figures: [figure], cost: &cost) { progress in
      try onProgress(before + progress.done, work)
    }
    var rest = samples[...]
    return groups.map { group in
      let values = rest.prefix(group.count).map { $0[0].values.compactMap { $0 } }
      rest = rest.dropFirst(group.count)
      return values.allSatisfy { $0.count == replications } ? values.map(NoisyValue.init) : nil
    }
  }
}

/// The result of a sensitivity study.
public struct SensitivityResult: Sendable {
  /// The study.
  public let study: SensitivityStudy
  /// The screening, if there was one and enough trajectories were usable.
  package internal(set) var screening: ElementaryEffects?
  /// The indices, if there were any and enough rows were usable, in the order of ``indexed``.
  package internal(set) var indices: SobolIndices?
  /// The positions of the parameters that the indices are of.
  public internal(set) var indexed: [Int] = []
  /// Trajectories in which the figure is undefined somewhere.
  public internal(set) var trajectoriesLeftOut = 0
  /// Rows in which the figure is undefined somewhere.
  public internal(set) var rowsLeftOut = 0
  /// How much was simulated.
  public internal(set) var cost = StudyCost()

  init(study: SensitivityStudy) {
    self.study = study
  }

  /// The positions of the parameters, those that matter most in the screening first; without a screening, in the
  /// order given.
  public var ranking: [Int] {
    let places = Array(study.parameters.indices)
    guard let screening else { return places }
    func size(_ place: Int) -> Double { screening.effects[place].meanSize.value ?? 0 }
    return places.sorted { (-size($0), $0) < (-size($1), $1) }
  }
}
