import CGSL

/// The quantile function of a continuous law over normal scores, as cubic pieces.
///
/// Between knots 1/64 apart, from -8.3125 to 8.3125, stands the cubic that has the exact values and slopes at
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

  init(coefficients: UnsafePointer<Double>?, logarithmic: Bool) {
    self.coefficients = coefficients
    self.logarithmic = logarithmic
  }

  static var none: NormalScoreTable { NormalScoreTable(coefficients: nil, logarithmic: false) }

  @inlinable static var end: Double { 8.3125 }
  @inlinable static var piecesPerUnit: Double { 64 }
  @inlinable static var pieces: Double { 2 * end * piecesPerUnit }

  /// The value at a normal score; NaN where the table has no answer.
  @inlinable
  @inline(__always)
  func value(atNormalScore z: Double) -> Double {
    let position = (z + Self.end) * Self.piecesPerUnit
    guard let coefficients, position >= 0, position < Self.pieces else { return .nan }
    let index = Int(position)
    let t = position - Double(index)
    let piece = coefficients + 4 * index
    let y = ((piece[3] * t + piece[2]) * t + piece[1]) * t + piece[0]
    return logarithmic ? exp(y) : y
  }
}

extension NormalScoreTable {
  /// The knots of a law's quantile function: scores, values, and slopes of the values by the score.
  struct Knots {
    var values: [Double] = []
    var slopes: [Double] = []
    /// Values inside each piece, ``probes`` of them.
    var inside: [Double] = []
    /// Where in a piece it is tried. The middle tells all where the law is smooth.
    let probes: [Double]

    init(_ law: some Law) {
      probes = law is TruncatedLaw || law is MixtureLaw ? [0.2, 0.5, 0.8] : [0.5]
      let count = Int(NormalScoreTable.pieces)
      for index in 0...count {
        let z = Self.score(Double(index))
        let value = law.quantile(Level(normalScore: z))
        values.append(value)
        slopes.append(StandardNormal.density(z) / law.density(value))
        if index == count { break }
        for probe in probes {
          inside.append(law.quantile(Level(normalScore: Self.score(Double(index) + probe))))
        }
      }
    }

    private static func score(_ position: Double) -> Double {
      position / NormalScoreTable.piecesPerUnit - NormalScoreTable.end
    }

    /// The pieces in their linear or logarithmic form, and the chance of a score in one that has no answer.
    func pieces(logarithmic: Bool) -> (coefficients: [Double], missing: Double) {
      var coefficients: [Double] = []
      var missing = 0.0
      for index in 0..<values.count - 1 {
        let piece = piece(index, logarithmic)
        coefficients += piece ?? [.nan, 0, 0, 0]
        if piece == nil {
          let z = Self.score(Double(index) + 0.5)
          missing += StandardNormal.density(z) / NormalScoreTable.piecesPerUnit
        }
      }
      return (coefficients, missing)
    }

    private func piece(_ index: Int, _ logarithmic: Bool) -> [Double]? {
      let (start, end) = (values[index], values[index + 1])
      if start == end { return [logarithmic ? log(start) : start, 0, 0, 0] }
      var (a, b, startSlope, endSlope) = (start, end, slopes[index], slopes[index + 1])
      if logarithmic {
        (a, b) = (log(start), log(end))
        startSlope /= start
        endSlope /= end
      }
      startSlope /= NormalScoreTable.piecesPerUnit
      endSlope /= NormalScoreTable.piecesPerUnit
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
