import SharedPlaces
import SimStatistics

/// The desk as merchants and it came to agree.
public struct SettledDesk: Sendable {
  /// The desk's own figures, of the last round.
  public let outcome: DeskOutcome
  /// The share of calls answered, in each round.
  public let rounds: [Estimate]
  /// Whether the last round moved that share by no more than its standard error.
  public let isSettled: Bool
  /// The desk with fewer servers, and with more; nil where nobody asked.
  public let knee: DeskKnee?
}

/// The appeals queue as merchants and it came to agree.
public struct SettledAppeals: Sendable {
  /// The queue's own figures, of the last round.
  public let outcome: AppealOutcome
  /// The mean wait in days, in each round.
  public let rounds: [Estimate]
  /// Whether the last round moved that wait by no more than its standard error.
  public let isSettled: Bool
  /// The same appeals with fewer reviewers, and with more; nil where nobody asked.
  public let tries: AppealTries?
}
