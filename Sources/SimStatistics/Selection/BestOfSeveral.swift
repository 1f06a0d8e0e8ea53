/// Finds the system with the greatest mean, dropping others as soon as they are behind beyond doubt: Kim and
/// Nelson's fully sequential procedure.
///
/// If the best is ahead of every other by the indifference or more, it is the one left but for a chance of
/// at most the error. Nearer rivals are as good for the purpose, and any of them may be left. Observations
/// are normal and independent in time; systems observed together may depend on each other in any way, and
/// common random numbers make the procedure faster. Kim and Nelson (2001), ACM Transactions on Modeling and
/// Computer Simulation 11(3), 251-273.
///
/// A pair that agrees in every observation so far tells no variance: it is left alone until it differs, or
/// patience ends.
package struct BestOfSeveral: Sendable {
  private let region: ContinuationRegion
  private let patience: Int
  /// The systems still in the race, by number.
  package private(set) var survivors: [Int]
  /// How many observations of each have been looked at.
  package private(set) var count = 0
  /// After how many observations each system was dropped; nil of survivors.
  package private(set) var droppedAfter: [Int: Int] = [:]
  private var sums: [Double]
  private var variances: [[Double]] = []

  /// - Parameters:
  ///   - candidates: The systems in the race, by number.
  ///   - comparisons: How many pairs with the best the error is shared among: the systems less 1.
  ///   - patience: How many observations in which a pair agrees are enough; nil for the first stage.
  package init(
    candidates: [Int], comparisons: Int, firstStage: Int, indifference: Double, error: Double,
    patience: Int? = nil
  ) {
    survivors = candidates
    self.patience = max(patience ?? firstStage, firstStage)
    sums = [Double](repeating: 0, count: (candidates.max() ?? -1) + 1)
    region = ContinuationRegion(
      firstStage: firstStage, difference: indifference,
      error: min(error / Double(max(comparisons, 1)), 0.5))
  }

  /// Whether one is left.
  package var isDecided: Bool { survivors.count <= 1 }

  /// Looks at all observations there are of the survivors, one after another, until one is left.
  ///
  /// - Parameter values: By system; of survivors, as many of each, those looked at before among them.
  /// - Complexity: O(new observations x survivors^2).
  package mutating func look(at values: [[Double]]) {
    guard let length = survivors.map({ values[$0].count }).min() else { return }
    while count < length, !isDecided {
      for system in survivors { sums[system] += values[system][count] }
      count += 1
      guard count >= region.firstStage else { continue }
      if variances.isEmpty {
        variances = sums.map { _ in [Double](repeating: 0, count: sums.count) }
      }
      tellVariances(values)
      drop()
    }
  }

  private mutating func drop() {
    let racing = survivors
    survivors = racing.filter { system in
      racing.allSatisfy { other in
        other == system || isOpen(system, other)
          || sums[system] >= sums[other]
            - region.reach(variance: variances[system][other], after: count)
      }
    }
    // Two that are equal to the last bit at the end of the triangle both stay; the first is as good.
    if survivors.count > 1, survivors.allSatisfy({ isLevel($0, survivors[0]) }) {
      survivors = [survivors[0]]
    }
    for system in racing where !survivors.contains(system) { droppedAfter[system] = count }
  }

  /// Whether a pair has not differed yet.
  private func isOpen(_ system: Int, _ other: Int) -> Bool {
    variances[system][other] == 0 && count < patience
  }

  private func isLevel(_ system: Int, _ other: Int) -> Bool {
    system == other
      || !isOpen(system, other) && sums[system] == sums[other]
        && region.reach(variance: variances[system][other], after: count) == 0
  }

  /// Of pairs of which it is not known yet: where the first stage told none, a longer one may.
  private mutating func tellVariances(_ values: [[Double]]) {
    for system in survivors {
      for other in survivors where other < system && variances[system][other] == 0 {
        var moments = WelfordMoments()
        for place in 0..<count { moments.add(values[system][place] - values[other][place]) }
        let variance = moments.variance ?? 0
        variances[system][other] = variance
        variances[other][system] = variance
      }
    }
  }
}
