/// The exact course of suspensions where days resemble each other through a score: given the scores, days are independent.
///
/// Days are filtered: for each history of the rule the chain keeps how likely it is together with each score of the day, so
/// that a low day makes bad scores likelier, and the next day with them. The score goes on while the feature is off. The
/// independent case is ``SuspensionChain``; the device is that of hidden Markov models (Rabiner, Proceedings of the IEEE 77
/// (1989) 257-286, the forward procedure).
public struct PersistentDayChain: Sendable {
  /// The score.
  public let score: PersistentScore
  /// The chance of a low day at each of its nodes.
  public let low: [Double]
  /// The chance of too few calls to judge at each of its nodes.
  public let few: [Double]
  /// The rule.
  public let rule: SuspensionRule

  /// For each history, the next one after a low day (nil for a suspension), another day and a few-call day.
  private let afterLow: [Int?]
  private let afterOther: [Int]
  private let afterFew: [Int]
  let nextDay: [[Double]]

  private static let historyLimit = 128

  /// Finds all histories that can be reached from a fresh start.
  ///
  /// - Parameters:
  ///   - score: The score.
  ///   - low: The chance of a low day at each of its nodes.
  ///   - few: The chance of too few calls to judge at each of its nodes.
  ///   - rule: The rule.
  /// - Throws: `TheoryError.outOfRange` unless there is a chance for each node; `tooManyStates` beyond 128 histories.
  public init(
    score: PersistentScore, low: [Double], few: [Double], rule: SuspensionRule
  ) throws(TheoryError) {
    let count = score.nodes.count
    _ = try Check.within(count...count, "low.count", low.count)
    _ = try Check.within(count...count, "few.count", few.count)
    self.score = score
    self.low = low
    self.few = few
    self.rule = rule
    var histories: [SuspensionRule.History] = [0]
    var index: [SuspensionRule.History: Int] = [0: 0]
    var next: [(low: Int?, other: Int, few: Int)] = []
    func place(of history: SuspensionRule.History?) throws(TheoryError) -> Int? {
      guard let history else { return nil }
      if let known = index[history] { return known }
      guard histories.count < Self.historyLimit else {
        throw .tooManyStates(limit: Self.historyLimit)
      }
      index[history] = histories.count
      histories.append(history)
      return histories.count - 1
    }
    while next.count < histories.count {
      let history = histories[next.count]
      next.append(
        (
          try place(of: rule.advance(history, by: .low)),
          // Days that are not low never suspend.
          try place(of: rule.advance(history, by: .notLow)) ?? 0,
          try place(of: rule.advance(history, by: .few)) ?? 0
        ))
    }
    afterLow = next.map(\.low)
    afterOther = next.map(\.other)
    afterFew = next.map(\.few)
    nextDay = score.transition()
  }

  /// The chance that so many days in a row are low, all with the feature on.
  ///
  /// - Complexity: O(days x nodes^2).
  public func chance(ofLowDaysInARow days: Int) -> Double {
    var mass = score.weights
    for day in 0..<days {
      if day > 0 { mass = PersistentScore.carry(mass, by: nextDay) }
      mass = zip(mass, low).map { $0 * $1 }
    }
    return mass.reduce(0, +)
  }

  /// The chance of too few calls to judge.
  public var chanceOfFew: Double { score.mean(few) }

  /// The expected course from a fresh start, day by day.
  public struct Course: Hashable, Sendable {
    /// Expected suspensions decided on each day, from day 1.
    public var suspensions: [Double] = []
    /// The chance that each day is off.
    public var off: [Double] = []
    /// The chance that each day is on and low.
    public var low: [Double] = []
    /// Of each figure that was asked about, its expected value on each day, counted as 0 while the feature is off.
    public var figures: [[Double]] = []
  }

  /// Expected suspensions and days off on each day up to `horizon` from a fresh start.
  ///
  /// - Parameters:
  ///   - horizon: How many days.
  ///   - figures: Functions of the score, at its nodes, whose means over days with the feature on are wanted.
  ///   - isAbsorbing: Whether the suspended do not come back: then the suspensions are first ones.
  /// - Throws: `TheoryError.outOfRange` unless 1...40,000 days.
  /// - Complexity: O(horizon x (histories + delays) x nodes^2).
  public func course(
    over horizon: Int, figures: [[Double]] = [], isAbsorbing: Bool = false
  ) throws(TheoryError) -> Course {
    let horizon = try Check.within(1...40_000, "horizon", horizon)
    let nodes = score.nodes.count
    var course = Course()
    course.figures = figures.map { _ in [] }
    // By history; nil where nobody is.
    var mass = [[Double]?](repeating: nil, count: afterLow.count)
    mass[0] = score.weights
    var returns: [Int: [Double]] = [:]
    let ways = isAbsorbing ? [] : waysBack(upTo: horizon)
    for day in 0..<horizon {
      if let back = returns.removeValue(forKey: day) { add(back, to: &mass[0]) }
      let on = (0..<nodes).map { node in mass.reduce(0) { $0 + ($1?[node] ?? 0) } }
      course.off.append(max(0, 1 - on.reduce(0, +)))
      course.low.append(zip(on, low).reduce(0) { $0 + $1.0 * $1.1 })
      for (place, figure) in figures.enumerated() {
        course.figures[place].append(zip(on, figure).reduce(0) { $0 + $1.0 * $1.1 })
      }
      let suspended = advance(&mass)
      course.suspensions.append(suspended.reduce(0, +))
      for way in ways where day + way.days < horizon {
        let back = PersistentScore.carry(suspended, by: way.transition).map { $0 * way.chance }
        add(back, to: &returns[day + way.days])
      }
    }
    return course
  }

  /// One day, and the night after it.
  ///
  /// - Returns: The scores, on that day, of those whom it suspends.
  private func advance(_ mass: inout [[Double]?]) -> [Double] {
    var evening = [[Double]?](repeating: nil, count: mass.count)
    var suspended = [Double](repeating: 0, count: low.count)
    for (history, scores) in mass.enumerated() {
      guard let scores else { continue }
      let isLow = zip(scores, low).map { $0 * $1 }
      if let target = afterLow[history] {
        add(isLow, to: &evening[target])
      } else {
        for node in 0..<low.count { suspended[node] += isLow[node] }
      }
      add(zip(scores, few).map { $0 * $1 }, to: &evening[afterFew[history]])
      add(
        scores.indices.map { scores[$0] * max(0, 1 - low[$0] - few[$0]) },
        to: &evening[afterOther[history]])
    }
    mass = evening.map { $0.map { PersistentScore.carry($0, by: nextDay) } }
    return suspended
  }

  private func add(_ scores: [Double], to sum: inout [Double]?) {
    guard var known = sum else {
      sum = scores
      return
    }
    for node in 0..<known.count { known[node] += scores[node] }
    sum = known
  }

  /// A time from a suspension to the return: the days until then, how likely it is, and what becomes of the score.
  struct WayBack {
    let days: Int
    let chance: Double
    let transition: [[Double]]
  }

  /// The ways back that take at most so many days.
  func waysBack(upTo horizon: Int) -> [WayBack] {
    let earliest = 1 + rule.penaltyDays
    guard earliest <= horizon else { return [] }
    return (0...(horizon - earliest)).compactMap { delay in
      let chance = rule.returnDelay.mass(delay)
      guard chance > 0 else { return nil }
      return WayBack(
        days: earliest + delay, chance: chance,
        transition: score.transition(days: earliest + delay))
    }
  }
}
