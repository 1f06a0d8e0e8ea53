import SimStatistics

/// How merchants and a place that joins them come to agree: merchants are simulated as they see the place, the place with what
/// they bring, and again with what they then see, until what they see of it moves by less than its standard error.
///
/// Several places are brought to agree in the same rounds.
package enum FixedPoint {
  /// The most rounds that are tried.
  package static let mostRounds = 10

  /// Where the rounds ended.
  package struct Outcome<Law: Sendable>: Sendable {
    /// What merchants see of the places after the last round.
    package let law: Law
    /// The figure that is watched of each place, in each round.
    package let figures: [[Estimate]]
    /// Whether the last round moved that of each place by no more than its standard error.
    package let settled: [Bool]
  }

  /// Goes from round to round.
  ///
  /// - Parameter round: A round, given what merchants see; nil at first, when they see places that are never busy. It returns
  ///   what they see after it, and a figure of each place that is watched.
  /// - Throws: What the round throws.
  package static func settle<Law: Sendable>(
    _ round: (_ seen: Law?) throws -> (law: Law, figures: [Estimate])
  ) rethrows -> Outcome<Law> {
    var (law, found) = try round(nil)
    var figures = [found]
    var settled = found.map { _ in false }
    while figures.count < mostRounds && settled.contains(false) {
      (law, found) = try round(law)
      settled = zip(found, figures[figures.count - 1]).map { isSettled($0, after: $1) }
      figures.append(found)
    }
    return Outcome(law: law, figures: figures, settled: settled)
  }

  /// Whether a figure moved by no more than its standard error. Without one, as in a single replication, it must not move at
  /// all; where nothing came, nothing moves.
  private static func isSettled(_ figure: Estimate, after last: Estimate) -> Bool {
    guard let value = figure.value, let before = last.value else {
      return figure.value == nil && last.value == nil
    }
    return abs(value - before) <= figure.standardError ?? 0
  }
}
