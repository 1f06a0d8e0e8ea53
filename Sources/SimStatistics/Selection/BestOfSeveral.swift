/// Finds the system whose figure is greatest, dropping others as soon as they are behind beyond doubt.
///
/// If the best is ahead of every other by the indifference or more, it is the one left but for a chance of at most the
/// error. Nearer rivals are as good for the purpose, and any of them may be left. Systems have the same replications and
/// may depend on each other in any way; common random numbers make the procedure faster. It is an indifference-zone
/// procedure with elimination, as Kim and Nelson's (2001; ``LookSchedule``): at each look every pair of systems has an
/// interval of its difference, corrected for skewness, and a system is dropped that is behind another and whose lead over
/// it is, by the upper end, less than the indifference. So the best is dropped only if an interval misses.
///
/// A pair that agrees in every replication so far, or differs by the same in each, tells no variance: it is left alone until
/// that changes, or patience ends.
package struct BestOfSeveral: Sendable {
  /// When it looks.
  package let schedule: LookSchedule
  private let indifference: Double
  private let patience: Int
  /// The systems still in the race, by number.
  package private(set) var survivors: [Int]
  /// After how many replications each system was dropped; nil of survivors.
  package private(set) var droppedAfter: [Int: Int] = [:]

  /// - Parameters:
  ///   - candidates: The systems in the race, by number.
  ///   - comparisons: How many pairs with the best the error is shared among: the systems less 1.
  ///   - indifference: The least lead that matters; positive.
  ///   - error: The chance that the best is dropped.
  ///   - most: The replications of the last look.
  ///   - patience: How many replications in which a pair's difference is the same are enough.
  package init(
    candidates: [Int], comparisons: Int, indifference: Double, error: Double, most: Int,
    patience: Int
  ) {
    survivors = candidates
    schedule = LookSchedule(most: most, error: error / Double(max(comparisons, 1)))
    self.indifference = indifference
    self.patience = patience
  }

  /// Whether one is left.
  package var isDecided: Bool { survivors.count <= 1 }

  /// Looks at the figures of the survivors and drops who is behind.
  ///
  /// - Parameters:
  ///   - figures: By system, over the same replications; a survivor without a figure is dropped if another has one.
  ///   - count: How many replications: a count of the schedule.
  /// - Complexity: O(survivors^2 x replications) where nobody can be dropped.
  package mutating func look(at figures: [ReplicationInfluences?], after count: Int) {
    // The best first: most of those behind are seen to be so beside it.
    let racing = survivors.compactMap { system in figures[system].map { (system, $0) } }
      .sorted { ($1.1.value, $0.0) < ($0.1.value, $1.0) }
    guard !racing.isEmpty else { return }
    let left = racing.indices.filter { place in
      !racing[..<place].contains { isBehind(racing[place].1, $0.1, after: count) }
    }.map { racing[$0].0 }
    for system in survivors where !left.contains(system) { droppedAfter[system] = count }
    survivors = left.sorted()
  }

  /// Whether a figure is behind another, which is as great or greater, beyond doubt.
  private func isBehind(
    _ figure: ReplicationInfluences, _ other: ReplicationInfluences, after count: Int
  ) -> Bool {
    guard let lead = figure.less(other)?.cautiousEstimate(level: schedule.level) else {
      return false
    }
    guard let interval = lead.interval else {
      return lead.absence == .noSpread && count >= patience
    }
    return interval.upper < indifference
  }
}
