import Runs
import SharedPlaces

extension SummaryFile {
  /// The appeals queue.
  public struct AppealFigures: Codable, Hashable, Sendable {
    /// How many rounds merchants and queue took.
    public var rounds: Int
    /// Whether they agree.
    public var settled: Bool
    /// The mean wait in days after each round; absent of a round without appeals.
    public var waitByRound: [Double]
    /// How many reviewers there are.
    public var reviewers: Int
    /// The queue's figures.
    public var figures: [Figure]
    /// The segments whose appeals come as a Poisson stream.
    public var streamed: [String]
    /// The same appeals with other numbers of reviewers; absent where that was not tried.
    public var tries: [Try]?

    /// The queue with a number of reviewers.
    public struct Try: Codable, Hashable, Sendable {
      /// How many there are.
      public var reviewers: Int
      /// The mean time from filing to decision, in days.
      public var wait: Double?
      /// The appeals that are not decided at the end.
      public var backlogAtEnd: Double?
    }
  }

  /// The appeals queue's figures; nil where there is none.
  static func appeals(of result: RunResult) -> AppealFigures? {
    guard let appeals = result.appeals else { return nil }
    return AppealFigures(
      rounds: appeals.rounds.count, settled: appeals.isSettled,
      waitByRound: appeals.rounds.compactMap(\.value), reviewers: appeals.outcome.reviewers,
      figures: figures(of: appeals.outcome),
      streamed: appeals.outcome.streamed,
      tries: appeals.tries.map { tries in
        tries.outcomes.map { outcome in
          AppealFigures.Try(
            reviewers: outcome.reviewers, wait: outcome.estimate(.wait).value,
            backlogAtEnd: outcome.estimate(.backlogAtEnd).value)
        }
      })
  }
}
