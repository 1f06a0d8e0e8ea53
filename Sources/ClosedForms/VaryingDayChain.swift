/// The exact course of suspensions where days are independent but not alike: each has its own chance of
/// being low.
///
/// The chain is that of ``SuspensionChain``, a step a day, with the day's own chance. Every result is a sum of
/// products in which each day's chance occurs at most once. So it is linear in each of them, and with
/// estimated chances that are unbiased given the days before, its expected value is the result with the
/// true ones.
public struct VaryingDayChain: Hashable, Sendable {
  /// The rule; a day with few calls counts as one that is not low.
  public let rule: SuspensionRule
  /// For each state, the next state after a low day; nil for a suspension.
  private let afterLow: [Int?]
  /// For each state, the next state after any other day.
  private let afterOther: [Int]

  private static let stateLimit = 1200

  /// Finds all states that can be reached from a fresh start.
  ///
  /// - Throws: `TheoryError.tooManyStates` beyond 1,200 of them.
  public init(rule: SuspensionRule) throws(TheoryError) {
    self.rule = rule
    var states: [SuspensionRule.History] = [0]
    var index: [SuspensionRule.History: Int] = [0: 0]
    var afterLow: [Int?] = []
    var afterOther: [Int] = []
    func place(of history: SuspensionRule.History) throws(TheoryError) -> Int {
      if let known = index[history] { return known }
      guard states.count < Self.stateLimit else { throw .tooManyStates(limit: Self.stateLimit) }
      index[history] = states.count
      states.append(history)
      return states.count - 1
    }
    while afterLow.count < states.count {
      let history = states[afterLow.count]
      if let low = rule.advance(history, by: .low) {
        afterLow.append(try place(of: low))
      } else {
        afterLow.append(nil)
      }
      // A day that is not low never suspends.
      afterOther.append(try place(of: rule.advance(history, by: .notLow) ?? 0))
    }
    self.afterLow = afterLow
    self.afterOther = afterOther
  }

  /// Expectations for each day, from a fresh start on the first.
  public struct Course: Hashable, Sendable {
    /// Expected suspensions decided on each day.
    public var suspensions: [Double] = []
    /// The chance that each day is the first on which a suspension is decided, of those that are looked at.
    public var firstSuspensions: [Double] = []
    /// The chance that each day is off.
    public var off: [Double] = []
    /// The chance that each day is on and low.
    public var low: [Double] = []
  }

  /// Computes the expected course over some days.
  ///
  /// - Parameters:
  ///   - chances: Each day's chance of being low if the feature is on.
  ///   - first: The first day from which on ``Course/firstSuspensions`` looks.
  /// - Complexity: O(days x (days + states)).
  public func course(lowChances chances: [Double], lookingFrom first: Int = 0) -> Course {
    var course = walk(chances, absorbingFrom: chances.count)
    let absorbed = walk(chances, absorbingFrom: first).suspensions
    course.firstSuspensions = absorbed.enumerated().map { $0 < first ? 0 : $1 }
    return course
  }

  /// - Parameter absorbing: The first day from which on the suspended do not come back.
  private func walk(_ chances: [Double], absorbingFrom absorbing: Int) -> Course {
    var mass = [Double](repeating: 0, count: afterLow.count)
    var returns = [Double](repeating: 0, count: chances.count + 1)
    returns[0] = 1
    var course = Course()
    for (day, low) in chances.enumerated() {
      mass[0] += returns[day]
      let isOn = mass.reduce(0, +)
      course.off.append(max(0, 1 - isOn))
      course.low.append(isOn * low)
      var next = [Double](repeating: 0, count: mass.count)
      var suspended = 0.0
      for (state, chance) in mass.enumerated() where chance > 0 {
        if let target = afterLow[state] {
          next[target] += chance * low
        } else {
          suspended += chance * low
        }
        next[afterOther[state]] += chance * (1 - low)
      }
      mass = next
      course.suspensions.append(suspended)
      guard suspended > 0, day < absorbing else { continue }
      let earliest = day + 1 + rule.penaltyDays
      for target in stride(from: earliest, to: chances.count, by: 1) {
        returns[target] += suspended * rule.returnDelay.mass(target - earliest)
      }
    }
    return course
  }
}
