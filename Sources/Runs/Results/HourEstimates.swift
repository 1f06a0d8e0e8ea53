import MerchantModel
import SimStatistics

/// Estimates of one hour of the day, over all counted days together.
public struct HourEstimates: Sendable {
  /// The hour, 0 to 23.
  public let hour: Int
  /// Calls that rang in it, per merchant and day.
  public let calls: Estimate
  /// Those of them that were answered.
  public let answerRate: Estimate
  /// Agents at work on average, per merchant: rostered, less breaks and absence. Exact.
  public let agents: Double
  /// Those of them who take video calls. Exact.
  public let videoAgents: Double
  /// The share of the hour that lies in merchants' nights. Exact.
  public let night: Double
  /// The share of the hour that lies in nights which are not answered. Exact.
  public let closed: Double
}

extension RunResult {
  /// The 24 hours of the day, from midnight.
  ///
  /// In the population, calls and agents of a segment count with the segment's weight. Intervals are over
  /// sections. Complexity: O(sections x segments).
  public func hours(of scope: Scope, level: ConfidenceLevel = .ninetyFive) -> [HourEstimates] {
    let parts = weights(in: scope)
    let works = parts.map { Workload(scenario.segments[$0.segment], in: scenario) }
    let weights = parts.map { $0.weight * Double(scenario.segments[$0.segment].merchants) }
    let whole = weights.reduce(0, +)
    func mean(_ value: (Int) -> Double) -> Double {
      parts.indices.reduce(0) { $0 + weights[$1] * value($1) } / whole
    }
    let merchantDays = (0..<sectionCount).map {
      whole * Double(scenario.calendar.days * sections[$0].replications)
    }
    return (0..<24).map { hour in
      let offered = calls(parts) { Double($0.offered[hour]) }
      let answered = calls(parts) { Double($0.answered[hour]) }
      let calls = Ratio.estimate(
        .init(numerators: offered, denominators: merchantDays), level: level)
      let rate = Ratio.estimate(.init(numerators: answered, denominators: offered), level: level)
      let nights = parts.map { scenario.segments[$0.segment].night }
      return HourEstimates(
        hour: hour,
        calls: calls.unlessWithoutSpread.clipped(to: 0...(.infinity)),
        answerRate: rate.unlessWithoutSpread.clipped(to: 0...1),
        agents: mean { works[$0].hours[hour].agents },
        videoAgents: mean { works[$0].hours[hour].videoAgents },
        night: mean { nights[$0].share(ofHour: hour) },
        closed: mean { nights[$0].answers ? 0 : nights[$0].share(ofHour: hour) })
    }
  }

  /// A weighted sum over the parts of a scope, one a section.
  private func calls(
    _ parts: [(segment: Int, weight: Double)], _ count: (CallsByHour) -> Double
  ) -> [Double] {
    (0..<sectionCount).map { section in
      parts.reduce(0) { sum, part in
        sum + part.weight * count(sections[section].segments[part.segment].distributions.hours)
      }
    }
  }
}
