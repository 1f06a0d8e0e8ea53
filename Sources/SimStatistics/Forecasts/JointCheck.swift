/// Whether actual figures could be draws of the model's, all of them together.
///
/// Each figure is standardised by the draws of it; what is compared is the size of the largest. A limit is taken that only a share
/// of the draws passes with any figure, so the chance of a false refutation is that of all figures together, whatever their
/// distributions and however they depend on each other (Westfall and Young 1993, "Resampling-based multiple testing", the
/// maximum of statistics).
public struct JointCheck: Hashable, Sendable {
  /// The chance that any figure is refuted though the model is right.
  public let falseAlarmRate: Double
  /// How far each figure lies from the draws' mean, in their standard deviations; nil where it has no actual value, or where
  /// more than a tenth of the draws have none.
  public let scores: [Double?]
  /// The limit of the size of the scores.
  public let limit: Double
  /// The share of draws of which some figure lies as far out as the actual ones' farthest, the actual ones among them.
  public let pValue: Double

  /// Checks figures.
  ///
  /// - Parameters:
  ///   - actual: The actual figures; nil for one that there is not.
  ///   - draws: The same figures of each draw.
  ///   - falseAlarmRate: Above 0, below 1; with fewer than 1 / falseAlarmRate - 1 draws nothing is ever refuted.
  /// - Complexity: O(draws x figures + draws log draws).
  public init(actual: [Double?], draws: [[Double?]], falseAlarmRate: Double = 0.05) {
    self.falseAlarmRate = falseAlarmRate
    var scores: [Double?] = []
    var largest = [Double](repeating: 0, count: draws.count)
    for figure in actual.indices {
      let known = draws.compactMap { $0[figure] }
      let mean = known.reduce(0, +) / Double(max(known.count, 1))
      let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let deviation = (squares / Double(max(known.count - 1, 1))).squareRoot()
      guard let value = actual[figure], deviation > 0,
        Double(known.count) >= 0.9 * Double(draws.count)
      else {
        scores.append(nil)
        continue
      }
      scores.append((value - mean) / deviation)
      for place in draws.indices {
        guard let drawn = draws[place][figure] else { continue }
        largest[place] = max(largest[place], ((drawn - mean) / deviation).magnitude)
      }
    }
    self.scores = scores
    let farthest = scores.compactMap { $0?.magnitude }.max() ?? 0
    let all = Double(draws.count + 1)
    pValue = Double(largest.count { $0 >= farthest } + 1) / all
    let sorted = largest.sorted(by: >)
    let above = Int((falseAlarmRate * all).rounded(.down))
    limit = above >= 1 && above <= sorted.count ? sorted[above - 1] : .infinity
  }

  /// Whether a figure is refuted.
  public func refutes(_ figure: Int) -> Bool {
    scores[figure].map { $0.magnitude > limit } ?? false
  }

  /// Whether any is.
  public var isRefuted: Bool { scores.indices.contains(where: refutes) }
}
