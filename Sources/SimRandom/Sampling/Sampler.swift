import CGSL

/// A ``Distribution`` made ready for a hot loop.
///
/// ```swift
/// let sampler = distribution.sampler()
/// let a = sampler.sample(&stream)           // the next value of a stream
/// let b = sampler.quantile(uniform)         // by inversion: greater uniforms, greater values
/// let c = sampler.value(atNormalScore: z)   // by inversion from a normal score, for copulas
/// ```
///
/// The three have the same distribution, and none of them allocates. A sampler holds a reference to its
/// tables, which is counted when the sampler is copied, reading it from an array included; where that matters,
/// keep the sampler aside and work with its ``unowned`` twin.
public struct Sampler: Sendable {
  /// The same sampler without the reference that keeps its tables alive.
  public let unowned: UnownedSampler
  private let storage: SamplerStorage

  init(_ unowned: UnownedSampler, storage: SamplerStorage) {
    self.unowned = unowned
    self.storage = storage
  }

  /// The next value of a stream: see ``UnownedSampler/sample(_:)``.
  public func sample(_ stream: inout RandomStream) -> Double {
    withExtendedLifetime(storage) { unowned.sample(&stream) }
  }

  /// The value at or below which a share `u` lies: see ``UnownedSampler/quantile(_:)``.
  public func quantile(_ u: Double) -> Double {
    withExtendedLifetime(storage) { unowned.quantile(u) }
  }

  /// The value at a normal score: see ``UnownedSampler/value(atNormalScore:)``.
  public func value(atNormalScore z: Double) -> Double {
    withExtendedLifetime(storage) { unowned.value(atNormalScore: z) }
  }
}

/// A ``Sampler`` as one trivial pointer, for the innermost loops: copying it costs nothing, and its methods
/// are inlined.
///
/// Valid only as long as some copy of the sampler it came from: keep that where it outlives all use.
@frozen
public struct UnownedSampler: BitwiseCopyable, @unchecked Sendable {
  @usableFromInline let kernel: UnsafePointer<SamplingKernel>

  init(_ kernel: UnsafePointer<SamplingKernel>) {
    self.kernel = kernel
  }

  /// The next value of a stream.
  ///
  /// Takes exactly one word of the stream, and equals ``quantile(_:)`` of its uniform, for constant, uniform,
  /// lognormal, Weibull, discrete and empirical distributions. Exponentials use the ziggurat, gamma and beta exact
  /// algorithms of GSL, which all take a varying number of words. A mixture takes one word more than its part.
  ///
  /// - Complexity: O(1), some 5 to 60 ns.
  @inlinable
  @inline(__always)
  public func sample(_ stream: inout RandomStream) -> Double {
    SamplingKernel.sample(kernel, &stream)
  }

  /// The value at or below which a share `u` of the distribution lies, by a table where that is faster.
  ///
  /// Does not decrease as `u` grows. Relative error below 1e-8 against ``Distribution/quantile(_:)``, and of
  /// a few rounding errors where there is a closed form. The end of the support at 0 and 1; NaN
  /// outside [0, 1].
  ///
  /// - Complexity: O(1), some 5 to 25 ns; microseconds in the rare places where a table would err more.
  @inlinable
  @inline(__always)
  public func quantile(_ u: Double) -> Double { SamplingKernel.quantile(kernel, u) }

  /// The value at the level where a standard normal is `z`: ``quantile(_:)`` of its cdf.
  ///
  /// For a lognormal exactly `exp(logMean + logSD z)`. Otherwise the relative error is below 1e-8 against
  /// ``Distribution/value(atNormalScore:)``. Does not decrease as `z` grows; NaN for NaN.
  ///
  /// - Complexity: O(1), some 3 to 15 ns; microseconds in the rare places where a table would err more.
  @inlinable
  @inline(__always)
  public func value(atNormalScore z: Double) -> Double {
    SamplingKernel.value(kernel, atNormalScore: z)
  }
}

extension Distribution {
  /// The distribution compiled for fast draws.
  ///
  /// - Complexity: microseconds for closed forms; up to some milliseconds where a table is filled by inverting the
  ///   cdf a few thousand times (gamma, beta, truncations), tens of them for mixtures. Compile once,
  ///   not in the loop.
  public func sampler() -> Sampler { SamplerStorage(kind).sampler }
}
