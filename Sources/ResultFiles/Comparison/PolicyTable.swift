import Runs

/// A table of a run, with a column for the policy in a comparison.
protocol PolicyTable {
  /// The head of a run's table.
  static var columns: [String] { get }

  /// The lines of a run, below the head, with some cells before each.
  static func rows(_ result: RunResult, under policy: [String]) -> String
}

extension PolicyTable {
  /// The table of a run.
  static func text(_ result: RunResult) -> String {
    CSV.line(columns) + rows(result, under: [])
  }

  /// The same of several policies, the policy in a column before the others.
  static func text(_ result: PolicyResult) -> String {
    zip(result.policies, result.runs).reduce(into: CSV.line(["policy"] + columns)) { text, part in
      text += rows(part.1, under: [part.0.name])
    }
  }
}
