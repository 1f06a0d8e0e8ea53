import MerchantModel
import SimStatistics

/// The first replications of a run once more, after twice the warm-up: whether the figures of a long run depend on where
/// its counted days begin.
///
/// A check of daily courses misses a swing that is longer than the counted days. Where merchants respond together,
/// figures go up and down for several times eight half-lives, and each month looks steady. In the long run a day has
/// the same draws whatever the warm-up, so the two runs have the same customers on the counted days, and their
/// difference is paired by replication.
public struct WarmUpRerun: Hashable, Sendable {
  /// What the rerun says of the warm-up.
  public enum Finding: String, Hashable, Sendable {
    /// No figure differs by more than chance, and chance is small enough to notice a swing.
    case longEnough
    /// Some figure differs by more than chance.
    case tooShort
    /// No figure differs by more than chance, but one that does would not be noticed.
    case notJudged
  }

  /// A figure after twice the warm-up.
  public struct Shift: Hashable, Sendable {
    /// Of what, over all merchants.
    public let measure: Measure
    /// The figure after twice the warm-up less the run's own, relative to the latter.
    public let relative: Estimate
  }

  /// The days of warm-up of the rerun.
  public let warmUp: Int
  /// How many replications were compared.
  public let replications: Int
  /// What became of the figures; those that do not occur are left out.
  public let shifts: [Shift]
  /// What follows.
  public let finding: Finding

  /// The figures that are compared.
  private static let measures = ["suspensions", "customer_minutes_saved"]
  /// The chance of finding a warm-up too short that is not, over all figures.
  static let falseAlarms = 0.01
  /// The least relative difference that is reported.
  static let leastShift = 0.01
  /// The widest interval, relative to the figure, by which a warm-up is found long enough. Swings of merchants who
  /// start together were found to be 30 to 60 %.
  static let widestHalfWidth = 0.25

  /// Whether a scenario's warm-up is judged in this way: where a response can swing, and where a campaign leaves too few
  /// days for a check of daily courses.
  static func isWanted(for scenario: Scenario) -> Bool {
    scenario.calendar.horizon == .longRun
      && (scenario.canSwing || scenario.daysBeforeCampaigns < WarmUpCheck.leastDays)
      && scenario.segments.allSatisfy(\.replays.isEmpty)
      && !scenario.losesMerchants
  }

  /// A scenario after twice the warm-up, or after a week where there was none. Comparisons that take most of the time, and
  /// change no figure that is compared here, are left out.
  static func scenario(_ scenario: Scenario) -> Scenario {
    var longer = scenario
    longer.calendar.warmup = max(2 * scenario.calendar.warmup, 7)
    longer.measurement.counterfactual = false
    longer.measurement.falsePositives = false
    return longer
  }

  /// How many of a run's replications are repeated: a quarter, but not fewer than 10, which would estimate a variance too
  /// badly, nor more than 50; nil where there are too few to compare.
  static func replications(of run: Int) -> Int? {
    run < 3 ? nil : min(run, max(10, min((run + 3) / 4, 50)))
  }

  /// Compares a run with its first replications after twice the warm-up.
  init(_ run: RunResult, again: RunResult) {
    warmUp = again.scenario.calendar.warmup
    replications = again.replications
    let scope = Scope.overall(of: run.scenario)
    shifts = WarmUpRerun.measures.compactMap(Measure.named).compactMap { measure in
      func sample(_ run: RunResult) -> PairedDifference.RatioSample {
        let sums = run.sample(of: measure, in: scope)
        return .init(
          numerators: Array(sums.numerators.prefix(again.replications)),
          denominators: Array(sums.denominators.prefix(again.replications)))
      }
      let relative = PairedDifference.relativeOfRatios(sample(again), to: sample(run))
        .unlessWithoutSpread
      return relative.value == nil ? nil : Shift(measure: measure, relative: relative)
    }
    let count = shifts.count
    if shifts.contains(where: { $0.isMoreThanChance(comparisons: count) }) {
      finding = .tooShort
    } else if shifts.isEmpty || !shifts.allSatisfy(\.isNarrow) {
      finding = .notJudged
    } else {
      finding = .longEnough
    }
  }
}

extension WarmUpRerun.Shift {
  fileprivate func isMoreThanChance(comparisons: Int) -> Bool {
    guard let value = relative.value, value.magnitude >= WarmUpRerun.leastShift,
      let error = relative.standardError, error > 0, let degrees = relative.degreesOfFreedom
    else { return false }
    return StudentT.twoSidedTail(value / error, degreesOfFreedom: degrees) * Double(comparisons)
      < WarmUpRerun.falseAlarms
  }

  /// Whether a swing would be noticed. A figure that is the same in every replication has not moved at all.
  fileprivate var isNarrow: Bool {
    if relative.value == 0 && relative.absence == .noSpread { return true }
    return relative.halfWidth.map { $0 <= WarmUpRerun.widestHalfWidth } ?? false
  }
}

extension RunResult {
  /// Judges the warm-up of a long run by a rerun, where a response can swing or a campaign comes early; else changes
  /// nothing. The figures stay as they are.
  ///
  /// - Parameters:
  ///   - threads: How many threads work, 1 or more.
  ///   - onProgress: Called after each block on the calling thread; throwing ends the rerun.
  /// - Throws: What `onProgress` throws; ``SumOverflowError``.
  /// - Complexity: less than half of a run of 20 replications or more.
  public mutating func judgeWarmUp(
    threads: Int, onProgress: (Run.Progress) throws -> Void = { _ in }
  ) throws {
    guard WarmUpRerun.isWanted(for: scenario),
      let count = WarmUpRerun.replications(of: replications)
    else { return }
    var run = Run(WarmUpRerun.scenario(scenario), threads: threads)
    run.replications = count
    warmUpRerun = WarmUpRerun(self, again: try run.result(onProgress: onProgress))
  }
}

extension PolicyResult {
  /// The same under every policy that wants it.
  ///
  /// - Parameters:
  ///   - threads: How many threads work, 1 or more.
  ///   - onProgress: Called after each block on the calling thread; throwing ends the rerun.
  /// - Throws: What `onProgress` throws; ``SumOverflowError``.
  public mutating func judgeWarmUp(
    threads: Int, onProgress: (Run.Progress) throws -> Void = { _ in }
  ) throws {
    guard policies.contains(where: { WarmUpRerun.isWanted(for: $0.scenario) }),
      let count = WarmUpRerun.replications(of: replications)
    else { return }
    let longer = policies.map { policy in
      var policy = policy
      policy.scenario = WarmUpRerun.scenario(policy.scenario)
      return policy
    }
    var run = try PolicyRun(longer, threads: threads)
    run.replications = count
    let again = try run.result(onProgress: onProgress)
    setWarmUpReruns(
      zip(runs, again.runs).map { own, other in
        WarmUpRerun.isWanted(for: own.scenario) ? WarmUpRerun(own, again: other) : nil
      })
  }
}
