import Calibration
import Foundation
import SimRandom
import SimStatistics
import Testing

/// Distances, their chances, and what a ranking says.
struct LawRankingTests {
  private static func draw(
    _ law: Distribution, _ count: Int, seed: UInt64, censoredBy limit: Distribution? = nil
  ) throws -> CensoredSample {
    var stream = StreamKey(seed: seed, replication: 0, subject: 0, entity: 0, purpose: 0).stream()
    return try CensoredSample(
      (0..<count).map { _ in
        let (whole, cut) = (law.quantile(stream.uniform()), limit?.quantile(stream.uniform()))
        return .init(
          seconds: min(whole, cut ?? .infinity), isCensored: (cut ?? .infinity) < whole)
      })
  }

  /// scipy 1.17: `kstest`, and -n - the mean of (2 i - 1) (log u_i + log(1 - u_(n + 1 - i))), for the lognormal law of the
  /// greatest likelihood.
  @Test("Distances of a complete sample agree with scipy")
  func complete() throws {
    let sample = try CensoredSample(observed: [2, 3, 5, 5, 8, 13, 21, 34])
    let fit = try LawFit(LawFamily(.lognormal), to: sample)
    let distance = GoodnessOfFit(of: sample, from: fit.law)
    #expect(abs(distance.kolmogorovSmirnov - 0.1780668129804922) < 1e-7)
    #expect(abs(distance.andersonDarling - 0.2010858247232008) < 1e-7)
  }

  /// By hand: an exponential law of mean 2 (two ends in 4 s), F(1) = 1 - exp(-1/2) = 0.3935, and the curve rises at 1 to 1/3,
  /// at 2 (one of one) to 1. The greatest distance is that at 1 before the rise; at 2 it is 0.6321 - 1/3 = 0.299 and 0.368
  /// after.
  @Test("Distances of a censored sample are to the product-limit estimate")
  func censored() throws {
    let sample = try CensoredSample([
      .init(seconds: 1), .init(seconds: 1, isCensored: true), .init(seconds: 2),
    ])
    let fit = try LawFit(LawFamily(.exponential), to: sample)
    #expect(abs(fit.mean.value - 2) < 1e-9)
    let distance = GoodnessOfFit(of: sample, from: fit.law)
    #expect(abs(distance.kolmogorovSmirnov - (1 - exp(-0.5))) < 1e-9)
    #expect(abs(distance.andersonDarling - Self.byRule(fit.law)) < 1e-5)
  }

  /// The Anderson-Darling integral of the sample above by the midpoint rule over the law's function.
  private static func byRule(_ law: DurationLaw) -> Double {
    let count = 2_000_000
    let rises = [law.cdf(1), law.cdf(2)]
    var sum = 0.0
    for index in 0..<count {
      let u = (Double(index) + 0.5) / Double(count)
      let own = u < rises[0] ? 0 : u < rises[1] ? 1.0 / 3 : 1
      sum += (own - u) * (own - u) / (u * (1 - u))
    }
    return 3 * sum / Double(count)
  }

  /// Under the right family a chance is uniform: of 200 samples 5 % have at most 0.05, and 12 of them at most with a chance
  /// of 74 %, 22 with 99.99 % (binomial); half have at most a half. A table for known parameters would find almost none.
  @Test("Chances by the bootstrap are uniform under the law", arguments: [false, true])
  func uniform(isCensored: Bool) throws {
    let law = try Distribution.weibull(shape: 1.4, scale: 60)
    let limit = try Distribution.exponential(mean: 120)
    var (small, half) = ([0, 0], [0, 0])
    for seed in 0..<200 {
      let sample = try Self.draw(
        law, 40, seed: UInt64(seed), censoredBy: isCensored ? limit : nil)
      let ranking = try LawRanking(
        sample, families: [LawFamily(.weibull)], samples: 99, seed: UInt64(seed))
      let chances = try #require(ranking.best.chances)
      for (index, chance) in [chances.kolmogorovSmirnov, chances.andersonDarling].enumerated() {
        if chance <= 0.05 { small[index] += 1 }
        if chance <= 0.5 { half[index] += 1 }
      }
    }
    for index in 0..<2 {
      #expect((1...22).contains(small[index]), "\(small)")
      // 100 with a standard deviation of 7.
      #expect((72...128).contains(half[index]), "\(half)")
    }
  }

  @Test("The same seed draws the same samples")
  func reproducible() throws {
    let sample = try Self.draw(try .gamma(mean: 90, cv: 0.6), 60, seed: 3)
    let chances = { (seed: UInt64) in
      try LawRanking(sample, samples: 49, seed: seed).entries.map(\.chances)
    }
    #expect(try chances(7) == chances(7))
    #expect(try chances(7) != chances(8))
  }

  /// 2,000 lognormal durations: the other families are far away, and refused.
  @Test("Many rows tell the families apart")
  func many() throws {
    let sample = try Self.draw(try .lognormal(median: 120, sigma: 0.9), 2_000, seed: 1)
    let ranking = try LawRanking(sample, samples: 99)
    #expect(ranking.best.fit.law.family == LawFamily(.lognormal))
    #expect(!ranking.best.isRefused && ranking.rivals.isEmpty)
    #expect(ranking.entries.dropFirst().allSatisfy { $0.isRefused })
    #expect(ranking.verdict.hasPrefix("2000 rows: the lognormal law has the least AIC, by "))
  }

  @Test("A few rows do not, and the ranking says so")
  func few() throws {
    let sample = try Self.draw(try .lognormal(median: 120, sigma: 0.5), 15, seed: 1)
    let ranking = try LawRanking(sample, samples: 99)
    #expect(!ranking.rivals.isEmpty)
    #expect(ranking.verdict.hasPrefix("15 rows are too few to tell the "))
  }

  /// A fifth of the calls are hung up within 10 s: no law without a spike comes near.
  @Test("A spike is found where there is one, and not where there is none")
  func spikes() throws {
    let body = try Distribution.lognormal(median: 120, sigma: 0.7)
    let mixed = try Distribution.mixture([(0.2, .uniform(from: 0, to: 10)), (0.8, body)])
    let families = try LawFamily.plain + LawFamily.withSpike(below: 10)
    let spiked = try LawFamily(.lognormal, spikeBelow: 10)
    let ranking = try LawRanking(
      try Self.draw(mixed, 1_000, seed: 2), families: families, samples: 0)
    #expect(ranking.best.fit.law.family == spiked)
    let share = try #require(ranking.best.fit.spikeShare)
    #expect(abs(share.value - 0.2) < 4 * share.standardError)
    #expect(ranking.best.chances == nil)
    let plain = try LawRanking(
      try Self.draw(body, 1_000, seed: 2), families: families, samples: 0)
    #expect(plain.best.fit.law.family == LawFamily(.lognormal))
    #expect(plain.unfitted.contains { $0.error == .noSpike(threshold: 10) })
  }

  @Test("Where nothing can be fitted the first error is told")
  func nothing() throws {
    let sample = try CensoredSample(observed: [5, 5, 5])
    #expect(throws: FitError.noSpread) {
      try LawRanking(sample, families: [LawFamily(.gamma)], samples: 0)
    }
  }
}
