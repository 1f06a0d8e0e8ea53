import SimKernel
import SimRandom

/// A reason for which customers contact a merchant: install guidance, a usage question, a return.
public struct ContactKind: Hashable, Sendable {
  /// The name that scenario files use for the kind.
  public var name: String
  /// Relative weights of the 24 hours of a day; only their proportions matter.
  public var hours = HourProfile()
  /// Relative weights of the days of the week; only their proportions matter.
  public var weekdays = WeekdayProfile()
  /// How long guidance takes by text.
  public var text = DurationDistribution.always(.minutes(45))
  /// How long the same guidance takes by video.
  public var video = DurationDistribution.always(.minutes(15))
  /// Correlation, in [-1, 1], of the normal scores of one contact's text and video durations: its
  /// difficulty. (A Gaussian copula: each duration keeps its own law.)
  public var difficultyCorrelation = 0.0
  /// The chance that an agent who takes the contact's first chat sends an invitation card.
  public var offer = Probability.never
  /// The chance that a customer who is not shy accepts it.
  public var accept = Probability.never
  /// How long after the card the customer taps it.
  public var tapDelay = DurationDistribution.always(.zero)
  /// Contacts of the kind that begin as a voice call by the customer.
  public var voice = VoiceCalls()
  /// What the assistant on the first line does with them; nil leaves them to people.
  public var assistant: AssistantService?

  /// The customer's camera.
  public var camera = Camera()
  /// The chance that a video call drops: at a uniform point of its duration; the contact goes on by text
  /// for what was left.
  public var drop = Probability.never
  /// What follows the end of a contact.
  public var outcomes = Outcomes()

  /// A kind with text guidance only.
  public init(name: String) {
    self.name = name
  }
}

/// How the contacts of a day spread over its hours.
public struct HourProfile: Hashable, Sendable {
  /// 24 weights, of the hours 00-01 to 23-24; only their proportions matter.
  public var weights = [Double](repeating: 1, count: 24)

  /// Every hour alike.
  public init() {}

  /// A profile of the given weights; nil unless there are 24, none negative, with a finite positive sum.
  public init?(weights: [Double]) {
    guard weights.count == 24, HourProfile.areWeights(weights) else { return nil }
    self.weights = weights
  }

  static func areWeights(_ weights: [Double]) -> Bool {
    let sum = weights.reduce(0, +)
    return weights.allSatisfy { $0 >= 0 } && sum > 0 && sum.isFinite
  }

  /// The share of a day's contacts that falls in each hour.
  public var shares: [Double] {
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}

/// How contacts spread over the days of the week.
public struct WeekdayProfile: Hashable, Sendable {
  /// 7 weights, Monday first; only their proportions matter.
  public var weights = [Double](repeating: 1, count: 7)

  /// Every day alike.
  public init() {}

  /// A profile of the given weights; nil unless there are 7, none negative, with a finite positive sum.
  public init?(weights: [Double]) {
    guard weights.count == 7, HourProfile.areWeights(weights) else { return nil }
    self.weights = weights
  }

  /// The factor of a weekday; the seven factors average 1.
  public func factor(_ day: Weekday) -> Double {
    weights[day.rawValue] * 7 / weights.reduce(0, +)
  }
}

/// Contacts that begin as a voice call by the customer.
public struct VoiceCalls: Hashable, Sendable {
  /// The share of a kind's contacts that do.
  public var share = Probability.never
  /// How long guidance by voice takes.
  public var duration = DurationDistribution.always(.minutes(20))

  /// None.
  public init() {}
}
