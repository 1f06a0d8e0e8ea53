import MerchantModel
import ResultFiles
import Runs
import SimStatistics

/// The same merchants and days from a scenario: between which figures nine of ten histories would lie.
///
/// A prediction of one history, not an interval of a mean: the merchants, their days and their luck are drawn anew each time.
package struct ModelMonths: Sendable {
  package let suspensions: BacktestFigures.Range
  package let suspendedMerchants: BacktestFigures.Range
  package let lowDays: BacktestFigures.Range
  package let daysOff: BacktestFigures.Range
  package let calls: BacktestFigures.Range
  /// The share of calls that are answered.
  package let answerRate: BacktestFigures.Range
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
    suspensions = BacktestFigures.Range(totals(.suspensions))
    suspendedMerchants = BacktestFigures.Range(totals(.firstSuspensions))
    lowDays = BacktestFigures.Range(totals(.lowDays))
    daysOff = BacktestFigures.Range(totals(.offMicroseconds).map { $0 / 86_400e6 })
    self.calls = BacktestFigures.Range(calls)
    answerRate = BacktestFigures.Range(zip(answered, calls).map { $1 > 0 ? $0 / $1 : 0 })
    self.run = run
  }
}

extension BacktestFigures.Range {
  /// The ranges of figures, one a simulated history.
  fileprivate init(_ figures: [Double]) {
    let sample = PredictiveSample(figures)
    self.init(
      median: sample.quantile(0.5), lower: sample.quantile(0.05), upper: sample.quantile(0.95))
  }
}
