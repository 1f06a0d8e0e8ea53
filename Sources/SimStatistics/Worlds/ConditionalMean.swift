/// What a figure is on average over worlds, given one input: a curve through the worlds' figures.
///
/// The curve is a constant, a polynomial in the input's place up to the third degree, of an input with few values the
/// mean of each, or, of several numbers that are known together, a plane in them: whichever predicts worlds best that were
/// left out of it (Allen (1974), "The relationship between variable selection and data augmentation and a method for
/// prediction", Technometrics 16(1), 125-127). With nothing to be seen that is the constant, so noise is not taken for an
/// effect.
public struct ConditionalMean: Hashable, Sendable {
  /// The curve at each world.
  public let fitted: [Double]
  /// The share of the figure's variance over worlds that knowing the input would take away, from 0 to 1.
  public let explained: Double
  /// The mean of the figures.
  public let mean: Double

  /// The highest degree of a polynomial.
  static let highestDegree = 3
  /// A value needs this many worlds to have a mean of its own.
  static let worldsPerLevel = 4

  /// Fits a curve.
  ///
  /// - Parameters:
  ///   - values: The figure of each world.
  ///   - places: The input of each world as a place from 0 to 1.
  ///   - levels: Which value of an input with few values each world has; nil for others.
  ///   - columns: The numbers that the input stands for, a column each, where they are several that are known together.
  /// - Returns: nil below eight worlds.
  /// - Complexity: O(worlds x columns^2).
  public init?(
    of values: [Double], at places: [Double], levels: [Int]? = nil, columns: [[Double]] = []
  ) {
    guard values.count >= 8, values.count == places.count else { return nil }
    mean = Moments.mean(values)
    var best = Fit.constant(values, mean: mean)
    for fit in Fit.polynomials(values, at: places) where fit.prediction < best.prediction {
      best = fit
    }
    if let levels, let groups = Fit.groups(values, levels: levels),
      groups.prediction < best.prediction
    {
      best = groups
    }
    if let plane = Fit.plane(values, columns), plane.prediction < best.prediction { best = plane }
    fitted = best.fitted
    let total = Moments.squaredDeviations(values, around: mean)
    explained = total > 0 ? min(max(1 - best.prediction / total, 0), 1) : 0
  }

  /// A curve with the sum of squared errors at worlds left out of it.
  private struct Fit {
    let fitted: [Double]
    let prediction: Double

    /// - Parameter leverages: How much a world's own figure counts in its fitted one.
    init(_ values: [Double], fitted: [Double], leverages: [Double]) {
      self.fitted = fitted
      prediction = values.indices.reduce(0) { sum, world in
        let left = 1 - leverages[world]
        guard left > 1e-9 else { return .infinity }
        let error = (values[world] - fitted[world]) / left
        return sum + error * error
      }
    }

    static func constant(_ values: [Double], mean: Double) -> Fit {
      let share = 1 / Double(values.count)
      return Fit(
        values, fitted: values.map { _ in mean }, leverages: values.map { _ in share })
    }

    /// One of each degree from 1, on polynomials that are orthonormal over these very places.
    static func polynomials(_ values: [Double], at places: [Double]) -> [Fit] {
      let count = Double(values.count)
      var basis = [[Double](repeating: 1 / count.squareRoot(), count: values.count)]
      var fits: [Fit] = []
      for degree in 1...highestDegree {
        let column = zip(basis[degree - 1], places).map { $0 * (2 * $1 - 1) }
        guard let next = unit(column, apartFrom: basis) else { break }
        basis.append(next)
        fits.append(Fit(values, on: basis))
      }
      return fits
    }

    /// One that is linear in all columns; nil without any, or with so many that a world left out is not predicted.
    static func plane(_ values: [Double], _ columns: [[Double]]) -> Fit? {
      guard !columns.isEmpty, 2 * columns.count < values.count,
        columns.allSatisfy({ $0.count == values.count })
      else { return nil }
      var basis = [
        [Double](repeating: 1 / Double(values.count).squareRoot(), count: values.count)
      ]
      for column in columns {
        let length = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
        // What the columns before it give already adds nothing.
        guard length > 0, let next = unit(column.map { $0 / length }, apartFrom: basis) else {
          continue
        }
        basis.append(next)
      }
      return Fit(values, on: basis)
    }

    /// The part of a column that is orthogonal to a basis, of length 1; nil where there is next to none.
    private static func unit(_ column: [Double], apartFrom basis: [[Double]]) -> [Double]? {
      var column = column
      // Twice, since once leaves rounding errors behind.
      for _ in 0..<2 {
        for other in basis {
          let part = zip(column, other).reduce(0) { $0 + $1.0 * $1.1 }
          for world in column.indices { column[world] -= part * other[world] }
        }
      }
      let length = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 1e-9 ? column.map { $0 / length } : nil
    }

    /// The combination of an orthonormal basis that comes nearest to the values.
    private init(_ values: [Double], on basis: [[Double]]) {
      var fitted = [Double](repeating: 0, count: values.count)
      var leverages = fitted
      for other in basis {
        let part = zip(values, other).reduce(0) { $0 + $1.0 * $1.1 }
        for world in values.indices {
          fitted[world] += part * other[world]
          leverages[world] += other[world] * other[world]
        }
      }
      self.init(values, fitted: fitted, leverages: leverages)
    }

    /// The mean of each value; nil if one has too few worlds.
    static func groups(_ values: [Double], levels: [Int]) -> Fit? {
      var sums: [Int: (sum: Double, count: Int)] = [:]
      for (level, value) in zip(levels, values) {
        sums[level, default: (0, 0)].sum += value
        sums[level, default: (0, 0)].count += 1
      }
      guard sums.count > 1, sums.values.allSatisfy({ $0.count >= worldsPerLevel }) else {
        return nil
      }
      let groups = levels.map { sums[$0] ?? (0, 1) }
      return Fit(
        values, fitted: groups.map { $0.sum / Double($0.count) },
        leverages: groups.map { 1 / Double($0.count) })
    }
  }
}
