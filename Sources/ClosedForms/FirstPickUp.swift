import Foundation

/// A distribution of a non-negative time, as far as the closed forms need it.
public struct TimeDistribution: Sendable {
  /// P(T <= t), for t >= 0.
  public let cumulative: @Sendable (Double) -> Double
  /// The density at t, where the distribution has one; nil for distributions with atoms.
  public let density: (@Sendable (Double) -> Double)?
  /// Where the distribution function or its slope jumps.
  public let breakpoints: [Double]

  /// Any distribution, from its distribution function and density, which are trusted to belong together.
  public init(
    cumulative: @escaping @Sendable (Double) -> Double,
    density: (@Sendable (Double) -> Double)? = nil, breakpoints: [Double] = []
  ) {
    self.cumulative = cumulative
    self.density = density
    self.breakpoints = breakpoints
  }

  /// The exponential distribution.
  ///
  /// - Throws: `TheoryError.notPositive`.
  public static func exponential(mean: Double) throws(TheoryError) -> TimeDistribution {
    let rate = 1 / (try Check.positive("mean", mean))
    return TimeDistribution(
      cumulative: { -expm1(-rate * $0) }, density: { rate * exp(-rate * $0) })
  }

  /// The uniform distribution on [lower, upper].
  ///
  /// - Throws: `TheoryError.negative`, or `notPositive` unless lower < upper.
  public static func uniform(lower: Double, upper: Double) throws(TheoryError) -> TimeDistribution {
    let lower = try Check.nonNegative("lower", lower)
    let width = try Check.positive("upper - lower", upper - lower)
    return TimeDistribution(
      cumulative: { min(1, max(0, ($0 - lower) / width)) },
      density: { lower <= $0 && $0 <= upper ? 1 / width : 0 }, breakpoints: [lower, upper])
  }

  /// Always the same time.
  ///
  /// - Throws: `TheoryError.negative`.
  public static func constant(_ time: Double) throws(TheoryError) -> TimeDistribution {
    let time = try Check.nonNegative("time", time)
    return TimeDistribution(cumulative: { $0 >= time ? 1 : 0 }, breakpoints: [time])
  }
}

/// A ring at several agents at once, answered by the first whose pick-up delay ends in time.
///
/// The agents are independent of each other and of the customer's patience; a delay that ends at the
/// very time-out counts. Times in one arbitrary unit. Source: the minimum of independent times,
/// P(min <= t) = 1 - product (1 - a_i F_i(t)).
public struct FirstPickUp: Sendable {
  /// One agent who rings.
  public struct Agent: Sendable {
    /// The chance that the ring is noticed at all.
    public let noticeProbability: Double
    /// The distribution of the delay, if noticed.
    public let delay: TimeDistribution

    /// Checks and keeps the parameters.
    ///
    /// - Throws: `TheoryError.notAProbability`.
    public init(noticeProbability: Double, delay: TimeDistribution) throws(TheoryError) {
      self.noticeProbability = try Check.probability("noticeProbability", noticeProbability)
      self.delay = delay
    }
  }

  /// The agents who ring.
  public let agents: [Agent]
  /// How long it rings.
  public let timeOut: Double

  /// Checks and keeps the parameters.
  ///
  /// - Throws: `TheoryError.negative`. No agents are allowed: nobody answers.
  public init(agents: [Agent], timeOut: Double) throws(TheoryError) {
    self.agents = agents
    self.timeOut = try Check.nonNegative("timeOut", timeOut)
  }

  /// P(the first delay ends by `time`), with neither time-out nor impatience.
  private func firstEnds(by time: Double) -> Double {
    1 - agents.reduce(1) { $0 * (1 - $1.noticeProbability * $1.delay.cumulative(time)) }
  }

  private var breakpoints: [Double] { agents.flatMap(\.delay.breakpoints) }

  /// The chance of an answer if the customer waits out the ring.
  public var answerProbability: Double { firstEnds(by: timeOut) }

  /// The chance of an answer if the customer may hang up first.
  ///
  /// P(D <= min(s, X)) = G(s) P(X > s) + integral over [0, s] of G(x) f(x) dx, with G the distribution of the first
  /// delay, s the time-out and f the density of the patience X.
  ///
  /// - Parameter patience: a distribution with a density.
  /// - Throws: `TheoryError.notPositive` if the distribution has no density; `integrationFailed`.
  public func answerProbability(patience: TimeDistribution) throws(TheoryError) -> Double {
    guard let density = patience.density else {
      throw .notPositive(parameter: "patience density", value: 0)
    }
    let before = try GSL.integral(to: timeOut, breakpoints: breakpoints + patience.breakpoints) {
      firstEnds(by: $0) * density($0)
    }
    return firstEnds(by: timeOut) * (1 - patience.cumulative(timeOut)) + before
  }

  /// The mean time to the answer of the rings that are answered, with optional patience.
  ///
  /// E[D; D <= min(s, X)] by parts: s G(s) S(s) - integral of G S + integral of x G(x) f(x), S the survival of the
  /// patience; divided by the answer chance.
  ///
  /// - Returns: nil where no ring is ever answered.
  /// - Throws: as for `answerProbability(patience:)`.
  public func meanSpeedOfAnswer(patience: TimeDistribution? = nil) throws(TheoryError) -> Double? {
    let answered: Double
    if let patience {
      answered = try answerProbability(patience: patience)
    } else {
      answered = answerProbability
    }
    guard answered > 0 else { return nil }
    let survival = { (time: Double) in 1 - (patience?.cumulative(time) ?? 0) }
    let density = patience?.density
    let integral = try GSL.integral(
      to: timeOut, breakpoints: breakpoints + (patience?.breakpoints ?? [])
    ) { time in
      firstEnds(by: time) * (time * (density?(time) ?? 0) - survival(time))
    }
    return (timeOut * firstEnds(by: timeOut) * survival(timeOut) + integral) / answered
  }

  /// The chance of an answer when `count` like agents have exponential delays and the patience is
  /// exponential too.
  ///
  /// The number who notice is binomial; of j, the first picks up at rate j r, before the customer's rate
  /// h and the time-out s with chance j r / (j r + h) (1 - exp(-(j r + h) s)).
  ///
  /// - Parameters:
  ///   - count: agents, at most 10,000.
  ///   - noticeProbability: of each.
  ///   - meanDelay: of those who notice.
  ///   - meanPatience: of the customer; nil waits out the ring.
  ///   - timeOut: how long it rings.
  /// - Throws: `TheoryError.outOfRange`, `notAProbability`, `notPositive`, `negative`.
  /// - Complexity: O(count).
  public static func exponentialAnswerProbability(
    count: Int, noticeProbability: Double, meanDelay: Double, meanPatience: Double?, timeOut: Double
  ) throws(TheoryError) -> Double {
    let count = try Check.within(0...10_000, "count", count)
    let notice = try Check.probability("noticeProbability", noticeProbability)
    let rate = 1 / (try Check.positive("meanDelay", meanDelay))
    let timeOut = try Check.nonNegative("timeOut", timeOut)
    var leaving = 0.0
    if let meanPatience { leaving = 1 / (try Check.positive("meanPatience", meanPatience)) }
    var sum = 0.0
    for noticing in stride(from: 1, through: count, by: 1) {
      let picking = Double(noticing) * rate
      let total = picking + leaving
      sum +=
        binomialMass(noticing, trials: count, probability: notice)
        * picking / total * -expm1(-total * timeOut)
    }
    return sum
  }
}
