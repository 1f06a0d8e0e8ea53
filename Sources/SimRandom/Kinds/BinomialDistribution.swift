import CGSL

/// The binomial distribution of counts.
struct BinomialDistribution: DiscreteDistribution {
  var trials: Int
  var chance: Double

  /// The numbers of trials for which GSL's incomplete beta function converges.
  static let trialCounts = 0...100_000

  var mean: Double { Double(trials) * chance }
  var variance: Double { Double(trials) * chance * (1 - chance) }
  var support: ClosedRange<Double> {
    (chance == 1 ? Double(trials) : 0)...(chance == 0 ? 0 : Double(trials))
  }

  func cdf(_ x: Double) -> Double {
    if x < 0 { return 0 }
    return x < Double(trials) ? gsl_cdf_binomial_P(UInt32(x), chance, UInt32(trials)) : 1
  }

  func survival(_ x: Double) -> Double {
    if x < 0 { return 1 }
    return x < Double(trials) ? gsl_cdf_binomial_Q(UInt32(x), chance, UInt32(trials)) : 0
  }

  func quantile(_ level: Level) -> Double {
    QuantileSolver.solveInteger(
      self, level, from: 0, to: Double(trials),
      guess: mean + variance.squareRoot() * level.normalScore)
  }

  var atoms: AtomicDistribution {
    AtomicDistribution.counts(from: 0, around: mean.rounded(.down), to: Double(trials)) {
      (Double(trials) - $0) / ($0 + 1) * (chance / (1 - chance))
    }
  }
}
