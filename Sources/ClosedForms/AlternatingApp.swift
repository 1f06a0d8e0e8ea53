import Foundation

/// An app that alternates between foreground and background with exponential spells.
///
/// Times in one arbitrary unit. Source: the two-state Markov process, Ross, "Introduction to Probability
/// Models", 10th ed., section 6.4.
public struct AlternatingApp: Hashable, Sendable {
  /// Mean foreground spell.
  public let meanForeground: Double
  /// Mean background spell.
  public let meanBackground: Double

  /// Checks and keeps the mean spells.
  ///
  /// - Throws: `TheoryError.notPositive`.
  public init(meanForeground: Double, meanBackground: Double) throws(TheoryError) {
    self.meanForeground = try Check.positive("meanForeground", meanForeground)
    self.meanBackground = try Check.positive("meanBackground", meanBackground)
  }

  /// The state of the app at time 0.
  public enum Start: Hashable, Sendable {
    /// Surely in the foreground.
    case foreground
    /// Surely in the background.
    case background
    /// In the foreground with a given chance; with the long-run share it stays stationary.
    case foregroundWithChance(Double)
  }

  /// Long-run share of time in the foreground, also for spells of any other distribution with these means.
  public var foregroundShare: Double {
    // Dividing first keeps means near the largest number finite.
    1 / (1 + meanBackground / meanForeground)
  }

  private var relaxation: Double { 1 / meanForeground + 1 / meanBackground }

  private func excess(_ start: Start) throws(TheoryError) -> Double {
    switch start {
    case .foreground: 1 - foregroundShare
    case .background: -foregroundShare
    case .foregroundWithChance(let chance):
      try Check.probability("foregroundWithChance", chance) - foregroundShare
    }
  }

  /// The chance of the foreground at a time: pi + (P(0) - pi) exp(-(1/f + 1/b) t).
  ///
  /// - Throws: `TheoryError.negative` or `notAProbability`.
  public func foregroundProbability(
    at time: Double, from start: Start
  ) throws(TheoryError) -> Double {
    let time = try Check.nonNegative("time", time)
    return foregroundShare + (try excess(start)) * exp(-relaxation * time)
  }

  /// The expected share of [0, time] in the foreground.
  ///
  /// - Throws: `TheoryError.notPositive` or `notAProbability`.
  public func expectedForegroundShare(
    over time: Double, from start: Start
  ) throws(TheoryError) -> Double {
    let scaled = relaxation * (try Check.positive("time", time))
    // expm1 keeps short times exact, where 1 - exp(-x) cancels.
    return foregroundShare + (try excess(start)) * (scaled > 0 ? -expm1(-scaled) / scaled : 1)
  }
}

/// Long-run shares of time of a process that draws a spell of any distribution in each state it enters.
///
/// Source: semi-Markov processes, Ross, "Introduction to Probability Models", 10th ed., section 7.6. The
/// embedded chain is solved by Grassmann, Taksar and Heyman (1985), Operations Research 33(5), which
/// never subtracts.
public enum SemiMarkovProcess {
  /// Shares of time in each state.
  ///
  /// - Parameters:
  ///   - transitions: row i holds the chances of the state entered after a spell in state i. Every
  ///     state must be reachable from every other.
  ///   - meanSpells: mean time of a spell in each state, in one arbitrary unit.
  /// - Throws: `TheoryError.outOfRange` if the shapes do not agree or there are more than 1,000 states,
  ///   `notAProbability` if a row is no distribution or the chain falls apart, `notPositive`.
  /// - Complexity: O(n^3).
  public static func shares(
    transitions: [[Double]], meanSpells: [Double]
  ) throws(TheoryError) -> [Double] {
    let size = try Check.within(1...1000, "meanSpells.count", meanSpells.count)
    _ = try Check.within(size...size, "transitions.count", transitions.count)
    for row in transitions {
      _ = try Check.within(size...size, "row.count", row.count)
      for chance in row { _ = try Check.probability("transition", chance) }
      let sum = row.reduce(0, +)
      guard abs(sum - 1) <= 1e-9 else { throw .notAProbability(parameter: "row sum", value: sum) }
    }
    for mean in meanSpells { _ = try Check.positive("meanSpell", mean) }
    var chain = transitions
    var visits = [Double](repeating: 0, count: size)
    for last in stride(from: size - 1, to: 0, by: -1) {
      let out = chain[last][..<last].reduce(0, +)
      guard out > 0 else { throw .notAProbability(parameter: "reducible chain", value: out) }
      for i in 0..<last {
        chain[i][last] /= out
        for j in 0..<last { chain[i][j] += chain[i][last] * chain[last][j] }
      }
    }
    visits[0] = 1
    for state in stride(from: 1, to: size, by: 1) {
      visits[state] = (0..<state).reduce(0) { $0 + visits[$1] * chain[$1][state] }
      guard visits[state] > 0 else {
        throw .notAProbability(parameter: "reducible chain", value: visits[state])
      }
    }
    let time = zip(visits, meanSpells).map { $0 * $1 }
    let sum = time.reduce(0, +)
    return time.map { $0 / sum }
  }
}
