/// When a sequential decision looks at its replications, and how sure the interval of each look is: few looks, each half as
/// many replications later again, which share the error evenly by Bonferroni's inequality.
///
/// Looking after every replication would cost more: each look is a chance to err. By intervals at looks the variance is
/// estimated anew each time; a procedure that keeps the variance of its first ten replications (Kim and Nelson (2001), "A
/// fully sequential procedure for indifference-zone selection in simulation", ACM Transactions on Modeling and Computer
/// Simulation 11(3), 251-273; Batur and Kim's bounds likewise) is right for normal figures, but errs for skewed ones: where
/// few events occurred among the ten, mean and variance are both too small.
package struct LookSchedule: Hashable, Sendable {
  /// The replications of the first look. Fewer say too little of the skewness.
  package static let first = 20

  /// After how many replications it looks, rising.
  package let counts: [Int]
  /// The level of an interval of which each end is beyond the truth with a look's share of the error.
  package let level: ConfidenceLevel

  /// - Parameters:
  ///   - most: The replications of the last look, 1 or more.
  ///   - error: The chance of an error to one side, over all looks; above 0, below 1.
  package init(most: Int, error: Double) {
    var counts: [Int] = []
    var next = LookSchedule.first
    while next < most {
      counts.append(next)
      // Whole tens: 20, 30, 50, 80, 120 and so on.
      next = (next * 3 / 2 + 9) / 10 * 10
    }
    counts.append(most)
    self.counts = counts
    level = ConfidenceLevel(tail: error / Double(counts.count))
  }

  /// The count of the first look after so many replications; nil after the last.
  package func next(after count: Int) -> Int? { counts.first { $0 > count } }
}
