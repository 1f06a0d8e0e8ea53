/// The exact course of suspensions under a rule, as a Markov renewal process in days.
///
/// A suspension belongs to the day whose midnight decides it. Decided on day t with a penalty of m days
/// and a delay of d, the days t + 1 ... t + m + d are off and the day t + m + d + 1 is on, with an empty
/// history and its kind drawn afresh from the process's distribution of the first day. So suspensions are
/// renewals, apart T + m + D, with T the time to the first suspension from a fresh start; the long-run
/// frequency is 1 / (E T + m + E D) a day. Sources: success runs, Feller, "An Introduction to Probability
/// Theory and Its Applications", volume 1, chapter XIII.7; the renewal theorem, chapter XIII.3.
public struct SuspensionChain: Sendable {
  /// How days follow each other.
  public let days: DayProcess
  /// The rule.
  public let rule: SuspensionRule

  /// For each state in the morning of a day: the chance of a suspension on that day.
  private let triggers: [Double]
  /// For each state: the states that may follow without a suspension.
  private let moves: [[Move]]

  private struct Move {
    let target: Int
    let chance: Double
  }

  /// The state in the morning of a day: the rule's history and the kind of the day before, none on a fresh start.
  private struct State: Hashable {
    let history: SuspensionRule.History
    let yesterday: DayProcess.Kind?
  }

  private static let stateLimit = 1200

  /// Finds all states that can be reached from a fresh start.
  ///
  /// - Throws: `TheoryError.tooManyStates` beyond 1,200 of them.
  public init(days: DayProcess, rule: SuspensionRule) throws(TheoryError) {
    self.days = days
    self.rule = rule
    var states = [State(history: 0, yesterday: nil)]
    var index = [states[0]: 0]
    var triggers: [Double] = []
    var moves: [[Move]] = []
    // Days that all kinds of yesterday predict alike need no yesterday in the state.
    let forgetful = days.next.allSatisfy { $0 == days.first }
    while triggers.count < states.count {
      let state = states[triggers.count]
      let distribution = state.yesterday.map { days.next[$0.rawValue] } ?? days.first
      var trigger = 0.0
      var row: [Move] = []
      for kind in DayProcess.Kind.allCases where distribution[kind.rawValue] > 0 {
        let chance = distribution[kind.rawValue]
        guard let history = rule.advance(state.history, by: kind) else {
          trigger += chance
          continue
        }
        let target = State(history: history, yesterday: forgetful ? nil : kind)
        let known = index[target] ?? states.count
        if known == states.count {
          guard states.count < Self.stateLimit else { throw .tooManyStates(limit: Self.stateLimit) }
          index[target] = known
          states.append(target)
        }
        row.append(Move(target: known, chance: chance))
      }
      triggers.append(trigger)
      moves.append(row)
    }
    self.triggers = triggers
    self.moves = moves
  }

  /// The chances that the first suspension from a fresh start is on day 1, 2, ..., `horizon`.
  ///
  /// - Throws: `TheoryError.outOfRange` unless 1...1,000,000 days.
  /// - Complexity: O(horizon x states).
  public func firstSuspension(upTo horizon: Int) throws(TheoryError) -> [Double] {
    let horizon = try Check.within(1...1_000_000, "horizon", horizon)
    var mass = [Double](repeating: 0, count: triggers.count)
    mass[0] = 1
    return (0..<horizon).map { _ in step(&mass) }
  }

  /// One day from the chances of the states in its morning; returns the chance of a suspension.
  private func step(_ mass: inout [Double]) -> Double {
    var next = [Double](repeating: 0, count: mass.count)
    var suspended = 0.0
    for (state, chance) in mass.enumerated() where chance > 0 {
      suspended += chance * triggers[state]
      for move in moves[state] { next[move.target] += chance * move.chance }
    }
    mass = next
    return suspended
  }

  /// The expected course from a fresh start, day by day.
  public struct Course: Hashable, Sendable {
    /// Expected suspensions decided on each day, from day 1.
    public let suspensions: [Double]
    /// The chance that each day is off, from day 1.
    public let off: [Double]

