import Foundation
import SimRandom

/// A cumulative-sum chart of calls.
///
/// It weighs each call by the logarithm of how much likelier it is at the bad rate than at the good one, and
/// never falls below 0: S = max(0, S + w), where w = ln((1 - bad) / (1 - good)) for a missed call and
/// ln(bad / good) for an answered one. It signals where S reaches the limit. This is the Bernoulli CUSUM of
/// M. R. Reynolds and Z. G. Stoumbos, "A CUSUM chart for monitoring a proportion when inspecting
/// continuously", Journal of Quality Technology 31 (1999) 87-108, after E. S. Page, "Continuous inspection
/// schemes", Biometrika 41 (1954) 100-115, with the missed calls as the defective items.
public struct CusumChart: Hashable, Sendable {
  /// The answer rate that is good enough; above ``badRate``, below 1.
  public var goodRate = Probability(clamping: 0.75)
  /// The answer rate that the chart is to find; above 0.
  public var badRate = Probability(clamping: 0.5)
  /// Where the chart signals, above 0.
  public var limit = 4.0

  /// From 75 % to 50 %, at 4.
  public init() {}
}

/// ``CusumChart`` in whole numbers, so that sums of weights are exact: weights are in billionths.
struct CusumPlan: BitwiseCopyable, Hashable {
  let missed: Int64
  let answered: Int64
  let limit: Int64

  init(_ chart: CusumChart) {
    let good = chart.goodRate.value
    let bad = chart.badRate.value
    missed = CusumPlan.billionths(log((1 - bad) / (1 - good)))
    answered = CusumPlan.billionths(log(bad / good))
    limit = CusumPlan.billionths(chart.limit)
  }

  private static func billionths(_ value: Double) -> Int64 {
    Int64(exactly: (value * 1e9).rounded()) ?? 0
  }

  /// The chart after one more call.
  @inline(__always)
  func advance(_ sum: Int64, answered isAnswered: Bool) -> Int64 {
    max(0, sum + (isAnswered ? answered : missed))
  }
}
