import MerchantModel
import SimStatistics

extension Measure {
  /// The estimate of a ratio of sums: by t over replications, corrected for skewness where that matters, or by the
  /// events themselves where they are few.
  ///
  /// - Parameters:
  ///   - sample: Numerators and denominators, one of each a replication.
  ///   - strata: The numerators before scale and weight, and the denominators, of each segment.
  ///   - level: The level of the interval.
  package func estimate(
    _ sample: PairedDifference.RatioSample, strata: [FewEvents.Stratum], level: ConfidenceLevel
  ) -> Estimate {
    let events = strata.reduce(0) { $0 + $1.events }
    let isAllOrNothing =
      events == 0 || (unit == .share && events == strata.reduce(0) { $0 + $1.whole })
    guard countsEvents, !isAllOrNothing || isOfMerchants else {
      return honest(Ratio.estimate(sample, level: level))
    }
    return honest(
      Ratio.ofEvents(
        sample, strata: strata, as: unit == .share ? .share : .rate(scale: scale), level: level))
  }

  /// The estimate of a ratio of sums.
  ///
  /// - Parameters:
  ///   - ratio: Its numerators before the scale, and its denominators.
  ///   - level: The level of the interval.
  func estimate(_ ratio: StratifiedRatio, level: ConfidenceLevel) -> Estimate {
    estimate(ratio.sample(scale: scale), strata: ratio.events, level: level)
  }

  /// Whether its events, or what it is a share of, are of different merchants, but for a few.
  ///
  /// Where nothing was seen, or nothing else, the replications say nothing of clusters. One merchant may have any number of
  /// days or contacts of a kind, so that not to have seen any of a million says little; but merchants are independent.
  var isOfMerchants: Bool {
    denominator.allSatisfy { $0 == .merchants || $0 == .adopters }
      || numerator.allSatisfy { [.suspensions, .falsePositives, .warnings].contains($0.counter) }
  }

  /// An estimate whose interval keeps to the values the measure can have; and without an interval where
  /// all replications agree exactly, since no spread says nothing of the precision.
  package func honest(_ estimate: Estimate) -> Estimate {
    estimate.unlessWithoutSpread.clipped(to: possible)
  }

  /// The values the measure can have.
  package var possible: ClosedRange<Double> {
    (isNonNegative ? 0 : -.infinity)...(unit == .share ? 1 : .infinity)
  }
}
