import SimKernel

/// The reply rates that are measured, whatever a rule judges: which chats they count, and whose replies.
public struct ReplyRateMeasurement: Hashable, Sendable {
  /// When the contacts begin that count.
  public var hours = HoursOfDay.daytime
  /// Whose replies count.
  public var replies = ReplyCounting.Replies.person

  /// Contacts begun from 08:00 to 23:00, and people's replies.
  public init() {}
}

/// What the loop needs of them.
struct MeasuredReplyRates {
  let threeMinutes: ReplyCounting
  let thirtySeconds: ReplyCounting

  init(_ measurement: ReplyRateMeasurement) {
    func counting(_ rate: ReplyRate) -> ReplyCounting {
      var counting = ReplyCounting(limit: rate.limit)
      counting.hours = measurement.hours
      counting.replies = measurement.replies
      return counting
    }
    threeMinutes = counting(.threeMinutes)
    thirtySeconds = counting(.thirtySeconds)
  }
}
