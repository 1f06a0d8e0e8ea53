import SimKernel
import SimRandom

/// When the assistant on the first line works, and whom it does not get to see.
///
/// What it does for each kind of contact is an ``AssistantService``. It takes the chats of its hours, whoever is on shift; voice
/// calls ring people.
public struct Assistant: Hashable, Sendable {
  /// The hours in which it takes contacts.
  public var hours = HoursOfDay()
  /// The chance that a customer asks for a person at once, and never meets it.
  public var asksForPerson = Probability.never

  /// An assistant that works round the clock, and that everybody meets.
  public init() {}
}

/// What the assistant does for the contacts of a kind.
public struct AssistantService: Hashable, Sendable {
  /// The chance that it contains a contact, so that no person is needed.
  public var contains = Probability.never
  /// How long it has with a contact that it contains.
  public var duration = DurationDistribution.always(.minutes(3))
  /// The chance that a contact that it contains is resolved.
  public var resolved = Probability.always
  /// The chance of a new contact after one that it contained and resolved, and after one that it contained in vain.
  public var contactAgain = ChanceByResolution()
  /// How long it has with a contact before it hands it over to people.
  public var handOver = DurationDistribution.always(.minutes(1))
  /// What the text and video durations of a contact that is handed over are multiplied by: the residue is harder.
  public var factor = 1.0

  /// An assistant that passes every contact to a person after a minute.
  public init() {}
}

/// A chance after each way in which a contact that the assistant contains can end.
public struct ChanceByResolution: Hashable, Sendable {
  /// After one that it resolved.
  public var resolved = Probability.never
  /// After one that it did not.
  public var unresolved = Probability.never

  /// Never.
  public init() {}
}

extension Scenario {
  /// Whether an assistant takes contacts of any kind.
  public var hasAssistant: Bool { kinds.contains { $0.assistant != nil } }
}

/// What the loop needs of the assistant's work on a kind.
struct AssistantPlan: BitwiseCopyable {
  let contains: Double
  let duration: UnownedSampler
  let resolved: Double
  private let againResolved: Double
  private let againUnresolved: Double
  let handOver: UnownedSampler
  let factor: Double

  init(_ service: AssistantService, keeper: inout SamplerKeeper) {
    contains = service.contains.value
    duration = keeper.keep(service.duration)
    resolved = service.resolved.value
    againResolved = service.contactAgain.resolved.value
    againUnresolved = service.contactAgain.unresolved.value
    handOver = keeper.keep(service.handOver)
    factor = service.factor
  }

  /// The chance of a new contact after one that it contained.
  func contactAgain(isResolved: Bool) -> Double { isResolved ? againResolved : againUnresolved }
}
