/// The long run of low days in a row.
extension PersistentDayChain {
  /// What a chain comes to.
  public struct LongRun: Hashable, Sendable {
    /// Suspensions per calendar day.
    public let frequency: Double
    /// The share of days off.
    public let shareOff: Double
  }

  /// Mean days to the first suspension from a fresh start, that day included; nil if it may never come, under triggers other
  /// than low days in a row, and where the sums would take too long.
  ///
  /// - Complexity: O(days in a row x nodes^3).
  public var meanTimeToFirst: Double? {
    guard let cycle = Cycle(self) else { return nil }
    return cycle.time(from: score.weights)
  }

  /// The long run; nil where ``meanTimeToFirst`` is, and where some never return.
  ///
  /// Returns are renewals once the law of the score at a return repeats itself, which is found by repeating it.
  ///
  /// - Complexity: O(days in a row x nodes^3).
  public var longRun: LongRun? {
    guard let cycle = Cycle(self), let delay = rule.returnDelay.mean else { return nil }
    let ways = waysBack(upTo: 1 + rule.penaltyDays + longestDelay)
    let returning = ways.reduce(0) { $0 + $1.chance }
    // A geometric delay has no end; what is left out of it would bias the law of the score.
    guard returning > 1 - 1e-12 else { return nil }
    var start = score.weights
    for _ in 0..<10_000 {
      let suspended = cycle.suspended(from: start)
      var next = [Double](repeating: 0, count: start.count)
      for way in ways {
        let back = PersistentScore.carry(suspended, by: way.transition)
        for node in 0..<next.count { next[node] += way.chance * back[node] }
      }
      let sum = next.reduce(0, +)
      guard sum > 0 else { return nil }
      var change = 0.0
      for node in 0..<next.count {
        next[node] /= sum
        change += abs(next[node] - start[node])
      }
      start = next
      guard change < 1e-13 else { continue }
      let off = Double(rule.penaltyDays) + delay
      let time = cycle.time(from: start)
      return LongRun(frequency: 1 / (time + off), shareOff: off / (time + off))
    }
    return nil
  }

  private var longestDelay: Int {
    switch rule.returnDelay {
    case .none: 0
    case .fixed(let days): days
    // 1 - p to this power is below 1e-13 for p above 0.03.
    case .geometric: 1_000
    case .distribution(let chances): max(chances.count - 1, 0)
    }
  }

  /// From a return to the next suspension, for low days in a row.
  ///
  /// With L carrying scores over a low day and O over one that ends the streak, visits to an empty streak are
  /// V = start + V A, A = O + L O + ... + L^(k - 1) O; a streak of h low days is visited V L^h times.
  private struct Cycle {
    let streak: Int
    let low: [Double]
    /// Over a low day, from a morning to the next of a day that is judged or not.
    let overLow: [[Double]]
    /// 1 - A, ready for solving.
    let emptyStreak: Elimination
    /// Days from a morning to the end of the last one whose judgement leaves the streak as it is, and on such a day's
    /// score; nil where few-call days end streaks.
    let waiting: Elimination?

    init?(_ chain: PersistentDayChain) {
      guard case .consecutive(let streak) = chain.rule.trigger else { return nil }
      let nodes = chain.low.count
      guard streak * nodes * nodes * nodes <= 2_000_000_000 else { return nil }
      self.streak = streak
      low = chain.low
      func over(_ chances: (Int) -> Double) -> [[Double]] {
        chain.nextDay.enumerated().map { node, row in row.map { $0 * chances(node) } }
      }
      var overLow = over { chain.low[$0] }
      let carries = chain.rule.fewCallDay == .carries
      var overOther = over {
        max(0, 1 - chain.low[$0] - (carries ? chain.few[$0] : 0))
      }
      if carries {
        guard
          let waiting = Elimination(over { chain.few[$0] }, leaving: chain.few.map { 1 - $0 })
        else { return nil }
        self.waiting = waiting
        overLow = waiting.solved(overLow)
        overOther = waiting.solved(overOther)
      } else {
        waiting = nil
      }
      self.overLow = overLow
      var ends = overOther
      for _ in 1..<streak {
        ends = zip(overOther, Self.product(overLow, ends)).map { zip($0, $1).map { $0 + $1 } }
      }
      // The chance that a day with an empty streak leads to a suspension before the streak ends, a sum without differences.
      var leads = carries ? (waiting?.solvedColumn(chain.low) ?? chain.low) : chain.low
      for _ in 1..<streak {
        leads = overLow.map { row in zip(row, leads).reduce(0) { $0 + $1.0 * $1.1 } }
      }
      guard let emptyStreak = Elimination(ends, leaving: leads) else { return nil }
      self.emptyStreak = emptyStreak
    }

