import Foundation
import MerchantModel
import Runs
import Scenarios
import SimStatistics

/// The least of a lever that keeps a merchant's chance of suspension under a target.
///
/// The lever is assumed to lower the chance as it rises, as more agents and more time in the foreground do under
/// common random numbers; so bisection finds the least level. Each level is
/// compared with the target by a sequential test (``BoundTest``), all levels on the same replications, and
/// the errors of all tests together keep within the one promised.
public struct StaffingSearch: Sendable {
  /// The scenario.
  public var texts: ScenarioTexts
  /// The segment whose merchants are staffed.
  public var segment: String
  /// The lever, its levels rising.
  public var lever: Axis
  /// The greatest chance that is wanted.
  public var target: Double
  /// Over how many days.
  public var days: Int
  /// How far from the target a chance must be for the test's error to hold.
  public var tolerance: Double
  /// The chance of a wrong verdict on any level that is further from the target.
  public var error = 0.05
  /// The most replications of a level.
  public var ceiling = 1_000
  /// Replications that confirm the choice.
  public var confirmation = 40
  /// How many threads work.
  public var threads: Int

  /// A search with the usual error and effort, and a tolerance of a tenth of the target.
  public init(
    _ texts: ScenarioTexts, segment: String, lever: Axis, target: Double, days: Int, threads: Int
  ) {
    self.texts = texts
    self.segment = segment
    self.lever = lever
    self.target = target
    self.days = days
    tolerance = target / 10
    self.threads = threads
  }

  /// The levels, the least first; empty for an interval.
  var levels: [String] { lever.levels ?? [] }

  /// The most levels that a search looks at: both ends, then the middle of what is left.
  var mostTests: Int {
    var left = levels.count - 1
    var tests = min(levels.count, 2)
    while left > 1 {
      left = (left + 1) / 2
      tests += 1
    }
    return tests
  }

  /// Searches.
  ///
  /// - Throws: `ScenarioError` for a level that makes the scenario invalid; what `onProgress` throws.
  public func result(
    onProgress: (StudyCost) throws -> Void = { _ in }
  ) throws -> StaffingResult {
    let scenarios = try PointSimulator(threads: threads).scenarios(
      texts,
      at: levels.enumerated().map { number, level in
        Point(
          number: number,
          settings: [Setting("calendar.days", "\(days)"), Setting(lever.path, level)])
      },
      onProgress: { try onProgress(StudyCost()) })
    let figures = StaffingSearch.figures(of: segment, in: scenarios[0])
    var samples = SequentialSamples(scenarios, figures: figures, threads: threads)
    var visits: [StaffingResult.Visit] = []
    var least: Int?
    var under: Int?
    var over = -1
    // Both ends first: they may settle the question.
    var next: Int? = levels.count - 1
    while let level = next {
      let visit = try visit(level, &samples, onProgress)
      visits.append(visit)
      // Above an undecided level there may be one that is clearly under the target.
      if visit.verdict == .under { under = level } else { over = max(over, level) }
      next = nil
      if let under {
        if visits.count == 1, levels.count > 1 {
          next = 0
        } else if under - over > 1 {
          next = over + (under - over) / 2
        } else {
          least = under
        }
      }
    }
    return try confirmed(
      StaffingResult(search: self, figures: figures, visits: visits, least: least), &samples,
      onProgress)
  }

  /// Compares a level with the target.
  private func visit(
    _ level: Int, _ samples: inout SequentialSamples, _ onProgress: (StudyCost) throws -> Void
  ) throws -> StaffingResult.Visit {
    let share = error / Double(mostTests)
    // If the chance is above target and tolerance, at least that share of replications has somebody suspended,
    // however merchants depend on each other: this many replications without anybody rule it out.
    let patience = (log(share) / log1p(-min(target + tolerance, 0.999))).rounded(.up)
    var test = BoundTest(
      bound: target, tolerance: tolerance, schedule: LookSchedule(most: ceiling, error: share),
      patience: Int(min(patience, 1e6)))
    while test.side == nil, let count = test.schedule.next(after: test.count) {
      try samples.extend([level], to: [count], onProgress: onProgress)
      let figure = samples.samples[level][0].influences(of: samples.figures[0])
      test.look(at: figure, after: count)
    }
    let verdict: StaffingResult.Verdict =
      switch test.side {
      case .below: .under
      case .above: .over
      case nil: .undecided
      }
    return StaffingResult.Visit(
      place: level, level: levels[level], verdict: verdict, decidedAfter: test.count,
      sample: samples.samples[level])
  }

