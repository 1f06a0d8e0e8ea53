import Foundation

/// A standard normal score that changes from day to day as a stationary autoregression of order 1, on a grid.
///
/// Z(d) = r Z(d - 1) + sqrt(1 - r^2) e(d). Integrals over the score become sums over equally spaced nodes from -8 to 8 (the
/// trapezoidal rule), beyond which lies a chance of 1.3e-15. For integrands that are smooth at the scale of the steps the
/// error falls faster than any power of the step (L. N. Trefethen, J. A. C. Weideman, SIAM Review 56 (2014) 385-458): a
/// Gaussian of standard deviation w is integrated to 2 exp(-2 (pi w / step)^2). Steps are three quarters of the narrowest
/// feature, 1e-15.
public struct PersistentScore: Hashable, Sendable {
  /// r, from 0 to less than 1.
  public let persistence: Double
  /// The scores.
  public let nodes: [Double]
  /// The chance of each node, on every day; they sum to 1.
  public let weights: [Double]

  private let step: Double

  static let end = 8.0
  static let mostNodes = 1_001

  /// Makes a grid of 65 nodes or more.
  ///
  /// - Parameters:
  ///   - persistence: r.
  ///   - width: The scale, in scores, on which what is to be integrated changes.
  /// - Throws: `TheoryError.outOfRange` where the grid would have more than 1,001 nodes, `notAProbability` for a persistence
  ///   outside [0, 1), `notPositive` for a width that is not.
  public init(persistence: Double, width: Double = 1) throws(TheoryError) {
    guard persistence >= 0, persistence < 1 else {
      throw .notAProbability(parameter: "persistence", value: persistence)
    }
    let width = try Check.positive("width", width)
    let news = (1 - persistence * persistence).squareRoot()
    let widest = min(0.25, 0.75 * min(width, news))
    let half = (Self.end / widest).rounded(.up)
    guard half <= Double(Self.mostNodes / 2) else {
      throw .outOfRange(
        parameter: "nodes", value: Int(min(2 * half + 1, 1e9)), supported: 65...Self.mostNodes)
    }
    let step = Self.end / half
    self.persistence = persistence
    self.step = step
    nodes = (-Int(half)...Int(half)).map { Double($0) * step }
    weights = Self.normalised(nodes.map { Self.density($0) })
  }

  private static func density(_ z: Double) -> Double { exp(-0.5 * z * z) }

  private static func normalised(_ values: [Double]) -> [Double] {
    let sum = values.reduce(0, +)
    return sum > 0 ? values.map { $0 / sum } : values
  }

  /// The mean of a function of the score.
  public func mean(_ values: [Double]) -> Double {
    zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The chances of the nodes some days later, row i those from node i; each row sums to 1.
  ///
  /// - Complexity: O(nodes^2).
  func transition(days: Int = 1) -> [[Double]] {
    let correlation = power(persistence, days)
    let deviation = (1 - correlation * correlation).squareRoot()
    // Steps are fine for one day; more days are smoother. From the rounding of 1 on nothing is remembered.
    guard correlation > 1e-17 else {
      return Array(repeating: weights, count: nodes.count)
    }
    return nodes.map { from in
      Self.normalised(nodes.map { Self.density(($0 - correlation * from) / deviation) })
    }
  }

  /// The covariance of a function of the score on two days that are some days apart.
  ///
  /// - Parameter values: The function at the nodes.
  /// - Complexity: O(nodes^2).
  public func covariance(_ values: [Double], days: Int = 1) -> Double {
    let mean = mean(values)
    let later = transition(days: days).map { row in
      zip(row, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) }
    }
    return zip(zip(weights, values), later).reduce(0) { $0 + $1.0.0 * ($1.0.1 - mean) * $1.1 }
  }
}

extension PersistentScore {
  /// The chances of scores, given as a row, carried on by a transition.
  static func carry(_ row: [Double], by transition: [[Double]]) -> [Double] {
    var result = [Double](repeating: 0, count: row.count)
    for (from, chance) in row.enumerated() where chance != 0 {
      let chances = transition[from]
      for to in 0..<result.count { result[to] += chance * chances[to] }
    }
    return result
  }
}
