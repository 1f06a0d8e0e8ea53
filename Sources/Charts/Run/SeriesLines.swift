import ResultFiles

/// Which lines a chart over days has: the segments of a run, or the policies of a comparison.
struct SeriesLines {
  private typealias Point = (x: JSONValue, value: Double?, lower: Double?, upper: Double?)

  private let words: ChartWords
  private let results: SavedResults
  /// The policies that are shown, the baseline first.
  private let policies: [String]

  /// More lines than this cannot be distinguished.
  static let most = 7

  init(_ results: SavedResults, _ words: ChartWords) {
    self.results = results
    self.words = words
    policies = SeriesLines.telling(results)
  }

  /// What the lines stand for.
  var title: String {
    results.head.isComparison ? words.say(SharedText.policy) : words.say(SharedText.merchants)
  }

  /// The line drawn in black: all merchants, or the baseline.
  var whole: String? {
    if results.head.isComparison { return policies.first.map(words.policy) }
    return results.shownScopes.count > 1 ? words.name(results.overall) : nil
  }

  /// A word on lines that are left out.
  var caption: String {
    let all = results.head.policyNames.count
    guard all > policies.count else { return "" }
    return words.say(ChartText.Series.policiesShown(policies.count - 1, of: all - 1))
  }

  /// The lines, made of their points.
  func series(
    _ points: (_ scope: String, _ policy: String) -> [(
      x: JSONValue, value: Double?, lower: Double?, upper: Double?
    )]
  ) -> [SeriesChart.Series] {
    if results.head.isComparison {
      return policies.map { policy in
        SeriesChart.Series(
          name: words.policy(policy), points: points(results.overall, policy))
      }
    }
    return results.shownScopes.map { scope in
      SeriesChart.Series(name: words.name(scope.name), points: points(scope.name, ""))
    }
  }

  /// The words by which a table's rows of a line are found.
  func conditions(_ scope: String, _ policy: String) -> [String: String] {
    results.head.isComparison ? ["scope": scope, "policy": policy] : ["scope": scope]
  }

  /// The baseline and the policies furthest from it in suspensions, in their own order.
  private static func telling(_ results: SavedResults) -> [String] {
    let names = results.head.policyNames
    guard names.count > most else { return names }
    func suspensions(_ policy: String) -> Double {
      results.figure("suspensions", of: results.overall, under: policy)?.estimate ?? 0
    }
    let baseline = suspensions(names[0])
    let kept = names.dropFirst().enumerated().sorted {
      (abs(suspensions($0.element) - baseline), $1.offset)
        > (abs(suspensions($1.element) - baseline), $0.offset)
    }.prefix(most - 1).map(\.element)
    return [names[0]] + names.dropFirst().filter(kept.contains)
  }
}
