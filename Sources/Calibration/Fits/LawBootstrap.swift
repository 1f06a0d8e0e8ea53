import SimRandom

/// Samples drawn from a fitted law, of the size, threshold, censoring and rounding of the one that it was fitted to.
struct LawBootstrap {
  private let law: DurationLaw
  private let sample: CensoredSample
  private let seed: UInt64
  private let durations: Distribution
  /// When rows are censored: the times and the chance to be censored by then; empty for never.
  private let censoring: [(seconds: Double, chance: Double)]

  /// The words of the streams that say what is drawn: of all purposes of a seed these numbers are used nowhere else.
  private enum Purpose {
    static let durations: UInt64 = 101
    static let censoring: UInt64 = 102
  }

  /// Prepares draws.
  ///
  /// - Throws: `FitError.notIdentified` where the law is beyond what can be drawn.
  init(_ law: DurationLaw, _ sample: CensoredSample, seed: UInt64) throws(FitError) {
    self.law = law
    self.sample = sample
    self.seed = seed
    let whole = try law.distribution()
    if sample.threshold > 0 {
      guard let cut = try? whole.truncated(from: sample.threshold, to: .infinity) else {
        throw .notIdentified(what: law.family.name)
      }
      durations = cut
    } else {
      durations = whole
    }
    // The same estimate with the roles exchanged: a duration that ended at a time was not censored by then.
    censoring = LawBootstrap.censoring(of: sample)
  }

  private static func censoring(of sample: CensoredSample) -> [(seconds: Double, chance: Double)] {
    var curve: [(seconds: Double, chance: Double)] = []
    var (ended, survival) = (0, 1.0)
    var atRisk = sample.size
    for tally in sample.censored {
      while ended < sample.observed.count, sample.observed[ended].seconds <= tally.seconds {
        atRisk -= sample.observed[ended].weight
        ended += 1
      }
      survival *= max(0, 1 - tally.weight / max(atRisk, tally.weight))
      atRisk -= tally.weight
      curve.append((tally.seconds, 1 - survival))
    }
    return curve
  }

  /// The chances of distances at least as great.
  ///
  /// - Returns: nil where no sample is asked for, or none could be fitted.
  func chances(of distance: GoodnessOfFit, _ samples: Int) -> LawRanking.Chances? {
    var (drawn, fartherKS, fartherAD) = (0, 0, 0)
    let sampler = durations.sampler()
    for number in 0..<max(samples, 0) {
      guard let again = draw(UInt64(number), sampler),
        let fit = try? LawFit(law.family, to: again)
      else { continue }
      let other = GoodnessOfFit(of: again, from: fit.law)
      drawn += 1
      if other.kolmogorovSmirnov >= distance.kolmogorovSmirnov { fartherKS += 1 }
      if other.andersonDarling >= distance.andersonDarling { fartherAD += 1 }
    }
    guard drawn > 0 else { return nil }
    let all = Double(drawn + 1)
    return LawRanking.Chances(
      kolmogorovSmirnov: Double(fartherKS + 1) / all, andersonDarling: Double(fartherAD + 1) / all,
      samples: drawn)
  }

  private func draw(_ number: UInt64, _ sampler: Sampler) -> CensoredSample? {
    let family = UInt64(LawFamily.Body.allCases.firstIndex(of: law.family.body) ?? 0)
    func stream(_ purpose: UInt64) -> RandomStream {
      StreamKey(
        seed: seed, replication: number, subject: family,
        entity: law.family.spikeBelow == nil ? 0 : 1, purpose: purpose
      ).stream()
    }
    var (own, cuts) = (stream(Purpose.durations), stream(Purpose.censoring))
    let size = max(1, Int(min(sample.size.rounded(), 1e7)))
    let rows = (0..<size).map { _ in
      let whole = rounded(sampler.sample(&own))
      let cut = censoring.isEmpty ? .infinity : limit(cuts.uniform())
      return CensoredSample.Row(seconds: min(whole, cut), isCensored: cut < whole)
    }
    return try? CensoredSample(
      rows, threshold: sample.threshold, resolution: sample.resolution)
  }

  /// The duration as the log writes it, but nothing that the log could not hold.
  private func rounded(_ seconds: Double) -> Double {
    guard let resolution = sample.resolution else { return seconds }
    return max((seconds / resolution).rounded() * resolution, sample.threshold)
  }

  /// The time at which a row is censored, by a uniform number.
  private func limit(_ uniform: Double) -> Double {
    var (low, high) = (0, censoring.count)
    while low < high {
      let middle = (low + high) / 2
      if censoring[middle].chance < uniform { low = middle + 1 } else { high = middle }
    }
    return low < censoring.count ? censoring[low].seconds : .infinity
  }
}
