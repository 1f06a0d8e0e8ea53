/// Which days are compared with which: those of the same weekday, some weeks apart.
struct DayPartners {
  /// The pairs, each with the later day first, by their places.
  let pairs: [(day: Int, earlier: Int)]
  /// By how much the variance of a sum over the pairs is exaggerated if it is estimated by leaving out one day after the other.
  ///
  /// With x(d) a day's departure from its mean, the sum over pairs is of (x(d) - x(e))^2 / 2. A day with k partners loses, when it
  /// is left out, k halves of its own square, one half of each partner's, and k products. Of normal departures of variance 1 the
  /// sum has the variance k^2/2 + k/2 for each day, and what is lost k^2/2 + 3k/2.
  let exaggeration: Double

  /// Pairs of days, in order.
  ///
  /// - Complexity: O(days x weeks).
  init(_ days: [Int], weeks: Int) {
    var pairs: [(day: Int, earlier: Int)] = []
    for day in days.indices {
      for earlier in stride(from: day - 1, through: 0, by: -1) {
        let gap = days[day] - days[earlier]
        guard gap <= 7 * weeks else { break }
        if gap % 7 == 0 { pairs.append((day, earlier)) }
      }
    }
    self.pairs = pairs
    let partners = 2 * Double(pairs.count) / Double(max(days.count, 1))
    exaggeration = (partners + 3) / (partners + 1)
  }
}
