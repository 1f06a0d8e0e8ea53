/// The kind of a distribution with its parameters, which are valid because only the constructors of
/// ``Distribution`` make them.
indirect enum DistributionKind: Hashable, Sendable {
  case constant(ConstantDistribution)
  case uniform(UniformDistribution)
  case exponential(ExponentialDistribution)
  case gamma(GammaDistribution)
  case lognormal(LognormalDistribution)
  case weibull(WeibullDistribution)
  case beta(BetaDistribution)
  case poisson(PoissonDistribution)
  case binomial(BinomialDistribution)
  case discrete(AtomicDistribution)
  case empirical(EmpiricalDistribution)
  case mixture(MixtureDistribution)
  case truncated(TruncatedDistribution)
  case shifted(ShiftedDistribution)

  /// The distribution itself, for everything outside the hot path.
  var distribution: any ProbabilityDistribution {
    switch self {
    case .constant(let distribution): distribution
    case .uniform(let distribution): distribution
    case .exponential(let distribution): distribution
    case .gamma(let distribution): distribution
    case .lognormal(let distribution): distribution
    case .weibull(let distribution): distribution
    case .beta(let distribution): distribution
    case .poisson(let distribution): distribution
    case .binomial(let distribution): distribution
    case .discrete(let distribution): distribution
    case .empirical(let distribution): distribution
    case .mixture(let distribution): distribution
    case .truncated(let distribution): distribution
    case .shifted(let distribution): distribution
    }
  }
}
