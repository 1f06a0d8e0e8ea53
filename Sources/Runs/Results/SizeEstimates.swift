import MerchantModel
import SimStatistics

/// Estimates of merchants of about one size: suspensions, and how many of them are false positives.
public struct SizeEstimates: Sendable {
  /// The least contacts a day of a merchant of the class.
  public let from: Int
  /// Where the next class begins; nil for the last.
  public let to: Int?
  /// The share of merchants that are of the class.
  public let merchants: Estimate
  /// Suspensions per merchant and 30 days.
  public let suspensions: Estimate
  /// Those of merchants whose expected answer rate without the rule is at or above the threshold.
  public let falsePositives: Estimate
  /// Those of merchants whose expected answer rate is below it.
  public let truePositives: Estimate
  /// Those, of either, of merchants whose expected answer rate is not distinguished from it.
  public let undecided: Estimate
  /// The share of suspensions that are false positives.
  public let falsePositiveShare: Estimate
}

extension RunResult {
  /// The classes of merchants by size, smallest first, empty classes included.
  ///
  /// False positives and true ones are counted only where they are measured (`measurement.falsePositives`), and of
  /// merchants who have calls without the rule.
  public func sizes(of scope: Scope, level: ConfidenceLevel = .ninetyFive) -> [SizeEstimates] {
    let bounds = SuspensionsBySize.bounds
    let days = Double(scenario.calendar.days)
    let everybody = (0..<sectionCount).map { section in
      bounds.indices.reduce(0) { $0 + count(\.merchants, $1, scope, section) }
    }
    return bounds.indices.map { index in
      func sums(_ what: KeyPath<SuspensionsBySize.Counts, Int64>) -> [Double] {
        (0..<sectionCount).map { count(what, index, scope, $0) }
      }
      func ratio(_ numerators: [Double], _ denominators: [Double], most: Double) -> Estimate {
        Ratio.estimate(numerators: numerators, denominators: denominators, level: level)
          .unlessWithoutSpread.clipped(to: 0...most)
      }
      let merchantMonths = sums(\.merchants).map { $0 * days / 30 }
      let (examined, falsePositives) = (sums(\.examined), sums(\.falsePositives))
      let truePositives = zip(examined, falsePositives).map { $0 - $1 }
      return SizeEstimates(
        from: bounds[index], to: index + 1 < bounds.count ? bounds[index + 1] : nil,
        merchants: ratio(sums(\.merchants), everybody, most: 1),
        suspensions: ratio(sums(\.suspensions), merchantMonths, most: .infinity),
        falsePositives: ratio(falsePositives, merchantMonths, most: .infinity),
        truePositives: ratio(truePositives, merchantMonths, most: .infinity),
        undecided: ratio(sums(\.undecided), merchantMonths, most: .infinity),
        falsePositiveShare: ratio(falsePositives, examined, most: 1))
    }
  }

  private func count(
    _ what: KeyPath<SuspensionsBySize.Counts, Int64>, _ index: Int, _ scope: Scope,
    _ section: Int
  ) -> Double {
    weights(in: scope).reduce(0) { sum, part in
      let sizes = sections[section].segments[part.segment].distributions.sizes
      return sum + part.weight * Double(sizes.classes[index][keyPath: what])
    }
  }
}
