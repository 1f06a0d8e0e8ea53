import MerchantModel
import SimStatistics

/// How many suspensions are false positives, of merchants of a size and a rate seen.
public struct FalsePositiveEstimate: Hashable, Sendable {
  /// The size; nil for all.
  public let size: SizeClass?
  /// The answer rate over the counted days; nil for all.
  public let rate: RateClass?
  /// Real merchants suspended at least once, in a run of the counted days.
  public let merchants: Estimate
  /// The share of their suspensions that are false positives.
  public let falsePositiveShare: Estimate
  /// The chance that one of them deserved it: that its expected answer rate without rule and campaigns
  /// is below the threshold, given that it was suspended and is of this size and rate.
  public let deserved: Estimate
  /// The share of them whose expected rate is not distinguished from the threshold.
  public let undecided: Estimate
}

extension RunResult {
  /// False positives by size and rate seen: all together, then each size, and within it each rate that was
  /// seen of a suspended merchant.
  ///
  /// - Returns: nothing where they are not measured or nobody was suspended.
  public func falsePositives(of scope: Scope, level: ConfidenceLevel = .ninetyFive)
    -> [FalsePositiveEstimate]
  {
    let sizes = 0..<SizeClass.all.count
    let rates = 0..<RateClass.all.count
    var rows: [FalsePositiveEstimate?] = [
      falsePositives(of: scope, sizes: sizes, rates: rates, size: nil, rate: nil, level: level)
    ]
    for rate in rates {
      rows.append(
        falsePositives(
          of: scope, sizes: sizes, rates: rate..<(rate + 1), size: nil,
          rate: RateClass.all[rate], level: level))
    }
    for size in sizes {
      let one = size..<(size + 1)
      let name = SizeClass.all[size]
      rows.append(
        falsePositives(of: scope, sizes: one, rates: rates, size: name, rate: nil, level: level))
      for rate in rates {
        rows.append(
          falsePositives(
            of: scope, sizes: one, rates: rate..<(rate + 1), size: name,
            rate: RateClass.all[rate], level: level))
      }
    }
    return rows.compactMap { $0 }
  }

  private func falsePositives(
    of scope: Scope, sizes: Range<Int>, rates: Range<Int>, size: SizeClass?, rate: RateClass?,
    level: ConfidenceLevel
  ) -> FalsePositiveEstimate? {
    let weights = scope.realWeights(of: scenario.segments)
    func cell(_ segment: Int, _ section: Int) -> FalsePositiveTable.Cell {
      sections[section].segments[segment].falsePositives.sum(sizes: sizes, rates: rates)
    }
    let merchants = StratifiedRatio(weights, rows: sectionCount) { segment, section in
      (Double(cell(segment, section).merchants), 0)
    }.sample().numerators
    guard merchants.contains(where: { $0 > 0 }) else { return nil }
    let perReplication = merchants.indices.map {
      merchants[$0] / Double(sections[$0].replications)
    }
    func share(
      _ part: (FalsePositiveTable.Cell) -> Int, of whole: (FalsePositiveTable.Cell) -> Int
    ) -> Estimate {
      StratifiedRatio(weights, rows: sectionCount) { segment, section in
        let cell = cell(segment, section)
        return (Double(part(cell)), Double(whole(cell)))
      }.share(level: level)
    }
    return FalsePositiveEstimate(
      size: size, rate: rate,
      merchants: Mean.estimate(of: perReplication, level: level).unlessWithoutSpread
        .clipped(to: 0...(.infinity)),
      falsePositiveShare: share(\.falsePositives, of: \.suspensions),
      deserved: share(\.deserving, of: \.merchants),
      undecided: share(\.undecided, of: \.merchants))
  }
}
