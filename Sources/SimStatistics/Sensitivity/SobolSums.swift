/// The sums over some rows that Sobol's indices are made of (``SobolIndices``).
struct SobolSums {
  private var rows = 0
  /// Of A + B, about the centre.
  private var sum = 0.0
  /// Of A^2 + B^2, free of noise.
  private var squares = 0.0
  /// Of B (mixed - A), free of noise, by input.
  private var products: [Double]
  /// Of mixed - A, by input.
  private var differences: [Double]
  /// Of (A - mixed)^2, free of noise, by input.
  private var squaredDifferences: [Double]

  /// - Parameters:
  ///   - rows: One or more, of as many inputs each.
  ///   - centre: About the mean of the function, so that squares keep their digits.
  init(of rows: [SobolIndices.Row], around centre: Double) {
    products = [Double](repeating: 0, count: rows.first?.mixed.count ?? 0)
    differences = products
    squaredDifferences = products
    for row in rows { add(row, around: centre) }
  }

  private mutating func add(_ row: SobolIndices.Row, around centre: Double) {
    let base = NoisyValue(row.base.figures.map { $0 - centre })
    let other = NoisyValue(row.other.figures.map { $0 - centre })
    rows += 1
    sum += base.mean + other.mean
    squares += base.square + other.square
    for (input, mixed) in row.mixed.enumerated() {
      let step = mixed - row.base
      products[input] += other.product(with: step)
      differences[input] += step.mean
      squaredDifferences[input] += step.square
    }
  }

  /// The sums over the rows of the one that are not the other's.
  static func - (all: SobolSums, part: SobolSums) -> SobolSums {
    func less(_ column: KeyPath<SobolSums, [Double]>) -> [Double] {
      zip(all[keyPath: column], part[keyPath: column]).map { $0 - $1 }
    }
    var rest = all
    rest.rows -= part.rows
    rest.sum -= part.sum
    rest.squares -= part.squares
    rest.products = less(\.products)
    rest.differences = less(\.differences)
    rest.squaredDifferences = less(\.squaredDifferences)
    return rest
  }

  /// The mean of the function, less the centre.
  var mean: Double { sum / (2 * Double(rows)) }

  /// The variance of the function.
  var variance: Double {
    let count = 2 * Double(rows)
    return (squares - count * mean * mean) / (count - 1)
  }

  /// The variance that an input brings alone.
  func firstOrder(_ input: Int) -> Double {
    (products[input] - mean * differences[input]) / Double(rows)
  }

  /// The variance that an input brings alone and together with others.
  func total(_ input: Int) -> Double { squaredDifferences[input] / (2 * Double(rows)) }
}
