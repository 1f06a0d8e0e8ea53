import Foundation
import MerchantModel
import Runs
import SimStatistics
import Studies

/// `summary.json`: the figures of a run for programs.
///
/// The layout is versioned: a change that could break a reader raises ``layout``.
public struct SummaryFile: Codable, Hashable, Sendable {
  /// The version of this layout.
  public static let currentLayout = 1

  /// A segment or the population, with its figures.
  public struct ScopeFigures: Codable, Hashable, Sendable {
    /// The segment's name, or `population`.
    public var name: String
    /// Merchants simulated in each replication.
    public var merchants: Int
    /// Real merchants they stand for.
    public var represents: Double
    /// The figures, in the dictionary's order.
    public var measures: [Figure]
    /// The waterfalls of the kinds of contact; absent where they are not counted.
    public var waterfalls: [Waterfall]?
  }

  /// A measure's estimate.
  public struct Figure: Codable, Hashable, Sendable {
    /// The measure's name in the dictionary.
    public var measure: String
    /// Its unit.
    public var unit: String
    /// The estimate; absent where the denominator is nothing.
    public var estimate: Double?
    /// Its standard error, where there is one.
    public var standardError: Double?
    /// The ends of the interval, where there is one.
    public var lower: Double?
    /// The ends of the interval, where there is one.
    public var upper: Double?
    /// The ends of the prediction of one real month, where there is one.
    public var monthLower: Double?
    /// The ends of the prediction of one real month, where there is one.
    public var monthUpper: Double?
    /// The kind of the interval.
    public var method: IntervalMethod
    /// Why something is absent.
    public var absence: Absence?
    /// How many times smaller the variance is than without control variates, where there are some.
    public var varianceRatio: Double?
    /// The lower end of the ratio's interval.
    public var varianceRatioLower: Double?
    /// Its upper end.
    public var varianceRatioUpper: Double?
  }

  /// The way from what video promises a kind of contact to what it saves.
  public struct Waterfall: Codable, Hashable, Sendable {
    /// The kind's name.
    public var kind: String
    /// The steps, each as `minutes` per merchant and 30 days and as a `share` of the promise.
    public var steps: [Step]

    /// A step.
    public struct Step: Codable, Hashable, Sendable {
      /// The step's name.
      public var step: String
      /// What it adds, in minutes per merchant and 30 days.
      public var minutes: Interval
      /// What it adds over the promise.
      public var share: Interval
    }

    /// An estimate with the ends of its interval, as far as there are any.
    public struct Interval: Codable, Hashable, Sendable {
      /// The estimate.
      public var estimate: Double?
      /// The lower end.
      public var lower: Double?
      /// The upper end.
      public var upper: Double?
    }
  }

  /// How the run came out against one expectation of the scenario.
  public struct ExpectationOutcome: Codable, Hashable, Sendable {
    /// The measure's name.
    public var measure: String
    /// The segment's name, or `population`.
    public var of: String
    /// The policy whose difference from the baseline is meant; absent for the figure itself.
    public var difference: String?
    /// The least value that is right, if there is one.
    public var atLeast: Double?
    /// The greatest value that is right, if there is one.
    public var atMost: Double?
    /// What is compared with the bounds: `estimate` or `interval`.
    public var on: String
    /// Whether it is met.
    public var passed: Bool
  }

  /// The version of the layout this was written in.
  public var layout = SummaryFile.currentLayout
  /// The scenario's title.
  public var title: String
  /// The seed.
  public var seed: UInt64
  /// The number of replications.
  public var replications: Int
  /// The first counted day, as yyyy-mm-dd.
  public var start: String
  /// How many days are counted.
  public var days: Int
  /// How many days of warm-up lie before.
  public var warmup: Int
  /// Which question is asked, `launch` or `longRun`; absent if the scenario does not say.
  public var horizon: String?
  /// The level of all intervals.
  public var confidence: Double
  /// A digest of every event of the run, in 16 hexadecimal digits.
  public var fingerprint: String
  /// The known figures that estimates are regressed on; absent for plain estimates.
  public var controls: [String]?
  /// The answer rate from which a suspension is a false positive; absent where it is the rule's threshold.
  public var reference: Double?
  /// What a reader must know before trusting the figures; absent if there is nothing.
  public var warnings: [String]?
  /// The figures.
  public var scopes: [ScopeFigures]
  /// The figures of the merchants in each arm of a roll-out; absent if there are none.
  public var arms: [ArmFigures]?
  /// What an experiment with its merchants would see of each arm but the first; absent if there are none.
  public var trial: [TrialFigure]?
  /// The outcomes of the scenario's expectations, in its order; absent if it has none.
  public var expectations: [ExpectationOutcome]?
  /// The platform's desk; absent if there is none.
  public var desk: DeskFigures?
  /// The appeals queue; absent if there is none.
  public var appeals: AppealFigures?
  /// What worlds show; absent where nothing is uncertain, or all is fixed.
  public var worlds: WorldsSummary?

