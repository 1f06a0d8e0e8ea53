import MerchantModel
import Runs
import SimStatistics

/// The same merchants and days from a scenario: between which figures nine of ten histories would lie.
///
/// A prediction of one history, not an interval of a mean: the merchants, their days and their luck are drawn anew each time.
package struct ModelMonths: Sendable {
  /// A figure over simulated histories.
  package struct Range: Hashable, Sendable, Codable {
    /// Half of the histories lie below.
    package let median: Double
    /// A twentieth lies below the lower end, a twentieth above the upper.
    package let lower: Double
    package let upper: Double

    /// The ranges of figures, one a simulated history.
    init(_ figures: [Double]) {
      let sample = PredictiveSample(figures)
      median = sample.quantile(0.5)
      lower = sample.quantile(0.05)
      upper = sample.quantile(0.95)
    }
  }

  package let suspensions: Range
  package let suspendedMerchants: Range
  package let lowDays: Range
  package let daysOff: Range
  package let calls: Range
  /// The share of calls that are answered.
  package let answerRate: Range
  /// How many histories were simulated, and at what cost.
  package let run: RunResult

  /// Simulates the days of a history with as many merchants of each segment.
  ///
  /// - Throws: What `onProgress` throws; `SumOverflowError`.
  package init(
    _ scenario: Scenario, as history: History, threads: Int,
    onProgress: (Run.Progress) throws -> Void
  ) throws {
    var scenario = scenario
    scenario.calendar.start = history.date(0)
    scenario.calendar.days = history.days
    scenario.measurement.counterfactual = false
    scenario.measurement.falsePositives = false
    for place in scenario.segments.indices {
      scenario.segments[place].merchants = history.merchants.count { $0.segment == place }
    }
    scenario.segments.removeAll { $0.merchants == 0 }
    let run = try Run(scenario, threads: threads).result(onProgress: onProgress)
    func totals(_ counter: Counter) -> [Double] {
      (0..<run.replications).map { replication in
        scenario.segments.indices.reduce(0.0) {
          $0 + Double(run.total(counter, segment: $1, replication: replication))
        }
      }
    }
    let (calls, answered) = (totals(.callsOffered), totals(.callsAnswered))
    suspensions = Range(totals(.suspensions))
    suspendedMerchants = Range(totals(.firstSuspensions))
    lowDays = Range(totals(.lowDays))
    daysOff = Range(totals(.offMicroseconds).map { $0 / 86_400e6 })
    self.calls = Range(calls)
    answerRate = Range(zip(answered, calls).map { $1 > 0 ? $0 / $1 : 0 })
    self.run = run
  }
}
