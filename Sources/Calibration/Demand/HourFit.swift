import Foundation

/// At which hours contacts, or calls, come.
package struct HourFit: Sendable {
  /// The share of each hour, in per cent of a day.
  package let shares: [FittedParameter]
  /// The log's own shares, in per cent of a day.
  package let logged: [Double]
  /// Whether there were so few that the shares were drawn towards the scenario's.
  package let isShrunk: Bool

  /// With fewer an hour's share says little.
  static let fewest = 240

  /// Fits.
  ///
  /// - Parameters:
  ///   - counts: The counts; at least one.
  ///   - weights: The scenario's own profile, towards which few counts are drawn.
  /// - Complexity: O(days).
  package init(_ counts: HourCounts, towards weights: [Double]) {
    let totals = (0..<24).map { hour in counts.days.reduce(0) { $0 + $1.hours[hour] } }
    let total = Double(totals.reduce(0, +))
    var shares = totals.map { Double($0) / total }
    // Days differ by more than chance, so that the error comes from the spread between them.
    let count = Double(counts.days.count)
    var errors = shares.enumerated().map { hour, share in
      let squares = counts.days.reduce(0.0) { sum, day in
        let rest = Double(day.hours[hour]) - share * Double(day.total)
        return sum + rest * rest
      }
      return (squares * count / max(count - 1, 1)).squareRoot() / total
    }
    logged = shares.map { 100 * $0 }
    isShrunk = Int(total) < Self.fewest
    if isShrunk {
      let sum = weights.reduce(0, +)
      // A little everywhere, so that no hour is impossible.
      let prior = weights.map { 0.98 * $0 / sum + 0.02 / 24 }
      let strength = Self.strength(totals.map(Double.init), prior)
      let own = total / (total + strength)
      shares = zip(shares, prior).map { own * $0 + (1 - own) * $1 }
      errors = errors.map { $0 * own.squareRoot() }
    }
    let basis = "\(Int(total)) in \(counts.days.count) days"
    self.shares = zip(shares, errors).map {
      FittedParameter(100 * $0, standardError: 100 * $1, basis: basis)
    }
  }

  /// How many counts the prior is worth, by maximum likelihood of Dirichlet-multinomial counts.
  private static func strength(_ totals: [Double], _ prior: [Double]) -> Double {
    let sum = totals.reduce(0, +)
    return exp(
      LikelihoodSearch.maximum(from: [log(sum)], in: [log(1)...log(1e5)]) { place in
        let strength = exp(place[0])
        var value = lgamma(strength) - lgamma(strength + sum)
        for (count, share) in zip(totals, prior) {
          value += lgamma(strength * share + count) - lgamma(strength * share)
        }
        return value
      }.place[0])
  }
}
