import AnalyticModel
import ClosedForms
import MerchantModel
import SimStatistics

/// Conditions on the rule's chain: computes what follows from low days instead of simulating it.
///
/// In each section (``Sections``) every day's chance of being low is estimated by the share of merchants with the
/// feature on who had a low day, and the exact chain (``VaryingDayChain``) turns these chances into
/// suspensions. It needs no simulation beyond the run. Merchants are alike and days independent, so a day's share
/// is unbiased given all days before; the chain is linear in each; so the result is unbiased for any number of
/// merchants. The platform's busyness may be shared: a day's factor is independent of the past.
public struct Conditioning: Sendable {
  /// For each segment, what keeps it from being conditioned; empty if nothing does.
  public let reasons: [[String]]
  private let chains: [VaryingDayChain?]
  private let countedDays: Range<Int>

  /// Finds which segments of a valid scenario can be conditioned.
  public init(_ scenario: Scenario) {
    let segments = scenario.segments.indices.map { DayIndependence(scenario, segment: $0) }
    reasons = segments.map(\.reasons)
    chains = segments.map(\.chain)
    countedDays = scenario.calendar.countedDays
  }

  /// Whether any segment is conditioned.
  public var isPossible: Bool { chains.contains { $0 != nil } }

  /// Whether a measure's numerator can be computed.
  func serves(_ measure: Measure) -> Bool {
    measure.quantile == nil && !measure.numerator.isEmpty
      && measure.numerator.allSatisfy { Conditioning.counters.contains($0.counter) }
  }

  /// The counters whose sums are computed.
  private static let counters: [Counter] = [
    .suspensions, .firstSuspensions, .offMicroseconds, .wholeDaysOff, .midnightsOff, .lowDays,
  ]

  /// A measure's numerator over the counted days in one section; nil where the segment is not
  /// conditioned, or on some day nobody had the feature on.
  ///
  /// - Complexity: O(days^2).
  func numerator(of measure: Measure, segment: Int, tallies: TallyTable) -> Double? {
    guard serves(measure), let chain = chains[segment] else { return nil }
    var shares: [Double] = []
    for day in 0..<tallies.days {
      let counts = tallies[day: day]
      func count(_ counter: Counter) -> Double {
        Double(counts[counts.startIndex + counter.rawValue])
      }
      let judged = count(.merchantDays) - count(.midnightsOff)
      guard judged > 0 else { return nil }
      shares.append(count(.lowDays) / judged)
    }
    let totals = tallies.totals(over: countedDays)
    let merchants = Double(totals[Counter.merchants.rawValue])
    let course = chain.course(lowChances: shares, lookingFrom: countedDays.lowerBound)
    return measure.numerator.reduce(0) { sum, term in
      sum + term.weight * merchants * expected(term.counter, course)
    }
  }

  private func expected(_ counter: Counter, _ course: VaryingDayChain.Course) -> Double {
    let off = course.off[countedDays].reduce(0, +)
    return switch counter {
    case .suspensions: course.suspensions[countedDays].reduce(0, +)
    case .firstSuspensions: course.firstSuspensions[countedDays].reduce(0, +)
    case .lowDays: course.low[countedDays].reduce(0, +)
    case .offMicroseconds: off * 86_400e6
    default: off
    }
  }
}