    /// Expected days until the suspension, that day included.
    func time(from start: [Double]) -> Double {
      visits(from: start).reduce(0) { $0 + $1.reduce(0, +) }
    }

    /// The scores on the day of the suspension.
    func suspended(from start: [Double]) -> [Double] {
      zip(visits(from: start).last ?? [], low).map { $0 * $1 }
    }

    /// Expected days with each streak, by the day's score.
    private func visits(from start: [Double]) -> [[Double]] {
      var mornings = emptyStreak.solvedRow(start)
      var visits: [[Double]] = []
      for _ in 0..<streak {
        visits.append(waiting?.solvedRow(mornings) ?? mornings)
        mornings = PersistentScore.carry(mornings, by: overLow)
      }
      return visits
    }

    private static func product(_ left: [[Double]], _ right: [[Double]]) -> [[Double]] {
      left.map { PersistentScore.carry($0, by: right) }
    }
  }
}

/// The matrix 1 - A of a transient chain A, factored without exchanging rows: its pivots are the chances of leaving, which
/// are summed and not subtracted (Grassmann, Taksar and Heyman, Operations Research 33 (1985) 1107-1116).
struct Elimination {
  private var factors: [[Double]]

  /// Factors 1 - A; nil where the chain can stay for ever.
  ///
  /// - Parameter leaving: The chance of leaving the chain from each state.
  /// - Complexity: O(size^3).
  init?(_ chain: [[Double]], leaving: [Double]) {
    let size = chain.count
    factors = chain
    var leaves = leaving
    for pivot in 0..<size {
      let out = leaves[pivot] + factors[pivot][(pivot + 1)...].reduce(0, +)
      guard out > 0 else { return nil }
      factors[pivot][pivot] = out
      for row in stride(from: pivot + 1, to: size, by: 1) {
        let share = factors[row][pivot] / out
        factors[row][pivot] = share
        guard share > 0 else { continue }
        leaves[row] += share * leaves[pivot]
        for column in stride(from: pivot + 1, to: size, by: 1) {
          factors[row][column] += share * factors[pivot][column]
        }
      }
    }
  }

  /// The row x with x (1 - A) = `row`.
  ///
  /// - Complexity: O(size^2).
  func solvedRow(_ row: [Double]) -> [Double] {
    // 1 - A = L U with U(p, p) the pivots and U(p, c) = -factors; L(r, p) = -share. So y U = row, then x L = y.
    var result = row
    let size = row.count
    for pivot in 0..<size {
      result[pivot] /= factors[pivot][pivot]
      let value = result[pivot]
      for column in stride(from: pivot + 1, to: size, by: 1) {
        result[column] += value * factors[pivot][column]
      }
    }
    for pivot in stride(from: size - 1, through: 0, by: -1) {
      let value = result[pivot]
      for column in 0..<pivot { result[column] += value * factors[pivot][column] }
    }
    return result
  }

  /// The column x with (1 - A) x = `column`.
  ///
  /// - Complexity: O(size^2).
  func solvedColumn(_ column: [Double]) -> [Double] { solved(column.map { [$0] }).map { $0[0] } }

  /// The matrix X with (1 - A) X = `matrix`.
  ///
  /// - Complexity: O(size^3).
  func solved(_ matrix: [[Double]]) -> [[Double]] {
    var result = matrix
    let size = matrix.count
    let columns = 0..<(matrix.first?.count ?? 0)
    func add(_ share: Double, of source: Int, to target: Int) {
      for column in columns { result[target][column] += share * result[source][column] }
    }
    for row in 0..<size {
      for pivot in 0..<row { add(factors[row][pivot], of: pivot, to: row) }
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      for column in stride(from: row + 1, to: size, by: 1) {
        add(factors[row][column], of: column, to: row)
      }
      for column in columns { result[row][column] /= factors[row][row] }
    }
    return result
  }
}
