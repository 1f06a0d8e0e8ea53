import SimStatistics
import Testing

/// Points that fill the unit cube.
struct PointSetTests {
  private static func slices(of rows: [[Double]], dimension: Int, count: Int) -> [Int] {
    rows.map { Int($0[dimension] * Double(count)) }.sorted()
  }

  @Test("Each slice of each axis of a Latin hypercube has one point", arguments: [1, 2, 7, 50])
  func latinHypercube(points: Int) {
    var generator = TestRandom(seed: 1)
    let rows = LatinHypercube.maximin(points: points, dimensions: 4, using: &generator)
    #expect(rows.count == points)
    for dimension in 0..<4 {
      #expect(
        Self.slices(of: rows, dimension: dimension, count: points) == Array(0..<points))
    }
  }

  @Test("The search for far points does better than a hypercube drawn at random")
  func maximin() {
    func leastDistance(_ rows: [[Double]]) -> Double {
      var least = Double.infinity
      for (index, row) in rows.enumerated() {
        for other in rows[..<index] {
          least = min(least, zip(row, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
        }
      }
      return least
    }
    // Drawn without a search, two of 12 points are neighbours on a diagonal, 2 / 144 or nearer, more
    // often than not; of a thousand drawn, the best is never so poor.
    for seed in 0..<20 {
      var generator = TestRandom(seed: UInt64(seed))
      let found = LatinHypercube.maximin(points: 12, dimensions: 2, using: &generator)
      #expect(leastDistance(found) > 4.0 / 144)
    }
  }

  @Test("2^k shifted points are a net: one in each slice of each axis", arguments: [0, 3, 6])
  func sobolSlices(exponent: Int) {
    var generator = TestRandom(seed: 3)
    let count = 1 << exponent
    let rows = SobolPoints.shifted(
      points: count, dimensions: SobolPoints.mostDimensions, using: &generator)
    for dimension in 0..<SobolPoints.mostDimensions {
      #expect(Self.slices(of: rows, dimension: dimension, count: count) == Array(0..<count))
    }
  }

  @Test("The first two dimensions are a (0, 2)-net: one point in each box of one volume")
  func sobolBoxes() {
    var generator = TestRandom(seed: 4)
    let rows = SobolPoints.shifted(points: 64, dimensions: 2, using: &generator)
    for exponent in 0...6 {
      let (wide, high) = (1 << exponent, 1 << (6 - exponent))
      let boxes = Set(rows.map { Int($0[0] * Double(wide)) * high + Int($0[1] * Double(high)) })
      #expect(boxes.count == 64, "\(wide) by \(high) boxes")
    }
  }

  @Test("Another seed shifts the points, the same one does not; none lies on an edge")
  func sobolShift() {
    var (one, same, other) = (TestRandom(seed: 5), TestRandom(seed: 5), TestRandom(seed: 6))
    let rows = SobolPoints.shifted(points: 16, dimensions: 3, using: &one)
    #expect(rows == SobolPoints.shifted(points: 16, dimensions: 3, using: &same))
    #expect(rows != SobolPoints.shifted(points: 16, dimensions: 3, using: &other))
    #expect(rows.allSatisfy { $0.allSatisfy { $0 > 0 && $0 < 1 } })
  }

  @Test("No points, and no dimensions")
  func nothing() {
    var generator = TestRandom(seed: 7)
    #expect(SobolPoints.shifted(points: 0, dimensions: 2, using: &generator).isEmpty)
    #expect(SobolPoints.shifted(points: 2, dimensions: 0, using: &generator) == [[], []])
    #expect(LatinHypercube.maximin(points: 1, dimensions: 0, using: &generator) == [[]])
  }
}
