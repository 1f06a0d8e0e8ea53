import Foundation

/// The time until an agent replies whose app alternates between foreground, background and closed, with exponential spells, and
/// who replies at a rate of each state: a Markov-modulated hazard, so that the time is of phase type.
///
/// Rates and times share one arbitrary unit. Source: Neuts, "Matrix-Geometric Solutions in Stochastic Models", 1981,
/// chapter 2; the distribution by uniformisation, Jensen, Skandinavisk Aktuarietidskrift 36 (1953) 87-91.
public struct ReplyTime: Hashable, Sendable {
  /// A value for each state of the app.
  public struct ByState: Hashable, Sendable {
    /// In the foreground.
    public var foreground: Double
    /// In the background.
    public var background: Double
    /// Closed.
    public var closed: Double

    /// Makes values.
    public init(foreground: Double, background: Double, closed: Double) {
      self.foreground = foreground
      self.background = background
      self.closed = closed
    }

    fileprivate var all: [Double] { [foreground, background, closed] }
  }

  /// Replies per unit of time in each state; 0 where chats are not seen.
  private let rates: [Double]
  /// Changes per unit of time from each state to each.
  private let changes: [[Double]]
  /// The chance of each state as the chat is given.
  private let start: [Double]

  /// Checks and keeps the parameters. The app is in its long run as the chat is given.
  ///
  /// - Parameters:
  ///   - replies: The rate of replies in each state, 0 or more and finite.
  ///   - spells: The mean spell in each state.
  ///   - close: The chance that a foreground spell ends with the app closed.
  /// - Throws: `TheoryError.negative`, `notPositive` or `notAProbability`.
  public init(replies: ByState, spells: ByState, close: Double) throws(TheoryError) {
    let close = try Check.probability("close", close)
    let means = [
      try Check.positive("foreground spell", spells.foreground),
      try Check.positive("background spell", spells.background),
      try Check.positive("closed spell", spells.closed),
    ]
    var rates: [Double] = []
    for rate in replies.all { rates.append(try Check.nonNegative("reply rate", rate)) }
    self.rates = rates
    changes = [
      [0, (1 - close) / means[0], close / means[0]], [1 / means[1], 0, 0], [1 / means[2], 0, 0],
    ]
    let weights = [means[0], (1 - close) * means[1], close * means[2]]
    let whole = weights.reduce(0, +)
    start = weights.map { $0 / whole }
    guard zip(start, rates).contains(where: { $0 > 0 && $1 > 0 }) else {
      throw .notPositive(parameter: "reply rate", value: 0)
    }
  }

  /// The mean time until the reply.
  public var mean: Double {
    // From the background and from closed the app goes to the foreground: m = (1 + q m_f) / (rate + q).
    let (toFront, fromFront) = ([0, changes[1][0], changes[2][0]], changes[0])
    let ahead = (1...2).map { state -> (constant: Double, share: Double) in
      let out = rates[state] + toFront[state]
      return (constant: 1 / out, share: toFront[state] / out)
    }
    let constant = 1 + fromFront[1] * ahead[0].constant + fromFront[2] * ahead[1].constant
    let returning = fromFront[1] * ahead[0].share + fromFront[2] * ahead[1].share
    let foreground = constant / (rates[0] + fromFront[1] + fromFront[2] - returning)
    let means =
      [foreground] + ahead.map { $0.constant + $0.share * foreground }
    return zip(start, means).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The chance of a reply within a time. Complexity: O(time x the fastest rate).
  ///
  /// - Throws: `TheoryError.negative`.
  public func probability(within time: Double) throws(TheoryError) -> Double {
    let time = try Check.nonNegative("time", time)
    let out = (0..<3).map { rates[$0] + changes[$0].reduce(0, +) }
    let fastest = out.max() ?? 0
    let expected = fastest * time
    // In pieces over which the Poisson weights neither vanish nor need many terms.
    let pieces = max((expected / 50).rounded(.up), 1)
    var waiting = start
    for _ in 0..<Int(pieces) { waiting = step(waiting, by: expected / pieces, out, fastest) }
    return 1 - waiting.reduce(0, +)
  }

  /// The chance of each state without a reply, some expected jumps of the uniformised chain later.
  private func step(
    _ chances: [Double], by expected: Double, _ out: [Double], _ fastest: Double
  ) -> [Double] {
    guard fastest > 0 else { return chances }
    var jumped = chances
    var weight = exp(-expected)
    var sum = jumped.map { $0 * weight }
    var jumps = 0.0
    while jumps < expected || weight > 1e-18 {
      jumps += 1
      weight *= expected / jumps
      jumped = (0..<3).map { to in
        jumped[to] * (1 - out[to] / fastest)
          + (0..<3).reduce(0) { $0 + jumped[$1] * changes[$1][to] / fastest }
      }
      for state in 0..<3 { sum[state] += weight * jumped[state] }
    }
    return sum
  }
}
