import SimRandom

/// What merchants do to pass the rule without serving customers better, each a share of merchants drawn once: they do so on
/// each day on which a penalising rule would judge them.
public struct Gaming: Hashable, Sendable {
  /// The share that sends no card once one call less stands today than the rule's least number of calls.
  ///
  /// Calls stand as the rule counts them, ended or ringing. Cards that are out are not reckoned, so the trick leaks.
  public var withhold = Probability.never
  /// The share that sends cards only while some agent, not in a call, has the app in the foreground.
  public var presence = Probability.never
  /// The share that picks up and hangs up: every call that somebody on shift would miss is picked up at the last moment
  /// and hung up at once. It is answered in the rule's sense, and no help to the customer.
  public var hangUp = Probability.never
  /// The share that calls itself, and answers: the rule counts these calls, and nothing else does.
  public var selfCalls = Probability.never
  /// How many such calls a day, 1 or more, at uniform instants from 09:00 to 21:00.
  public var selfCallsPerDay = 3

  /// Nobody games the rule.
  public init() {}

  /// Whether anybody does.
  public var isAnything: Bool { max(withhold, presence, hangUp, selfCalls) > .never }
}
