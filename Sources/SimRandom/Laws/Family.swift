/// The family a distribution belongs to, with its parameters: valid ones, since only the constructors of
/// ``Distribution`` make them.
indirect enum Family: Hashable, Sendable {
  case constant(ConstantLaw)
  case uniform(UniformLaw)
  case exponential(ExponentialLaw)
  case gamma(GammaLaw)
  case lognormal(LognormalLaw)
  case weibull(WeibullLaw)
  case beta(BetaLaw)
  case poisson(PoissonLaw)
  case binomial(BinomialLaw)
  case discrete(AtomicLaw)
  case empirical(EmpiricalLaw)
  case mixture(MixtureLaw)
  case truncated(TruncatedLaw)
  case shifted(ShiftedLaw)

  /// The parameters as a law, for all that is not in a hurry.
  var law: any Law {
    switch self {
    case .constant(let law): law
    case .uniform(let law): law
    case .exponential(let law): law
    case .gamma(let law): law
    case .lognormal(let law): law
    case .weibull(let law): law
    case .beta(let law): law
    case .poisson(let law): law
    case .binomial(let law): law
    case .discrete(let law): law
    case .empirical(let law): law
    case .mixture(let law): law
    case .truncated(let law): law
    case .shifted(let law): law
    }
  }
}