  /// Simulates the choice, and the level below it, on replications that were not used in choosing.
  private func confirmed(
    _ found: StaffingResult, _ samples: inout SequentialSamples,
    _ onProgress: (StudyCost) throws -> Void
  ) throws -> StaffingResult {
    var result = found
    if let least = found.least, confirmation > 0 {
      let levels = least > 0 ? [least, least - 1] : [least]
      let fresh = try samples.separate(
        levels, from: SequentialSamples.firstFreshReplication, count: confirmation,
        onProgress: onProgress)
      result.confirmed = zip(levels, fresh).map {
        StaffingResult.Confirmed(level: self.levels[$0], sample: $1)
      }
    }
    result.cost = samples.cost
    return result
  }

  /// The figures that are estimated: the chance first, then costs and benefits.
  static func figures(of segment: String, in scenario: Scenario) -> [TargetFigure] {
    guard let index = scenario.segments.firstIndex(where: { $0.name == segment }) else { return [] }
    let chance =
      scenario.segments[index].adoption < .always ? "adopters_suspended" : "merchants_suspended"
    let wanted = [chance, "suspensions", "staff_hours", "customer_minutes_saved", "money_staff"]
    let measures = Measure.dictionary(of: scenario)
    return wanted.compactMap { name in
      measures.named(name).map {
        TargetFigure($0, of: .segment(index), name: name)
      }
    }
  }
}

/// The result of a staffing search.
public struct StaffingResult: Sendable {
  /// The search.
  public let search: StaffingSearch
  /// The figures that were estimated, the chance of suspension first.
  public let figures: [TargetFigure]
  /// The levels in the order in which they were compared with the target.
  public let visits: [Visit]
  /// The position of the least level that was found to keep the chance under the target; nil if none was.
  public let least: Int?
  /// The choice on fresh replications, and the level below it if there is one.
  public internal(set) var confirmed: [Confirmed] = []
  /// How much was simulated.
  public internal(set) var cost = StudyCost()

  /// How a level compares with the target.
  public enum Verdict: String, Hashable, Sendable, Codable {
    /// Under it, or no further above than the tolerance.
    case under
    /// Over it, or no further below than the tolerance.
    case over
    /// Undecided within the most replications; the search continues above it.
    case undecided
  }

  /// A level that was compared with the target.
  public struct Visit: Sendable {
    /// Its position among the levels.
    public let place: Int
    /// The level.
    public let level: String
    /// How it compares.
    public let verdict: Verdict
    /// After how many replications that was decided.
    public let decidedAfter: Int
    /// The sample of each figure.
    public let sample: [FigureSample]
  }

  /// A level on replications that were not used in the search.
  public struct Confirmed: Sendable {
    /// The level.
    public let level: String
    /// The sample of each figure.
    public let sample: [FigureSample]
  }

  /// The greatest level that was found over the target; nil if none was.
  public var greatestOver: Visit? {
    visits.filter { $0.verdict == .over }.max { $0.place < $1.place }
  }

  /// The levels that stayed undecided, the least first. One below a level that is over the target is over it too,
  /// since the lever never raises the chance, and is left out.
  public var open: [Visit] {
    let over = greatestOver?.place ?? -1
    return visits.filter { $0.verdict == .undecided && $0.place > over }
      .sorted { $0.place < $1.place }
  }

  /// Whether the error holds for the answer: that the choice is the least level under the target, or that none is.
  public var isDecided: Bool { open.isEmpty }

  /// The choice with the level below it and two above, or the greatest level without a choice.
  public var levelsAroundChoice: [String] {
    let last = search.levels.count - 1
    guard let least else { return Array(search.levels.suffix(1)) }
    return Array(search.levels[max(least - 1, 0)...min(least + 2, last)])
  }

  /// The least level that was found to keep the chance under the target.
  public var choice: String? { least.map { search.levels[$0] } }
}