  /// Collects the figures of a run.
  ///
  /// - Parameter worlds: Its worlds, if there are any.
  public init(_ result: RunResult, worlds: WorldResult? = nil) {
    self.worlds = worlds.map { WorldsSummary($0) }
    let scenario = result.scenario
    title = scenario.title
    seed = scenario.seed
    replications = result.replications
    start = scenario.calendar.start.description
    days = scenario.calendar.days
    warmup = scenario.calendar.warmup
    horizon = scenario.calendar.horizon?.rawValue
    confidence = ConfidenceLevel.ninetyFive.value
    fingerprint = result.fingerprint.description
    controls = result.controls.isEmpty ? nil : result.controls.map(\.rawValue)
    reference = scenario.measurement.reference?.threshold.rate
    let warnings = RunWarnings(result).lines
    self.warnings = warnings.isEmpty ? nil : warnings
    scopes = result.scopes.map { scope in
      let segments = result.segments(in: scope)
      return ScopeFigures(
        name: result.name(of: scope),
        merchants: segments.reduce(0) { $0 + $1.merchants },
        represents: segments.reduce(0) { $0 + $1.weight },
        measures: result.measures.map { measure in
          let outcome = result.controlled(measure, of: scope)
          return Figure(
            measure, outcome.estimate, month: result.oneMonth(measure, of: scope),
            varianceRatio: outcome.varianceRatio)
        }, waterfalls: SummaryFile.waterfalls(of: scope, in: result))
    }
    arms = SummaryFile.arms(of: result)
    trial = SummaryFile.trial(of: result)
    desk = SummaryFile.desk(of: result)
    appeals = SummaryFile.appeals(of: result)
    let outcomes = result.verdicts.map(ExpectationOutcome.init)
    expectations = outcomes.isEmpty ? nil : outcomes
  }

  /// The file's bytes: keys sorted, one figure a line or so, the same for the same figures.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    try JSONFile.data(self)
  }
}

extension SummaryFile.Figure {
  init(
    _ measure: Measure, _ estimate: Estimate, month: Interval? = nil,
    varianceRatio: VarianceRatio? = nil
  ) {
    self.init(
      measure: measure.name, unit: measure.unit.rawValue, estimate: estimate.value,
      standardError: estimate.standardError, lower: estimate.interval?.lower,
      upper: estimate.interval?.upper, monthLower: month?.lower, monthUpper: month?.upper,
      method: estimate.method, absence: estimate.absence,
      varianceRatio: varianceRatio?.value, varianceRatioLower: varianceRatio?.interval?.lower,
      varianceRatioUpper: varianceRatio?.interval?.upper)
  }
}

extension SummaryFile.ExpectationOutcome {
  init(_ verdict: Verdict) {
    let expectation = verdict.expectation
    self.init(
      measure: expectation.measure, of: expectation.scope, difference: expectation.difference,
      atLeast: expectation.lower, atMost: expectation.upper, on: expectation.basis.rawValue,
      passed: verdict.hasPassed)
  }
}

extension SummaryFile {
  fileprivate static func waterfalls(of scope: Scope, in result: RunResult) -> [Waterfall]? {
    let waterfalls = result.waterfalls(of: scope).map { waterfall in
      Waterfall(
        kind: waterfall.kind,
        steps: waterfall.rows.map {
          Waterfall.Step(
            step: $0.step.name, minutes: Waterfall.Interval($0.minutes),
            share: Waterfall.Interval($0.share))
        })
    }
    return waterfalls.isEmpty ? nil : waterfalls
  }
}

extension SummaryFile.Waterfall.Interval {
  init(_ estimate: Estimate) {
    self.init(
      estimate: estimate.value, lower: estimate.interval?.lower,
      upper: estimate.interval?.upper)
  }
}
