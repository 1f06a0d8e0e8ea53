import SimKernel

/// How a reply rate counts: within which time a reply must come, in which hours the contact begins, and whose reply it is.
///
/// What is counted is a customer on a day: of a customer's chats that begin in the hours of one day the first is the one that
/// counts. It is a hit if the first reply that counts comes within the limit of its arrival, the limit included. Who leaves
/// before, or is not reached, is a miss.
public struct ReplyCounting: Hashable, Sendable {
  /// Within which time of the arrival a reply is in time; at most ``ReplyLog/longest``.
  var limit: SimDuration
  /// When the contacts begin that count.
  public var hours = HoursOfDay.daytime
  /// Whose replies count.
  public var replies = Replies.person

  /// Whose replies count.
  public enum Replies: String, CaseIterable, Hashable, Sendable {
    /// Those of people. What the assistant contains is left out.
    case person
    /// Those of people and of the assistant.
    case personOrAssistant
  }

  /// A rate of some limit.
  init(limit: SimDuration) {
    self.limit = limit
  }

  /// Whether a contact counts, but for others of its customer on the day.
  @inline(__always)
  func counts(_ contact: LoggedChat) -> Bool {
    hours.contains(contact.arrivedAt)
      && !(replies == .person && contact.traits.contains(.contained))
  }

  /// What is decided of a contact, and when: a hit by its reply, a miss as the limit passes.
  @inline(__always)
  func decision(on contact: LoggedChat) -> (isHit: Bool, at: SimTime) {
    if replies == .personOrAssistant && contact.traits.contains(.metAssistant) {
      return (true, contact.arrivedAt)
    }
    let latest = contact.arrivedAt + limit
    return contact.repliedAt <= latest ? (true, contact.repliedAt) : (false, latest)
  }
}

extension HoursOfDay {
  /// 08:00 to 23:00, the hours of the reply rates that platforms publish.
  public static var daytime: HoursOfDay {
    var hours = HoursOfDay()
    hours.from = .hour(8)
    hours.to = .hour(23)
    return hours
  }
}

/// The reply rates there are.
public enum ReplyRate: CaseIterable, Hashable, Sendable {
  /// The three-minute reply rate.
  case threeMinutes
  /// The 30-second answer rate.
  case thirtySeconds

  /// Within which time of the arrival a reply is in time.
  public var limit: SimDuration { self == .threeMinutes ? .minutes(3) : .seconds(30) }
}

/// A chat as reply rates see it.
struct LoggedChat: BitwiseCopyable {
  /// The key of its contact.
  var contact = ContactKey(rawValue: 0)
  var arrivedAt = SimTime.zero
  /// The first reply of a person; the end of time while there is none that is in time by any rate.
  var repliedAt = SimTime.distantFuture
  var traits: Traits = []

  /// What a chat was.
  struct Traits: OptionSet, BitwiseCopyable, Hashable {
    let rawValue: UInt8

    /// The feature was on as it arrived.
    static var featureOn: Traits { Traits(rawValue: 1) }
    /// The assistant took it.
    static var metAssistant: Traits { Traits(rawValue: 2) }
    /// The assistant contained it.
    static var contained: Traits { Traits(rawValue: 4) }
  }

  /// Transfers what the future depends on.
  ///
  /// - Parameter isJudged: Whether it can still come before a rule.
  mutating func transfer(_ archive: inout SnapshotArchive, isJudged: Bool) {
    if !isJudged { traits.remove(.featureOn) }
    archive.transfer(&contact, .chatKey)
    archive.transfer(&arrivedAt, .chatArrivedAt)
    archive.transfer(&repliedAt, .chatRepliedAt)
    archive.transfer(&traits, .chatTraits)
    archive.note(day: arrivedAt.dayIndex)
  }
}
