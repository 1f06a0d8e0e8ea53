import CGSL

// The trivial tables behind a `SamplingKernel`: all pointers lead into a `SamplerStorage`.

/// The gamma algorithm of Marsaglia and Tsang.
///
/// G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM Transactions on
/// Mathematical Software 26 (2000) 363-372.
@frozen
@usableFromInline
struct GammaSampling {
  let scale: Double
  /// The shape less one third; below a shape of 1, of the shape raised by 1.
  let d: Double
  let c: Double
  /// 1 over a shape below 1, whose draws are those of shape + 1 times a power of a uniform; else 0.
  let boost: Double

  init(_ law: GammaLaw) {
    scale = law.scale
    d = (law.shape < 1 ? law.shape + 1 : law.shape) - 1.0 / 3
    c = 1 / (9 * d).squareRoot()
    boost = law.shape < 1 ? 1 / law.shape : 0
  }

  @inline(__always)
  func sample(_ stream: inout Stream) -> Double {
    while true {
      let x = StandardNormal.quantile(stream.uniform())
      let root = 1 + c * x
      let u = stream.uniform()
      if root <= 0 { continue }
      let v = root * root * root
      let square = x * x
      if u < 1 - 0.0331 * square * square || log(u) < 0.5 * square + d * (1 - v + log(v)) {
        let value = scale * d * v
        return boost == 0 ? value : value * exp(log(stream.uniform()) * boost)
      }
    }
  }
}

/// A discrete law: its values, and where to begin the search for a quantile.
///
/// The guide of H. C. Chen and Y. Asau, "On generating random variates from an empirical distribution",
/// AIIE Transactions 6 (1974) 163-166: as fast as the alias method, but greater uniforms give greater
/// values.
@frozen
@usableFromInline
struct StepTable {
  let values: UnsafePointer<Double>
  /// The chance of each value or less; 1 at the last.
  let cumulative: UnsafePointer<Double>
  /// For each of `guides` equal parts of [0, 1), the first value whose cumulative chance comes up to it.
  let guide: UnsafePointer<UInt32>
  let guides: Double

  /// The least value whose cumulative chance is at least `u`, a number of [0, 1].
  @inline(__always)
  func quantile(_ u: Double) -> Double {
    var index = Int(guide[Int(u * guides)])
    while cumulative[index] < u { index += 1 }
    return values[index]
  }
}

/// Observations joined by straight lines.
@frozen
@usableFromInline
struct LineTable {
  let sorted: UnsafePointer<Double>
  let pieces: Int

  /// The quantile at a number of [0, 1].
  @inline(__always)
  func quantile(_ u: Double) -> Double {
    let position = u * Double(pieces)
    let index = min(Int(position), pieces - 1)
    return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
  }
}

/// The parts of a mixture.
@frozen
@usableFromInline
struct MixtureTable {
  let kernels: UnsafePointer<SamplingKernel>
  /// The chance of each part or one before it.
  let cumulative: UnsafePointer<Double>
  let count: Int

  @inline(__always)
  func part(at u: Double) -> UnsafePointer<SamplingKernel> {
    var index = 0
    while index < count - 1, cumulative[index] < u { index += 1 }
    return kernels + index
  }
}

/// Which part of another law a truncated one is.
@frozen
@usableFromInline
struct SliceBounds {
  let below: Double
  let mass: Double
  let lower: Double
  let upper: Double
}
