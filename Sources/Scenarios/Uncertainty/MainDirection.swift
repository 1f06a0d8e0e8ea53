/// The direction in which the columns of a table vary most together: the first principal component of their correlations.
///
/// Found by the power iteration from a fixed start, with additions, multiplications and square roots alone, so that it is
/// the same on every platform. Where no direction stands out it is some direction, which does no harm: any order of the rows
/// is a fair one.
struct MainDirection {
  /// The columns less their means, over their standard deviations; those that do not vary left out.
  private let columns: [[Double]]
  /// How much each column counts.
  private let weights: [Double]

  private static let rounds = 60

  /// Finds the direction of columns of equal length.
  ///
  /// - Complexity: O(cells), some 60 times.
  init(of numbers: [[Double]]) {
    let columns = numbers.compactMap(Self.standardised)
    // No two shares of the start alike, so that no plain contrast of columns is missed.
    var weights = columns.indices.map { place -> Double in
      let share = Double(place) * 0.618_033_988_749_895
      return 0.5 + share - share.rounded(.down)
    }
    for _ in 0..<Self.rounds where columns.count > 1 {
      let scores = Self.scores(columns, weights)
      let next = columns.map { zip($0, scores).reduce(0) { $0 + $1.0 * $1.1 } }
      let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { break }
      weights = next.map { $0 / length }
    }
    // One of the two ends comes first: the low one of the column that counts most.
    let most = weights.max { $0.magnitude < $1.magnitude } ?? 1
    if most < 0 { weights = weights.map { -$0 } }
    (self.columns, self.weights) = (columns, weights)
  }

  /// The numbers of so many rows, from one end of the direction to the other; rows alike in the order in which they stand.
  func order(of rows: Int) -> [Int] {
    guard !columns.isEmpty else { return Array(0..<rows) }
    let scores = Self.scores(columns, weights)
    return (0..<rows).sorted { (scores[$0], $0) < (scores[$1], $1) }
  }

  private static func scores(_ columns: [[Double]], _ weights: [Double]) -> [Double] {
    var scores = [Double](repeating: 0, count: columns.first?.count ?? 0)
    for (column, weight) in zip(columns, weights) {
      for row in scores.indices { scores[row] += weight * column[row] }
    }
    return scores
  }

  private static func standardised(_ numbers: [Double]) -> [Double]? {
    let count = Double(numbers.count)
    let mean = numbers.reduce(0) { $0 + $1 / count }
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / count }
    guard variance > 0, variance.isFinite else { return nil }
    let deviation = variance.squareRoot()
    // Less than rounding is no variation.
    guard deviation > 1e-12 * abs(mean) else { return nil }
    return numbers.map { ($0 - mean) / deviation }
  }
}
