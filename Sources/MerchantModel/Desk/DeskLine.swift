import SimKernel
import SimRandom

/// A call that a merchant sent to the desk.
package struct DeskCall: Hashable, Sendable, BitwiseCopyable {
  /// When its ring ended, in microseconds.
  package var sentAt: Int64
  /// How long it takes once it is answered, in microseconds.
  package var duration: Int64
  /// How long its customer waits, in microseconds.
  package var patience: Int64
  /// A uniform that says whether it counts where a call stands for a part of a call.
  package var luck: Double

  /// Makes a call.
  package init(sentAt: Int64, duration: Int64, patience: Int64, luck: Double) {
    self.sentAt = sentAt
    self.duration = duration
    self.patience = patience
    self.luck = luck
  }
}

/// The merchant's way to the desk: which calls go there, what becomes of them, and, where somebody wants them, a record of
/// them.
struct DeskLine: ~Copyable {
  private let inPlace = InPlace()
  /// The calls that were sent, in their order.
  private(set) var calls = Buffer<DeskCall>()
  /// Whether calls are recorded.
  var isRecording = false

  /// Forgets the calls.
  mutating func clear() { calls.removeAll() }

  /// Sends a call that was missed, unless nobody is there to be asked for: the customer hung up, the merchant did, or the
  /// desk is closed.
  ///
  /// What becomes of it is known from here on, and booked where it is certain to be reached.
  ///
  /// - Parameters:
  ///   - number: Which ring of the contact was missed, from 0.
  ///   - reason: Why.
  ///   - rang: How long it rang.
  /// - Returns: Whether the customer waits there.
  @inline(never)
  mutating func send(
    _ slot: Slot<Contact>, number: UInt32, reason: KindCounter, after rang: SimDuration,
    _ contacts: inout ContactStore, _ arrivals: borrowing ArrivalProcess,
    _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    let now = context.now
    guard reason != .missedHungUp, reason != .hungUpByMerchant,
      let law = context.plan.desk?.law(at: now, replication: context.streams.replication)
    else { return false }
    let key = contacts[slot].key.rawValue
    let draws = context.uniforms(.desk, entity: key, at: UInt64(number) << 1)
    let (isAnswered, microseconds) = law.outcome(luck: draws.0, place: draws.1)
    let wait = SimDuration.microseconds(microseconds)
    let day = (now - rang).dayIndex
    context.book(.callsToDesk, day: day)
    context.emit(.wentToDesk(contacts[slot].name))
    if isRecording { record(slot, patience: draws.2, contacts, arrivals, context) }
    if isAnswered {
      if now + wait <= context.plan.horizon { context.book(.deskAnswers, day: day) }
      contacts.noteAnswer(of: slot, after: rang + wait, context)
      context.clock.schedule(.deskReached(contact: slot), after: wait, priority: .completion)
    } else {
      contacts.noteMiss(of: slot, number: number, reason: reason, after: rang + wait, &context)
      context.clock.schedule(.deskLeft(contact: slot), after: wait, priority: .completion)
    }
    return true
  }

  private mutating func record(
    _ slot: Slot<Contact>, patience uniform: Double, _ contacts: borrowing ContactStore,
    _ arrivals: borrowing ArrivalProcess, _ context: borrowing Context<some MerchantObserver>
  ) {
    guard let desk = context.plan.desk else { return }
    let patience = desk.patience.map { SimDuration(seconds: $0.quantile(uniform)) } ?? .max
    let number = UInt64(contacts[slot].rings) - 1
    let luck = context.uniforms(
      .desk, entity: contacts[slot].key.rawValue, at: number << 1 | 1
    ).0
    calls.append(
      DeskCall(
        sentAt: context.now.microseconds,
        duration: contacts.deskDuration(of: slot, arrivals, context).microseconds,
        patience: max(patience, .zero).microseconds, luck: luck))
  }
}
