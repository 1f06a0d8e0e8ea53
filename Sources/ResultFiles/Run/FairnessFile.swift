import MerchantModel
import Runs

/// `fairness.csv`: the gap of the shares of false positives between segments and between sizes, one row a pair.
enum FairnessFile: PolicyTable {
  static let columns = [
    "groups", "first", "second", "measure", "unit", "estimate", "standard_error", "lower", "upper",
    "confidence",
  ]

  static func rows(_ result: RunResult, under policy: [String]) -> String {
    result.falsePositiveGaps().map { gap in
      CSV.line(
        policy + names(gap.pair, in: result) + ["false_positive_share", "share"]
          + MeasuresFile.cells(gap.gap))
    }.joined()
  }

  /// What is compared, and the two groups.
  private static func names(_ pair: FalsePositiveGap.Pair, in result: RunResult) -> [String] {
    switch pair {
    case .segments(let first, let second):
      ["segments", result.scenario.segments[first].name, result.scenario.segments[second].name]
    case .sizes(let first, let second): ["sizes", name(first), name(second)]
    }
  }

  /// Contacts a day, such as `from 2 below 5`.
  private static func name(_ size: SizeClass) -> String {
    "from \(size.lower)" + (size.upper.map { " below \($0)" } ?? "")
  }
}
