import MerchantModel
import SimStatistics

/// How much greater the share of suspensions that are false positives is in one group of merchants than in another.
public struct FalsePositiveGap: Sendable {
  /// Two groups of merchants.
  public enum Pair: Hashable, Sendable {
    /// Two segments, by their positions in the scenario.
    case segments(Int, Int)
    /// Two sizes.
    case sizes(SizeClass, SizeClass)
  }

  /// The groups.
  public let pair: Pair
  /// The first group's share less the second's, paired by replication, or by section where there are more than 64. Where
  /// either group has fewer than 30 false positives or fewer than 30 other suspensions the interval is joined from those of
  /// the two shares (``FewEvents/gap(_:minus:level:)``): the spread of few says too little.
  public let gap: Estimate
}

extension RunResult {
  /// The gaps between all pairs of segments, then between all pairs of sizes of the scope of all merchants, in order.
  ///
  /// - Returns: The pairs of which both groups have suspensions that were examined; nothing where false positives are not
  ///   measured.
  /// - Complexity: O((segments^2 + sizes^2) x sections).
  public func falsePositiveGaps(level: ConfidenceLevel = .ninetyFive) -> [FalsePositiveGap] {
    guard scenario.measurement.falsePositives, scenario.isUnderRules else { return [] }
    let segments = scenario.segments.indices.map { segment in
      StratifiedRatio([(segment, 1)], rows: sectionCount) { segment, section in
        share(of: segment, section, sizes: 0..<SizeClass.all.count)
      }
    }
    let sizes = SizeClass.all.indices.map { size in
      StratifiedRatio(weights(in: Scope.overall(of: scenario)), rows: sectionCount) {
        share(of: $0, $1, sizes: size..<(size + 1))
      }
    }
    return FalsePositiveGap.pairs(of: segments, level: level) { .segments($0, $1) }
      + FalsePositiveGap.pairs(of: sizes, level: level) {
        .sizes(SizeClass.all[$0], SizeClass.all[$1])
      }
  }

  private func share(
    of segment: Int, _ section: Int, sizes: Range<Int>
  ) -> (numerator: Double, denominator: Double) {
    sections[section].segments[segment].distributions.sizes.classes[sizes].reduce(into: (0, 0)) {
      $0.numerator += Double($1.falsePositives)
      $0.denominator += Double($1.examined)
    }
  }
}

extension FalsePositiveGap {
  fileprivate static func pairs(
    of groups: [StratifiedRatio], level: ConfidenceLevel, name: (Int, Int) -> Pair
  ) -> [FalsePositiveGap] {
    let known = groups.indices.filter { place in groups[place].events.contains { $0.whole > 0 } }
    return known.enumerated().flatMap { number, first in
      known.dropFirst(number + 1).map { second in
        FalsePositiveGap(
          pair: name(first, second), gap: gap(groups[first], groups[second], level: level))
      }
    }
  }

  private static func gap(
    _ one: StratifiedRatio, _ other: StratifiedRatio, level: ConfidenceLevel
  ) -> Estimate {
    let byT = PairedDifference.ofRatios(one.sample(), minus: other.sample(), level: level)
      .unlessWithoutSpread
    let areFew = [one, other].contains { group in
      let events = group.events.reduce(0) { $0 + $1.events }
      let others = group.events.reduce(0) { $0 + $1.whole - $1.events }
      return min(events, others) < FewEvents.limit
    }
    guard areFew else { return byT.clipped(to: -1...1) }
    return FewEvents.gap(one.share(level: level), minus: other.share(level: level), level: level)
  }
}
