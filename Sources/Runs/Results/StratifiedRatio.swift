import SimStatistics

/// Numerators and denominators of a ratio by segment, one of each a row: a replication, or a section.
///
/// The rows' weighted sums show how the ratio varies; what was counted in each segment shows how few events there are.
package struct StratifiedRatio: Hashable, Sendable {
  /// One a segment.
  private let strata: [Stratum]

  private struct Stratum: Hashable, Sendable {
    let weight: Double
    var numerators: [Double]
    var denominators: [Double]

    var events: FewEvents.Stratum {
      FewEvents.Stratum(
        events: numerators.reduce(0, +), whole: denominators.reduce(0, +), weight: weight)
    }
  }

  /// Collects the counts of every segment and row.
  ///
  /// - Parameters:
  ///   - weights: The segments of a scope, each with what one of its simulated merchants counts for.
  ///   - rows: How many rows there are.
  ///   - count: The unweighted counts of a segment in a row.
  init(
    _ weights: [(segment: Int, weight: Double)], rows: Int,
    count: (_ segment: Int, _ row: Int) -> (numerator: Double, denominator: Double)
  ) {
    strata = weights.map { segment, weight in
      var stratum = Stratum(weight: weight, numerators: [], denominators: [])
      for row in 0..<rows {
        let counts = count(segment, row)
        stratum.numerators.append(counts.numerator)
        stratum.denominators.append(counts.denominator)
      }
      return stratum
    }
  }

  /// The rows' weighted sums.
  ///
  /// - Parameter scale: What one of the numerator is worth.
  package func sample(scale: Double = 1) -> PairedDifference.RatioSample {
    let rows = strata.first?.numerators.count ?? 0
    var numerators = [Double](repeating: 0, count: rows)
    var denominators = numerators
    for row in 0..<rows {
      for stratum in strata {
        numerators[row] += stratum.weight * stratum.numerators[row] * scale
        denominators[row] += stratum.weight * stratum.denominators[row]
      }
    }
    return PairedDifference.RatioSample(numerators: numerators, denominators: denominators)
  }

  /// What was counted in each segment.
  package var events: [FewEvents.Stratum] { strata.map(\.events) }

  /// A share of merchants, or of what else is independent.
  func share(level: ConfidenceLevel) -> Estimate {
    Ratio.ofEvents(sample(), strata: events, as: .share, level: level)
      .unlessWithoutSpread.clipped(to: 0...1)
  }

  /// Events of merchants per unit of the denominator.
  func rate(level: ConfidenceLevel) -> Estimate {
    Ratio.ofEvents(sample(), strata: events, as: .rate(scale: 1), level: level)
      .unlessWithoutSpread.clipped(to: 0...(.infinity))
  }

  /// The events that differ from others' in the same rows; nil where the two are not counted against the same whole.
  func discordance(from other: StratifiedRatio) -> [FewEvents.Discordance]? {
    guard strata.count == other.strata.count,
      zip(strata, other.strata).allSatisfy({
        $0.weight == $1.weight && $0.denominators == $1.denominators
      })
    else { return nil }
    return zip(strata, other.strata).map { own, others in
      zip(own.numerators, others.numerators).reduce(
        into: FewEvents.Discordance(
          gained: 0, lost: 0, whole: own.events.whole, weight: own.weight)
      ) { discordance, counts in
        discordance.gained += max(0, counts.0 - counts.1)
        discordance.lost += max(0, counts.1 - counts.0)
      }
    }
  }
}
