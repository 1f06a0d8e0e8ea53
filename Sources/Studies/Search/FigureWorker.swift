import MerchantModel
import Runs

/// What one replication came to.
struct PointReplication: Sendable {
  /// Above and below the line, by figure.
  var figures: [(numerator: Double, denominator: Double)] = []
  var merchantDays = 0
  var events = 0
}

/// How much a study simulated.
public struct StudyCost: Hashable, Sendable, Codable {
  /// Replications, over all points.
  public private(set) var replications = 0
  /// Merchant-days, the warm-up's among them.
  public private(set) var merchantDays = 0
  /// Events.
  public private(set) var events = 0

  /// Nothing.
  public init() {}

  /// What policies on shared days cost: events that several share count once.
  init(_ result: PolicyResult) {
    replications = result.replications * result.policies.count
    merchantDays = result.merchantDays
    events = result.events
  }

  mutating func add(_ replication: PointReplication) {
    replications += 1
    merchantDays += replication.merchantDays
    events += replication.events
  }

  /// Both together.
  static func + (left: StudyCost, right: StudyCost) -> StudyCost {
    var sum = left
    sum.replications += right.replications
    sum.merchantDays += right.merchantDays
    sum.events += right.events
    return sum
  }

  /// Adds a run.
  mutating func add(_ run: RunResult) {
    replications += run.replications
    merchantDays += run.merchantDays
    events += run.events
  }
}

/// Simulates replications of one scenario after another and keeps of each the wanted figures alone.
final class FigureWorker {
  private let figures: [TargetFigure]
  private var workers = KeptWorker()

  init(_ figures: [TargetFigure]) {
    self.figures = figures
  }

  /// Simulates the segments that the figures take.
  func figures(of scenario: Scenario, replication: Int) -> PointReplication {
    let worker = workers.worker(for: scenario)
    var result = PointReplication()
    var totals: [Int: [Int64]] = [:]
    var spreads: [Int: Distributions] = [:]
    for segment in Set(figures.flatMap { $0.segments(of: scenario) }).sorted() {
      let output = worker.perform(
        MerchantBlock(
          replication: replication, segment: segment,
          merchants: 0..<scenario.segments[segment].merchants))
      totals[segment] = output.tallies.totals(over: scenario.calendar.countedDays)
      spreads[segment] = output.distributions
      result.events += output.events
      result.merchantDays +=
        scenario.segments[segment].merchants * scenario.calendar.totalDays
    }
    result.figures = figures.map { figure in
      let parts = figure.segments(of: scenario).map { segment -> (Int, Double) in
        switch figure.scope {
        case .segment: (segment, 1)
        case .population:
          (
            segment,
            scenario.segments[segment].weight / Double(scenario.segments[segment].merchants)
          )
        }
      }
      if figure.measure.quantile != nil {
        let value = figure.measure.quantile(
          of: parts.map { (spreads[$0.0] ?? Distributions(), $0.1) })
        return (value ?? 0, value == nil ? 0 : 1)
      }
      var sums = (numerator: 0.0, denominator: 0.0)
      for (segment, weight) in parts {
        let counts = totals[segment] ?? []
        sums.numerator += weight * figure.measure.numerator(of: counts) * figure.measure.scale
        sums.denominator += weight * Double(figure.measure.denominator(of: counts))
      }
      return sums
    }
    return result
  }
}