    /// Expected suspensions in all days together.
    public var expectedSuspensions: Double { suspensions.reduce(0, +) }
    /// Expected whole days off.
    public var expectedDaysOff: Double { off.reduce(0, +) }
  }

  /// Expected suspensions and days off on each day up to `horizon` from a fresh start.
  ///
  /// - Throws: `TheoryError.outOfRange` unless 1...40,000 days.
  /// - Complexity: O(horizon x states), and O(horizon^2) for a random return delay.
  public func course(over horizon: Int) throws(TheoryError) -> Course {
    let horizon = try Check.within(1...40_000, "horizon", horizon)
    var mass = [Double](repeating: 0, count: triggers.count)
    var returns = [Double](repeating: 0, count: horizon + 1)
    returns[0] = 1
    var suspensions: [Double] = []
    var off: [Double] = []
    for day in 0..<horizon {
      mass[0] += returns[day]
      off.append(max(0, 1 - mass.reduce(0, +)))
      let suspended = step(&mass)
      suspensions.append(suspended)
      guard suspended > 0 else { continue }
      let earliest = day + 1 + rule.penaltyDays
      for delay in delays(upTo: horizon - earliest) {
        returns[earliest + delay] += suspended * rule.returnDelay.mass(delay)
      }
    }
    return Course(suspensions: suspensions, off: off)
  }

  /// The delays that can have a chance, none beyond `last`.
  private func delays(upTo last: Int) -> Range<Int> {
    guard last >= 0 else { return 0..<0 }
    switch rule.returnDelay {
    case .none: return 0..<1
    case .fixed(let days): return days <= last ? days..<(days + 1) : 0..<0
    case .geometric: return 0..<(last + 1)
    case .distribution(let chances): return 0..<min(last + 1, chances.count)
    }
  }

  /// Mean days to the first suspension from a fresh start, that day included; nil if it may never come.
  ///
  /// - Complexity: O(states^3).
  public var meanTimeToFirst: Double? {
    guard triggerIsCertain else { return nil }
    // x = 1 + Q x, by state reduction from the last state: sums of non-negative terms only.
    let size = triggers.count
    var chain = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    for (state, row) in moves.enumerated() {
      for move in row { chain[state][move.target] += move.chance }
    }
    var out = triggers
    var time = [Double](repeating: 1, count: size)
    for last in stride(from: size - 1, through: 0, by: -1) {
      // 1 - P(last to last) as the sum of the ways out, which does not cancel.
      let leaving = out[last] + chain[last][..<last].reduce(0, +)
      guard leaving > 0 else { return nil }
      for state in 0..<last where chain[state][last] > 0 {
        let share = chain[state][last] / leaving
        for target in 0..<last { chain[state][target] += share * chain[last][target] }
        out[state] += share * out[last]
        time[state] += share * time[last]
      }
      if last == 0 { return time[0] / leaving }
    }
    return nil
  }

  /// Whether a suspension can still come from every state that can be reached.
  private var triggerIsCertain: Bool {
    var certain = triggers.map { $0 > 0 }
    var changed = true
    while changed {
      changed = false
      for (state, row) in moves.enumerated() where !certain[state] {
        if row.contains(where: { certain[$0.target] }) {
          certain[state] = true
          changed = true
        }
      }
    }
    return certain.allSatisfy { $0 }
  }

  /// Long-run suspensions per calendar day: 1 / (E T + m + E D); 0 if one may never come or some never
  /// return.
  public var longRunFrequency: Double {
    guard let first = meanTimeToFirst, let delay = rule.returnDelay.mean else { return 0 }
    return 1 / (first + Double(rule.penaltyDays) + delay)
  }

  /// Long-run share of days off; nil if it depends on chance: where a suspension may never come.
  ///
  /// It is 1 where suspensions are certain and some never return.
  public var longRunShareOff: Double? {
    guard let first = meanTimeToFirst else {
      return triggers.allSatisfy { $0 == 0 } ? 0 : nil
    }
    guard let delay = rule.returnDelay.mean else { return 1 }
    let off = Double(rule.penaltyDays) + delay
    return off / (first + off)
  }
}
