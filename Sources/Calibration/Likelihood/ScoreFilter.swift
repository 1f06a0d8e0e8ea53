import Foundation

/// A standard normal score on equally spaced nodes: integrals over it become sums.
///
/// The trapezoidal rule errs by less than 1e-6 for steps of 1.3 standard deviations of the narrowest feature (L. N. Trefethen,
/// J. A. C. Weideman, SIAM Review 56 (2014) 385-458). Beyond the nodes lies a chance of 3e-5.
package struct ScoreGrid {
  /// The scores.
  package let nodes: [Double]
  /// The chance of each; they sum to 1.
  let weights: [Double]

  /// The greatest score.
  static let end = 4.2
  /// The widest step, for features as wide as the score's own distribution.
  static let widestStep = 0.36
  /// The widest step, in standard deviations of the narrowest feature.
  static let stepPerDeviation = 1.3

  /// A grid for what changes on a scale of `width` scores.
  package init(width: Double) {
    let step = min(Self.widestStep, Self.stepPerDeviation * width)
    let half = max(1, (Self.end / step).rounded(.up))
    nodes = (-Int(half)...Int(half)).map { Double($0) * Self.end / half }
    weights = Self.normalised(nodes.map { exp(-0.5 * $0 * $0) })
  }

  /// The chances of the nodes so many days later, a row for each node from which the score comes.
  ///
  /// - Parameter correlation: Of the scores, above -1 and below 1.
  func transition(_ correlation: Double) -> [Double] {
    let variance = max(1 - correlation * correlation, 1e-6)
    return nodes.flatMap { from in
      Self.normalised(
        nodes.map { to in
          let distance = to - correlation * from
          return exp(-0.5 * distance * distance / variance)
        })
    }
  }

  private static func normalised(_ values: [Double]) -> [Double] {
    let sum = values.reduce(0, +)
    return sum > 0 ? values.map { $0 / sum } : values
  }
}

/// Eight numbers that are computed side by side: one for each node of an integral over a merchant's level.
typealias Lanes = SIMD8<Double>

/// The likelihood of days whose scores resemble each other: given the scores, days are independent, so that they are
/// filtered one after the other (Rabiner, Proceedings of the IEEE 77 (1989) 257-286, the forward procedure).
package struct ScoreFilter {
  /// The scores.
  let grid: ScoreGrid
  /// The correlation of a day's score and that of the day before.
  let persistence: Double

  /// By days from one to the next that is known, from 1.
  private var transitions: [[Double]] = []
  private var chances: [Lanes]
  private var next: [Lanes]
  private var likelihoods: [Lanes]

  /// A gap of more days is taken for one of so many: what is left of the resemblance then is little.
  private static let longestGap = 30

  /// Makes ready for days that may lie some days apart.
  package init(_ grid: ScoreGrid, persistence: Double) {
    self.grid = grid
    self.persistence = persistence
    let none = [Lanes](repeating: .zero, count: grid.nodes.count)
    (chances, next, likelihoods) = (none, none, none)
  }

  /// The log likelihood of days, for eight levels at once.
  ///
  /// - Parameters:
  ///   - days: The numbers of the days, in order.
  ///   - fill: Writes the log likelihoods of a day, by its place among the days, at each node.
  /// - Complexity: O(days x nodes^2).
  mutating func logLikelihood(
    of days: [Int], _ fill: (_ place: Int, _ logs: inout [Lanes]) -> Void
  ) -> Lanes {
    let count = grid.nodes.count
    var sum = Lanes.zero
    for node in 0..<count { chances[node] = Lanes(repeating: grid.weights[node]) }
    for (place, day) in days.enumerated() {
      if place > 0 { carry(over: min(day - days[place - 1], Self.longestGap)) }
      fill(place, &likelihoods)
      var greatest = likelihoods[0]
      for node in 1..<count { greatest = pointwiseMax(greatest, likelihoods[node]) }
      var total = Lanes.zero
      for node in 0..<count {
        let product = chances[node] * Self.exponential(likelihoods[node] - greatest)
        chances[node] = product
        total += product
      }
      for node in 0..<count { chances[node] /= total }
      sum += greatest
      for lane in 0..<Lanes.scalarCount { sum[lane] += log(total[lane]) }
    }
    return sum
  }

  private mutating func carry(over gap: Int) {
    while transitions.count < gap {
      transitions.append(
        grid.transition(pow(persistence, Double(transitions.count + 1))))
    }
    let count = grid.nodes.count
    for node in 0..<count { next[node] = .zero }
    unsafe transitions[gap - 1].withUnsafeBufferPointer { rows in
      for from in 0..<count {
        let chance = chances[from]
        for to in 0..<count { unsafe next[to] += chance * rows[from * count + to] }
      }
    }
    swap(&chances, &next)
  }

  private static func exponential(_ values: Lanes) -> Lanes {
    var result = Lanes.zero
    for lane in 0..<Lanes.scalarCount { result[lane] = exp(values[lane]) }
    return result
  }
}

/// The eight nodes of Gauss and Hermite, about a center and as wide as a standard deviation, for integrals over a level.
struct LevelNodes {
  /// The levels.
  let levels: Lanes
  /// The logarithms of what the integrand at each counts.
  let logWeights: Lanes

  private static let abscissas = Lanes(
    -2.930_637_420_257_244, -1.981_656_756_695_843, -1.157_193_712_446_780,
    -0.381_186_990_207_322, 0.381_186_990_207_322, 1.157_193_712_446_780, 1.981_656_756_695_843,
    2.930_637_420_257_244)
  private static let weights = Lanes(
    0.000_199_604_072_211, 0.017_077_983_007_413, 0.207_802_325_814_892, 0.661_147_012_558_241,
    0.661_147_012_558_241, 0.207_802_325_814_892, 0.017_077_983_007_413, 0.000_199_604_072_211)

  /// Nodes for an integrand whose bulk lies about `center`.
  init(center: Double, deviation: Double) {
    let scale = 2.0.squareRoot() * deviation
    levels = center + scale * Self.abscissas
    var logs = Lanes.zero
    for lane in 0..<Lanes.scalarCount {
      let x = Self.abscissas[lane]
      logs[lane] = log(Self.weights[lane] * scale) + x * x
    }
    logWeights = logs
  }

  /// The logarithm of the integral of a function whose logarithms at the levels are given.
  func logIntegral(_ logs: Lanes) -> Double {
    let terms = logs + logWeights
    let greatest = terms.max()
    guard greatest.isFinite else { return greatest }
    var sum = 0.0
    for lane in 0..<Lanes.scalarCount { sum += exp(terms[lane] - greatest) }
    return greatest + log(sum)
  }
}
