import MerchantModel
import Runs

/// Sentences about few simulated merchants that stand for very many.
enum SampleText {
  /// Nothing, or one sentence that names the segments.
  static func warnings(_ result: RunResult) -> [String] {
    let found = result.scenario.segments.compactMap { segment -> String? in
      let sample = SampleSize(segment, replications: result.replications)
      guard sample.isTooSmall else { return nil }
      let real = NumberText.fixed(sample.real, decimals: 0)
      return "\(sample.simulated) for \(real) of \(segment.name)"
    }
    guard !found.isEmpty else { return [] }
    return [
      "few simulated merchants, those of all replications, stand for very many: "
        + found.joined(separator: ", ") + "; more merchants or replications would say more"
    ]
  }
}
