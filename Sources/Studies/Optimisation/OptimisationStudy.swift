import MerchantModel
import Runs
import Scenarios
import SimRandom
import SimStatistics

/// A search for the point at which a figure is best and others keep their bounds.
///
/// Among a finite number of points the search is ranking and selection: every bound of every point is
/// checked by a sequential test (``BoundTest``), and among the points that keep all of them the best is found by dropping
/// those that are behind (``BestOfSeveral``); half of the error goes to each. Andradottir and Kim
/// (2010), "Fully sequential procedures for comparing constrained systems via simulation", Naval Research
/// Logistics 57(5), 403-421, is the model. Where axes are intervals, Nelder and Mead's simplex first finds
/// good points on fixed random numbers, from several starts, and the selection is among those and the
/// scenario as it is. The winner is simulated once more on replications that were not used in the search.
public struct OptimisationStudy: Sendable {
  /// The scenario.
  public var texts: ScenarioTexts
  /// What is varied; all levels, or all intervals.
  public var axes: [Axis]
  /// The texts of policies that an axis names.
  public var policies: [String: SourceText] = [:]
  /// What is to be best.
  public var objective: TargetFigure
  /// Whether more is better.
  public var isMaximised: Bool
  /// The bounds that must be kept.
  public var constraints: [FigureBound]
  /// The smallest difference of the objective that matters; nil for 2 % of the greatest mean of a pilot.
  public var indifference: Double?
  /// How far from a bound a figure must be for the tests' error to hold, as a share of the
  /// bound; of a bound of 0, in the measure's unit.
  public var tolerance = 0.1
  /// The chance of a wrong choice.
  public var error = 0.05
  /// The most replications of a point.
  public var ceiling = 1_000
  /// Replications that confirm the winner; 0 for none.
  public var confirmation = 40
  /// Starts of a search in intervals.
  public var starts = 3
  /// Points that each start may look at.
  public var evaluations = 60
  /// How many threads work.
  public var threads: Int

  /// The most points of one race: pairs of them are compared.
  public static let mostPoints = 1_000
  /// Replications of the pilot that finds the indifference.
  static let pilotReplications = 5
  /// Replications of each point that the simplex looks at.
  static let simplexReplications = 10

  /// A search with the usual error and effort.
  public init(
    _ texts: ScenarioTexts, axes: [Axis], objective: TargetFigure, isMaximised: Bool,
    constraints: [FigureBound], threads: Int
  ) {
    self.texts = texts
    self.axes = axes
    self.objective = objective
    self.isMaximised = isMaximised
    self.constraints = constraints
    self.threads = threads
  }

  /// Whether the axes are intervals.
  public var isContinuous: Bool { axes.contains { $0.levels == nil } }

  /// The objective first, then the constraints' figures.
  public var figures: [TargetFigure] { [objective] + constraints.map(\.figure) }

  /// How far from its bound a figure must be to be decided with certainty.
  func tolerance(of constraint: FigureBound) -> Double {
    constraint.bound == 0 ? tolerance : tolerance * constraint.bound.magnitude
  }

  /// The sign that makes a greater objective better.
  var sign: Double { isMaximised ? 1 : -1 }

  /// Searches.
  ///
  /// - Throws: ``DesignError`` for too many points, or levels together with intervals; `ScenarioError` for a point at
  ///   which the scenario is invalid; what `onProgress` throws.
  public func result(
    onProgress: (StudyCost) throws -> Void = { _ in }
  ) throws -> OptimisationResult {
    var spent = StudyCost()
    let points: [Point]
    if isContinuous {
      if let axis = axes.first(where: { $0.levels != nil }) {
        throw DesignError.intervalInFactorial(path: axis.path)
      }
      points = try SimplexStarts(study: self).points(cost: &spent, onProgress: onProgress)
    } else {
      points = try Design.factorial(axes).points
      guard points.count <= OptimisationStudy.mostPoints else {
        throw DesignError.tooManyPoints(most: OptimisationStudy.mostPoints)
      }
    }
    let before = spent
    let simulator = PointSimulator(threads: threads)
    // The scenario as it is, to be compared with the winner, comes after the points.
    let scenarios = try simulator.scenarios(
      texts, at: points + [Point(number: points.count, settings: [])], policies: policies,
      onProgress: { try onProgress(before) })
    // Those of a moving threshold would not be comparable.
    let reference = scenarios[points.count].reference
    var race = SelectionRace(
      study: self, scenarios: scenarios.map { $0.measured(by: reference) }, before: before)
    try race.run(onProgress: onProgress)
    return try race.result(points: points, onProgress: onProgress)
  }
}

/// The result of a search.
public struct OptimisationResult: Sendable {
  /// The search.
  public let study: OptimisationStudy
  /// The points, the winner first, then those that keep the bounds by their objective, then the others.
  public let candidates: [Candidate]
  /// The smallest difference that was taken to matter.
  public let indifference: Double
  /// Whether the selection ended within the most replications.
  public let isParted: Bool
  /// The winner's figures on fresh replications, objective first; nil without a winner.
  public let confirmed: [FigureSample]?
  /// The scenario as it is, on the same.
  public let base: [FigureSample]
  /// How much was simulated.
  public let cost: StudyCost

  /// The points that could not be judged, because a figure is undefined in some replication.
  public var unjudged: [Candidate] { candidates.filter { $0.ranking == .undefined } }

  /// Whether the error holds for the choice: all points were judged and distinguished. One that was not judged may be the
  /// best, and may have driven others out of the race before it left.
  public var isDecided: Bool { isParted && unjudged.isEmpty }

  /// The winner; nil if no point was found to keep the bounds.
  public var winner: Candidate? { candidates.first { $0.ranking == .winner } }

  /// A point with its samples.
  public struct Candidate: Sendable {
    /// The point.
    public let point: Point
    /// Its outcome.
    public let ranking: Ranking
    /// What was seen of each figure, the objective first.
    public let sample: [FigureSample]
    /// The figures that do not exist in some replication, by position.
    public var missing: [Int] {
      sample.indices.filter { sample[$0].denominators.contains(0) }
    }
    /// How many replications it had.
    public var replications: Int { sample.first?.numerators.count ?? 0 }
  }

  /// The outcome of a point.
  public enum Ranking: Hashable, Sendable {
    /// It was left in the end.
    case winner
    /// Still in the race when the most replications were reached.
    case contender
    /// Behind, after so many replications.
    case behind(after: Int)
    /// Breaks a constraint, by its position.
    case infeasible(constraint: Int)
    /// Undecided whether it keeps its bounds; counted as not keeping them.
    case unclear
    /// A figure did not exist in some replication.
    case undefined
  }
}
