import SimStatistics

/// How merchants and a place that joins them come to agree: merchants are simulated as they see the place, the place with what
/// they bring, and again with what they then see, until the share that the place serves moves by less than its standard error.
package enum FixedPoint {
  /// The most rounds that are tried.
  package static let mostRounds = 10

  /// Where the rounds ended.
  package struct Outcome<Law: Sendable>: Sendable {
    /// What merchants see of the place after the last round.
    package let law: Law
    /// The share that was served, in each round.
    package let shares: [Estimate]
    /// Whether the last round moved it by no more than its standard error.
    package let isSettled: Bool
  }

  /// Goes from round to round.
  ///
  /// - Parameter round: A round, given what merchants see; nil at first, when they see a place that is never busy. It returns
  ///   what they see after it, and the share that was served.
  /// - Throws: What the round throws.
  package static func settle<Law: Sendable>(
    _ round: (_ seen: Law?) throws -> (law: Law, share: Estimate)
  ) rethrows -> Outcome<Law> {
    var (law, share) = try round(nil)
    var shares = [share]
    while shares.count < mostRounds {
      (law, share) = try round(law)
      shares.append(share)
      if isSettled(share, after: shares[shares.count - 2]) {
        return Outcome(law: law, shares: shares, isSettled: true)
      }
    }
    return Outcome(law: law, shares: shares, isSettled: false)
  }

  /// Whether a share moved by no more than its standard error. Without one, as in a single replication, it must not move at
  /// all; where nothing came, nothing moves.
  private static func isSettled(_ share: Estimate, after last: Estimate) -> Bool {
    guard let value = share.value, let before = last.value else {
      return share.value == nil && last.value == nil
    }
    return abs(value - before) <= share.standardError ?? 0
  }
}
