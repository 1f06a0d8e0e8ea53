import MerchantModel
import SharedPlaces
import SimStatistics

/// A place as merchants and it came to agree.
public protocol SettledPlace: Sendable {
  /// What it reports.
  associatedtype Outcome: PlaceOutcome

  /// Which place.
  static var place: SharedPlace { get }
  /// The place's own figures, of the last round.
  var outcome: Outcome { get }
  /// The figure that is watched, in each round.
  var rounds: [Estimate] { get }
  /// Whether the last round moved that figure by no more than its standard error.
  var isSettled: Bool { get }
}

/// The desk as merchants and it came to agree; the share of calls answered is watched.
public struct SettledDesk: SettledPlace {
  /// Which place.
  public static let place = SharedPlace.desk
  /// The place's own figures, of the last round.
  public let outcome: DeskOutcome
  /// The figure that is watched, in each round.
  public let rounds: [Estimate]
  /// Whether the last round moved that figure by no more than its standard error.
  public let isSettled: Bool
  /// The desk with fewer servers, and with more; nil where nobody asked.
  public let knee: DeskKnee?
}

/// The appeals queue as merchants and it came to agree; the mean wait in days is watched.
public struct SettledAppeals: SettledPlace {
  /// Which place.
  public static let place = SharedPlace.appeals
  /// The place's own figures, of the last round.
  public let outcome: AppealOutcome
  /// The figure that is watched, in each round.
  public let rounds: [Estimate]
  /// Whether the last round moved that figure by no more than its standard error.
  public let isSettled: Bool
  /// The same appeals with fewer reviewers, and with more; nil where nobody asked.
  public let tries: AppealTries?
}
