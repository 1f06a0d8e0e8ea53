/// Owns the memory that a ``SamplingKernel`` points to.
///
/// Immutable once made, so any thread may read it.
@usableFromInline
final class SamplerStorage: @unchecked Sendable {
  let kind: DistributionKind
  private var blocks: [UnsafeMutableRawPointer] = []
  /// The samplers of the parts, whose kernels the kernel of the whole points to copies of.
  private var parts: [Sampler] = []

  init(_ kind: DistributionKind) {
    self.kind = kind
  }

  deinit {
    for block in blocks { block.deallocate() }
  }

  /// The sampler of the kind; called once, before the storage is shared.
  var sampler: Sampler { Sampler(UnownedSampler(stored([kernel()])), storage: self) }

  /// A copy of some trivial elements that lives as long as the storage.
  private func stored<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
    let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(elements.count, 1))
    _ = copy.initialize(from: elements)
    let start = copy.baseAddress.unsafelyUnwrapped
    blocks.append(UnsafeMutableRawPointer(start))
    return UnsafePointer(start)
  }

  private func kernels(of kinds: [DistributionKind]) -> UnsafePointer<SamplingKernel> {
    let samplers = kinds.map { SamplerStorage($0).sampler }
    parts += samplers
    return stored(samplers.map(\.unowned.kernel.pointee))
  }

  private func kernel() -> SamplingKernel {
    // An offset is left to the kernel, so that a table is exact relative to the distribution's own values.
    if case .shifted(let distribution) = kind {
      return kernel(of: distribution.base, offset: distribution.offset)
    }
    return kernel(of: kind, offset: 0)
  }

  private func kernel(of kind: DistributionKind, offset: Double) -> SamplingKernel {
    SamplingKernel(
      form(of: kind), offset: offset, table: table(of: kind.distribution), storage: self)
  }

  private func form(of kind: DistributionKind) -> SamplingKernel.Form {
    switch kind {
    case .constant(let distribution): .constant(distribution.value)
    case .uniform(let distribution):
      .uniform(lower: distribution.lower, width: distribution.upper - distribution.lower)
    case .exponential(let distribution):
      .exponential(mean: distribution.mean, layers: Ziggurat.layers)
    case .gamma(let distribution): .gamma(shape: distribution.shape, scale: distribution.scale)
    case .lognormal(let distribution):
      .lognormal(logMean: distribution.logMean, logSD: distribution.logSD)
    case .weibull(let distribution):
      .weibull(scale: distribution.scale, exponent: 1 / distribution.shape)
    case .beta(let distribution):
      .beta(
        alpha: distribution.alpha, beta: distribution.beta, lower: distribution.lower,
        width: distribution.upper - distribution.lower)
    case .poisson(let distribution): .steps(steps(distribution.atoms))
    case .binomial(let distribution): .steps(steps(distribution.atoms))
    case .discrete(let distribution): .steps(steps(distribution))
    case .empirical(let distribution):
      .lines(LineTable(sorted: stored(distribution.sorted), pieces: distribution.sorted.count - 1))
    case .mixture(let distribution): .mixture(mixture(distribution))
    case .truncated(let distribution): truncated(distribution)
    case .shifted: .inverted
    }
  }

  private func table(of distribution: any ProbabilityDistribution) -> NormalScoreTable {
    // Lognormal and uniform have a closed form in the score; steps and lines are tables already.
    switch distribution {
    case is ExponentialDistribution, is GammaDistribution, is WeibullDistribution,
      is BetaDistribution, is TruncatedDistribution, is MixtureDistribution:
      break
    default: return .none
    }
    var best = NormalScoreTable.Pieces(distribution, piecesPerUnit: 64)
    // Distributions with several modes or abrupt ends may need shorter pieces.
    if best.missing > NormalScoreTable.tolerable {
      let finer = NormalScoreTable.Pieces(distribution, piecesPerUnit: 256)
      if finer.missing < best.missing { best = finer }
    }
    return NormalScoreTable(best, coefficients: stored(best.coefficients))
  }

  private func steps(_ distribution: AtomicDistribution) -> StepTable {
    // Several guides a value, so that the search seldom has to take a step; and one more than there are
    // parts, for a uniform of 1.
    let parts = max(4 * distribution.values.count, 64)
    var guide: [UInt32] = []
    var index = 0
    for part in 0...parts {
      while distribution.cumulative[index] < Double(part) / Double(parts) { index += 1 }
      guide.append(UInt32(index))
    }
    return StepTable(
      values: stored(distribution.values), cumulative: stored(distribution.cumulative),
      guide: stored(guide),
      guides: Double(parts))
  }

  private func mixture(_ distribution: MixtureDistribution) -> MixtureTable {
    var sum = 0.0
    let cumulative = distribution.components.map { component in
      sum += component.chance
      return sum
    }
    return MixtureTable(
      kernels: kernels(of: distribution.components.map(\.kind)), cumulative: stored(cumulative),
      count: distribution.components.count)
  }

  private func truncated(_ distribution: TruncatedDistribution) -> SamplingKernel.Form {
    switch distribution.base {
    case .exponential, .lognormal, .weibull, .empirical:
      // Inversion between the bounds loses digits only far out in the upper tail.
      if distribution.below > 0.999 { return .inverted }
      let bounds = SliceBounds(
        below: distribution.below, mass: distribution.mass, lower: distribution.lower,
        upper: distribution.upper)
      return .slice(kernels(of: [distribution.base]), bounds)
    default:
      // Two tries or less on average are cheaper than a normal quantile and a table.
      if distribution.mass < 0.5 { return .inverted }
      return .accepted(
        kernels(of: [distribution.base]), lower: distribution.lower, upper: distribution.upper)
    }
  }
}
