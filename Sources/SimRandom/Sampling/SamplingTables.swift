import CGSL

// The trivial tables behind a `SamplingKernel`: all pointers lead into a `SamplerStorage`.

/// A discrete distribution: its values, and where to begin the search for a quantile.
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

/// Which part of another distribution a truncated one is.
@frozen
@usableFromInline
struct SliceBounds {
  let below: Double
  let mass: Double
  let lower: Double
  let upper: Double
}
