/// Owns the memory that a ``SamplingKernel`` points to.
///
/// Immutable once made, so any thread may read it.
@usableFromInline
final class SamplerStorage: @unchecked Sendable {
  let family: Family
  private var blocks: [UnsafeMutableRawPointer] = []
  /// The samplers of the parts, whose kernels the kernel of the whole points to copies of.
  private var parts: [Sampler] = []

  init(_ family: Family) {
    self.family = family
  }

  deinit {
    for block in blocks { block.deallocate() }
  }

  /// The sampler of the family; asked for once, before the storage is shared.
  var sampler: Sampler { Sampler(UnownedSampler(stored([kernel()])), storage: self) }

  /// A copy of some trivial elements that lives as long as the storage.
  private func stored<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
    let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(elements.count, 1))
    _ = copy.initialize(from: elements)
    let start = copy.baseAddress.unsafelyUnwrapped
    blocks.append(UnsafeMutableRawPointer(start))
    return UnsafePointer(start)
  }

  private func kernels(of families: [Family]) -> UnsafePointer<SamplingKernel> {
    let samplers = families.map { SamplerStorage($0).sampler }
    parts += samplers
    return stored(samplers.map(\.unowned.kernel.pointee))
  }

  private func kernel() -> SamplingKernel {
    // An offset is left to the kernel, so that a table is exact relative to the law's own values.
    if case .shifted(let law) = family { return kernel(of: law.base, offset: law.offset) }
    return kernel(of: family, offset: 0)
  }

  private func kernel(of family: Family, offset: Double) -> SamplingKernel {
    SamplingKernel(
      form(of: family), offset: offset, table: table(of: family.law), storage: self)
  }

  private func form(of family: Family) -> SamplingKernel.Form {
    switch family {
    case .constant(let law): .constant(law.value)
    case .uniform(let law): .uniform(lower: law.lower, width: law.upper - law.lower)
    case .exponential(let law): .exponential(mean: law.mean, layers: Ziggurat.layers)
    case .gamma(let law): .gamma(shape: law.shape, scale: law.scale)
    case .lognormal(let law): .lognormal(logMean: law.logMean, logSD: law.logSD)
    case .weibull(let law): .weibull(scale: law.scale, exponent: 1 / law.shape)
    case .beta(let law):
      .beta(
        alpha: law.alpha, beta: law.beta, lower: law.lower, width: law.upper - law.lower)
    case .poisson(let law): .steps(steps(law.atoms))
    case .binomial(let law): .steps(steps(law.atoms))
    case .discrete(let law): .steps(steps(law))
    case .empirical(let law):
      .lines(LineTable(sorted: stored(law.sorted), pieces: law.sorted.count - 1))
    case .mixture(let law): .mixture(mixture(law))
    case .truncated(let law): truncated(law)
    case .shifted: .inverted
    }
  }

  private func table(of law: any Law) -> NormalScoreTable {
    // Lognormal and uniform have a closed form in the score; steps and lines are tables already.
    switch law {
    case is ExponentialLaw, is GammaLaw, is WeibullLaw, is BetaLaw, is TruncatedLaw, is MixtureLaw:
      break
    default: return .none
    }
    var best = NormalScoreTable.Pieces(law, piecesPerUnit: 64)
    // What has several humps or ends abruptly may need shorter pieces.
    if best.missing > NormalScoreTable.tolerable {
      let finer = NormalScoreTable.Pieces(law, piecesPerUnit: 256)
      if finer.missing < best.missing { best = finer }
    }
    return NormalScoreTable(best, coefficients: stored(best.coefficients))
  }

  private func steps(_ law: AtomicLaw) -> StepTable {
    // Several guides a value, so that the search seldom has to take a step; and one more than there are
    // parts, for a uniform of 1.
    let parts = max(4 * law.values.count, 64)
    var guide: [UInt32] = []
    var index = 0
    for part in 0...parts {
      while law.cumulative[index] < Double(part) / Double(parts) { index += 1 }
      guide.append(UInt32(index))
    }
    return StepTable(
      values: stored(law.values), cumulative: stored(law.cumulative), guide: stored(guide),
      guides: Double(parts))
  }

  private func mixture(_ law: MixtureLaw) -> MixtureTable {
    var sum = 0.0
    let cumulative = law.components.map { component in
      sum += component.chance
      return sum
    }
    return MixtureTable(
      kernels: kernels(of: law.components.map(\.family)), cumulative: stored(cumulative),
      count: law.components.count)
  }

  private func truncated(_ law: TruncatedLaw) -> SamplingKernel.Form {
    switch law.base {
    case .exponential, .lognormal, .weibull, .empirical:
      // Inversion between the bounds loses digits only far out in the upper tail.
      if law.below > 0.999 { return .inverted }
      let bounds = SliceBounds(
        below: law.below, mass: law.mass, lower: law.lower, upper: law.upper)
      return .slice(kernels(of: [law.base]), bounds)
    default:
      // Two tries or less on average are cheaper than a normal quantile and a table.
      if law.mass < 0.5 { return .inverted }
      return .accepted(kernels(of: [law.base]), lower: law.lower, upper: law.upper)
    }
  }
}
