import CGSL

/// The data of a ``Sampler``: numbers and unowned pointers.
///
/// All pointers lead into the ``SamplerStorage`` that the sampler holds. The functions that draw are static and
/// take a pointer, because a method would receive a copy of the whole kernel at each draw.
@frozen
@usableFromInline
struct SamplingKernel: @unchecked Sendable {
  /// The kind, with its parameters made ready.
  @usableFromInline
  @frozen
  enum Form {
    case constant(Double)
    case uniform(lower: Double, width: Double)
    case exponential(mean: Double, layers: Ziggurat.Layers)
    case lognormal(logMean: Double, logSD: Double)
    case weibull(scale: Double, exponent: Double)
    case gamma(shape: Double, scale: Double)
    case beta(alpha: Double, beta: Double, lower: Double, width: Double)
    case steps(StepTable)
    case lines(LineTable)
    case mixture(MixtureTable)
    /// The quantiles of a closed form between `below` and `below + mass`, kept within bounds.
    case slice(UnsafePointer<SamplingKernel>, SliceBounds)
    /// Draws of another kernel, repeated until one lies within bounds.
    case accepted(UnsafePointer<SamplingKernel>, lower: Double, upper: Double)
    /// Draws by inversion from the table.
    case inverted
  }

  @usableFromInline let form: Form
  /// Added to every value.
  @usableFromInline let offset: Double
  /// Empty where a closed form is as fast.
  @usableFromInline let table: NormalScoreTable
  /// Computes, slowly, what has no faster way.
  @usableFromInline let storage: Unmanaged<SamplerStorage>

  init(
    _ form: Form, offset: Double = 0, table: NormalScoreTable = .none, storage: SamplerStorage
  ) {
    self.form = form
    self.offset = offset
    self.table = table
    self.storage = Unmanaged.passUnretained(storage)
  }

  @inlinable
  @inline(__always)
  static func sample(_ kernel: UnsafePointer<Self>, _ stream: inout RandomStream) -> Double {
    switch kernel.pointee.form {
    case .constant(let value):
      // A word is spent anyway, so that later draws do not depend on the kind.
      _ = stream.next()
      return value
    case .exponential(let mean, let layers):
      return kernel.pointee.offset + mean * stream.exponential(in: layers)
    case .lognormal(let logMean, let logSD):
      return kernel.pointee.offset
        + exp(logMean + logSD * StandardNormal.quantile(stream.uniform()))
    case .uniform(let lower, let width): return lower + width * stream.uniform()
    default: return sampleOther(kernel, &stream)
    }
  }

  @inlinable
  @inline(__always)
  static func quantile(_ kernel: UnsafePointer<Self>, _ u: Double) -> Double {
    guard u > 0, u < 1 else { return exactly(kernel, Level(u)) }
    switch kernel.pointee.form {
    case .constant(let value): return value
    case .exponential(let mean, _): return kernel.pointee.offset - mean * log1p(-u)
    case .lognormal(let logMean, let logSD):
      return kernel.pointee.offset + exp(logMean + logSD * StandardNormal.quantile(u))
    case .uniform(let lower, let width): return lower + width * u
    default: return quantileOther(kernel, u)
    }
  }

  @inlinable
  @inline(__always)
  static func value(_ kernel: UnsafePointer<Self>, atNormalScore z: Double) -> Double {
    switch kernel.pointee.form {
    case .lognormal(let logMean, let logSD):
      return kernel.pointee.offset + exp(logMean + logSD * z)
    default:
      let value = kernel.pointee.table.value(atNormalScore: z)
      return value.isNaN
        ? valueOther(kernel, atNormalScore: z) : kernel.pointee.offset + value
    }
  }

  @usableFromInline
  @inline(never)
  static func sampleOther(_ kernel: UnsafePointer<Self>, _ stream: inout RandomStream) -> Double {
    let offset = kernel.pointee.offset
    switch kernel.pointee.form {
    case .gamma(let shape, let scale):
      return offset + GSLBridge.withGenerator(&stream) { gsl_ran_gamma($0, shape, scale) }
    case .beta(let alpha, let beta, let lower, let width):
      let share = GSLBridge.withGenerator(&stream) { gsl_ran_beta($0, alpha, beta) }
      return lower + width * share
    case .mixture(let table): return sample(table.part(at: stream.uniform()), &stream)
    case .accepted(let base, let lower, let upper):
      while true {
        let value = sample(base, &stream)
        if value >= lower, value <= upper { return offset + value }
      }
    default: return quantileOther(kernel, stream.uniform())
    }
  }

  /// The quantile at a `u` strictly between 0 and 1.
  @usableFromInline
  @inline(never)
  static func quantileOther(_ kernel: UnsafePointer<Self>, _ u: Double) -> Double {
    let offset = kernel.pointee.offset
    switch kernel.pointee.form {
    case .weibull(let scale, let exponent): return offset + scale * pow(-log1p(-u), exponent)
    case .steps(let table): return table.quantile(u)
    case .lines(let table): return table.quantile(u)
    case .slice(let base, let bounds):
      let value = quantile(base, bounds.below + u * bounds.mass)
      return offset + min(max(value, bounds.lower), bounds.upper)
    default:
      let value = kernel.pointee.table.value(atNormalScore: StandardNormal.quantile(u))
      return value.isNaN ? exactly(kernel, Level(u)) : offset + value
    }
  }

  @usableFromInline
  @inline(never)
  static func valueOther(_ kernel: UnsafePointer<Self>, atNormalScore z: Double) -> Double {
    switch kernel.pointee.form {
    case .constant(let value): return z.isNaN ? .nan : value
    case .uniform(let lower, let width): return lower + width * StandardNormal.cdf(z)
    case .steps(let table) where !z.isNaN: return table.quantile(StandardNormal.cdf(z))
    case .lines(let table) where !z.isNaN: return table.quantile(StandardNormal.cdf(z))
    default: return exactly(kernel, Level(normalScore: z))
    }
  }

  @usableFromInline
  @inline(never)
  static func exactly(_ kernel: UnsafePointer<Self>, _ level: Level) -> Double {
    kernel.pointee.storage._withUnsafeGuaranteedRef { $0.kind.value(at: level) }
  }
}
