import CGSL

/// The quantile function of a continuous distribution over normal scores, as cubic pieces.
///
/// Between equally spaced knots, from -8.3125 to 8.3125, stands the cubic that has the exact values and slopes at
/// both ends, of the value or of its logarithm. Every piece is tried against the exact
/// quantile when the table is made; those that err by more than 1e-9, or could fall, hold NaN
/// and leave the answer to exact inversion.
@frozen
@usableFromInline
struct NormalScoreTable {
  /// Four coefficients a piece, the constant first, over a variable that goes from 0 to 1.
  @usableFromInline let coefficients: UnsafePointer<Double>?
  /// Whether the pieces stand for the logarithm of the value.
  @usableFromInline let logarithmic: Bool

  @usableFromInline let piecesPerUnit: Double
  @usableFromInline let pieces: Double

  init(_ pieces: Pieces, coefficients: UnsafePointer<Double>) {
    self.coefficients = coefficients
    logarithmic = pieces.logarithmic
    piecesPerUnit = pieces.piecesPerUnit
    self.pieces = 2 * Self.end * pieces.piecesPerUnit
  }

  private init() {
    coefficients = nil
    logarithmic = false
    piecesPerUnit = 0
    pieces = 0
  }

  /// The table without answers.
  static var none: NormalScoreTable { NormalScoreTable() }

  @inlinable static var end: Double { 8.3125 }

  /// The value at a normal score; NaN where the table has no answer.
  @inlinable
  @inline(__always)
  func value(atNormalScore z: Double) -> Double {
    let position = (z + Self.end) * piecesPerUnit
    guard let coefficients, position >= 0, position < pieces else { return .nan }
    let index = ringside_whole(position)
    let t = position - Double(index)
    let piece = coefficients + 4 &* index
    let y = ((piece[3] * t + piece[2]) * t + piece[1]) * t + piece[0]
    return logarithmic ? exp(y) : y
  }
}

extension NormalScoreTable {
  /// The chance of a score without answer that a table may have: exact inversion takes a hundred times as long,
  /// so that a draw in five hundred costs less than the exponential that the logarithm needs.
  static var tolerable: Double { 2e-3 }

  /// The pieces of a table in the making.
  struct Pieces {
    let piecesPerUnit: Double
    let logarithmic: Bool
    let coefficients: [Double]
    /// The chance of a score in a piece that has no answer.
    let missing: Double

    /// The pieces for a distribution, in the plain form if that will do, else in the form that answers more.
    ///
    /// - Complexity: two exact quantiles a piece for a smooth distribution, four for others.
    init(_ distribution: some ProbabilityDistribution, piecesPerUnit: Double) {
      let knots = Knots(distribution, piecesPerUnit: piecesPerUnit)
      var (coefficients, missing) = knots.pieces(logarithmic: false)
      var logarithmic = false
      if missing > NormalScoreTable.tolerable {
        let other = knots.pieces(logarithmic: true)
        if other.missing < missing {
          (coefficients, missing) = other
          logarithmic = true
        }
      }
      self.piecesPerUnit = piecesPerUnit
      self.logarithmic = logarithmic
      self.coefficients = coefficients
      self.missing = missing
    }
  }

  /// The knots of a distribution's quantile function, with the slopes by the score, and values between to try it by.
  private struct Knots {
    let piecesPerUnit: Double
    var values: [Double] = []
    var slopes: [Double] = []
    /// Values inside the pieces, one for each probe.
    var inside: [Double] = []
    /// Where in a piece it is tried: the middle tells all where the distribution is smooth.
    let probes: [Double]

    init(_ distribution: some ProbabilityDistribution, piecesPerUnit: Double) {
      self.piecesPerUnit = piecesPerUnit
      probes =
        distribution is TruncatedDistribution || distribution is MixtureDistribution
        ? [0.2, 0.5, 0.8] : [0.5]
      let count = Int(2 * NormalScoreTable.end * piecesPerUnit)
      for index in 0...count {
        let z = score(Double(index))
        let value = distribution.quantile(Level(normalScore: z))
        values.append(value)
        slopes.append(StandardNormal.density(z) / distribution.density(value))
        if index == count { break }
        for probe in probes {
          inside.append(distribution.quantile(Level(normalScore: score(Double(index) + probe))))
        }
      }
    }

    private func score(_ position: Double) -> Double {
      position / piecesPerUnit - NormalScoreTable.end
    }

    func pieces(logarithmic: Bool) -> (coefficients: [Double], missing: Double) {
      var coefficients: [Double] = []
      var missing = 0.0
      for index in 0..<values.count - 1 {
        let piece = piece(index, logarithmic)
        coefficients += piece ?? [.nan, 0, 0, 0]
        if piece == nil {
          missing += StandardNormal.density(score(Double(index) + 0.5)) / piecesPerUnit
        }
      }
      return (coefficients, missing)
    }

    private func piece(_ index: Int, _ logarithmic: Bool) -> [Double]? {
      let (start, end) = (values[index], values[index + 1])
      if start == end { return [logarithmic ? log(start) : start, 0, 0, 0] }
      var (a, b) = (start, end)
      var (startSlope, endSlope) = (
        slopes[index] / piecesPerUnit, slopes[index + 1] / piecesPerUnit
      )
      if logarithmic {
        (a, b) = (log(start), log(end))
        startSlope /= start
        endSlope /= end
      }
      let rise = b - a
      // Slopes of at most three times the secant's make a cubic that does not fall (F. N. Fritsch,
      // R. E. Carlson, SIAM Journal on Numerical Analysis 17, 1980). Not a number fails both tests.
      guard startSlope >= 0, startSlope <= 3 * rise, endSlope >= 0, endSlope <= 3 * rise else {
        return nil
      }
      let c2 = 3 * rise - 2 * startSlope - endSlope
      let c3 = startSlope + endSlope - 2 * rise
      for (probe, t) in probes.enumerated() {
        let y = ((c3 * t + c2) * t + startSlope) * t + a
        let exact = inside[index * probes.count + probe]
        guard abs((logarithmic ? exp(y) : y) - exact) <= 1e-9 * abs(exact) else { return nil }
      }
      return [a, startSlope, c2, c3]
    }
  }
}
