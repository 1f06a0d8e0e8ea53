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
    return bounds.indices.map { index in
      func ratio(
        _ numerator: (SuspensionsBySize.Counts) -> Int64,
        per denominator: (SuspensionsBySize.Counts) -> Double, amongAll: Bool = false
      ) -> StratifiedRatio {
        StratifiedRatio(weights(in: scope), rows: sectionCount) { segment, section in
          let classes = sections[section].segments[segment].distributions.sizes.classes
          let whole =
            amongAll ? classes.reduce(0) { $0 + denominator($1) } : denominator(classes[index])
          return (Double(numerator(classes[index])), whole)
        }
      }
      func perMonth(_ numerator: (SuspensionsBySize.Counts) -> Int64) -> Estimate {
        ratio(numerator, per: { Double($0.merchants) * days / 30 }).rate(level: level)
      }
      return SizeEstimates(
        from: bounds[index], to: index + 1 < bounds.count ? bounds[index + 1] : nil,
        merchants: ratio(\.merchants, per: { Double($0.merchants) }, amongAll: true).share(
          level: level),
        suspensions: perMonth(\.suspensions), falsePositives: perMonth(\.falsePositives),
        truePositives: perMonth { $0.examined - $0.falsePositives },
        undecided: perMonth(\.undecided),
        falsePositiveShare: ratio(\.falsePositives, per: { Double($0.examined) }).share(
          level: level))
    }
  }
}
