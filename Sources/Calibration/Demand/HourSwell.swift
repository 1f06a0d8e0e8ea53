import Foundation

/// How much hours differ from the profile: of all merchants alike, and of each merchant on its own.
package struct HourSwell: Sendable {
  /// What all merchants share; of a log of one merchant its own. Nil where it was not asked for.
  package let shared: HourVariationFit?
  /// What each merchant has besides; nil where there is one alone, and where it was not asked for.
  package let own: HourVariationFit?

  /// Of a log without times of day.
  package static let none = HourSwell(shared: nil, own: nil)

  private init(shared: HourVariationFit?, own: HourVariationFit?) {
    (self.shared, self.own) = (shared, own)
  }

  /// Fits.
  ///
  /// - Parameters:
  ///   - counts: By hour.
  ///   - days: The days that the log covers.
  ///   - isOwnAsked: Whether pairs of one merchant tell how its hours differ: not of calls, since customers who ring again come
  ///     in bunches.
  /// - Complexity: O(merchants x days x hours^2).
  package init(_ counts: HourCounts, days: [Int], isOwnAsked: Bool) {
    guard counts.byMerchant.count > 1 || isOwnAsked else {
      (shared, own) = (nil, nil)
      return
    }
    let pairs = HourPairs(counts, days: days)
    let basis = "\(days.count) days"
    guard counts.byMerchant.count > 1 else {
      shared = HourVariationFit(pairs, days: days.count, basis: basis) { sums, _ in
        (sums.own, sums.ownApart)
      }
      own = nil
      return
    }
    let shared = HourVariationFit(pairs, days: days.count, basis: basis) { sums, _ in
      (sums.shared, sums.sharedApart)
    }
    self.shared = shared
    guard isOwnAsked else {
      own = nil
      return
    }
    own = HourVariationFit(
      pairs, days: days.count * counts.byMerchant.count,
      basis: "\(basis) of \(counts.byMerchant.count) merchants"
    ) {
      sums, block in
      // Pairs of one merchant have what all share besides.
      guard let shared, shared.busyness != nil else { return (sums.own, sums.ownApart) }
      let both = block.map { shared.covariancesWithout[$0] } ?? shared.covariances
      return (zip(sums.own, both).map { $0 / (1 + $1) }, sums.ownApart)
    }
  }
}
