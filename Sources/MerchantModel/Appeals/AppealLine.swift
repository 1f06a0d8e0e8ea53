import SimKernel
import SimRandom

/// An appeal of a merchant against a suspension.
struct Appeal: BitwiseCopyable {
  /// The day whose judgement suspended the merchant.
  let day: Int
  /// The midnight of that decision.
  let suspendedAt: SimTime
  /// When the days off end.
  let daysOffEnd: SimTime
  /// Whether the suspension is a false positive.
  let isLuck: Bool
  /// Whether the appeal will be overturned, and a uniform that decides how long it waits.
  let isOverturned: Bool
  let place: Double
  /// When it was filed.
  var filedAt = SimTime.distantPast
}

/// An appeal that a merchant filed.
package struct FiledAppeal: Hashable, Sendable, BitwiseCopyable {
  /// When, in microseconds.
  package var at: Int64
  /// A uniform that says whether it counts where an appeal stands for a part of one.
  package var luck: Double

  /// Makes an appeal.
  package init(at: Int64, luck: Double) {
    self.at = at
    self.luck = luck
  }
}

/// The merchant's way to the appeals queue: its appeals, and, where they are wanted, a record of them.
struct AppealLine: ~Copyable {
  private let inPlace = InPlace()
  /// The merchant's appeals, by number.
  private var appeals = Buffer<Appeal>()
  /// The appeals that were filed, in their order.
  private(set) var filed = Buffer<FiledAppeal>()
  /// Whether those are recorded.
  var isRecording = false
  /// The return that is planned after the suspension in force.
  private var plannedReturn: EventHandle?

  /// Forgets the appeals of a merchant.
  mutating func clear() {
    appeals.removeAll()
    filed.removeAll()
    plannedReturn = nil
  }

  /// Notes which event switches the feature on again; nil for none.
  mutating func planReturn(_ handle: EventHandle?) { plannedReturn = handle }

  /// Takes the planned return away.
  mutating func takePlannedReturn() -> EventHandle? {
    defer { plannedReturn = nil }
    return plannedReturn
  }

  /// Decides whether a merchant that is suspended now appeals, and when. Keyed by the day of the decision.
  ///
  /// - Parameters:
  ///   - day: The day that was judged.
  ///   - daysOffEnd: When the days off end.
  ///   - isLuck: Whether the suspension is a false positive.
  /// - Returns: Whether an appeal is to be overturned.
  mutating func consider(
    _ day: Int, daysOffEnd: SimTime, isLuck: Bool,
    _ context: inout Context<some MerchantObserver>
  ) -> Bool {
    guard let plan = context.plan.appeals else { return false }
    let draws = context.uniforms(.appeal, entity: AppealLine.entity(day, context))
    guard draws.0 < plan.filed.chance(isLuck: isLuck) else { return false }
    let isOverturned = draws.2 < plan.overturned.chance(isLuck: isLuck)
    let number = UInt32(truncatingIfNeeded: appeals.count)
    appeals.append(
      Appeal(
        day: day, suspendedAt: context.now, daysOffEnd: daysOffEnd, isLuck: isLuck,
        isOverturned: isOverturned, place: draws.3))
    let delay = SimDuration(seconds: plan.delay.quantile(draws.1))
    context.clock.schedule(
      .appealFiled(number: number), after: max(delay, .zero), priority: .world)
    return isOverturned
  }

  /// An appeal is filed; when it will be decided is known from here on.
  mutating func file(_ number: UInt32, _ context: inout Context<some MerchantObserver>) {
    guard let plan = context.plan.appeals else { return }
    let appeal = appeals[Int(number)]
    appeals[Int(number)].filedAt = context.now
    context.book(.appeals, day: context.today)
    if appeal.isLuck { context.book(.appealsByLuck, day: context.today) }
    context.emit(.appealFiled)
    if isRecording {
      let luck = context.uniforms(
        .appeal, entity: AppealLine.entity(appeal.day, context), at: 1
      ).0
      filed.append(FiledAppeal(at: context.now.microseconds, luck: luck))
    }
    let decision = plan.decision(
      filedAt: context.now, replication: context.streams.replication, at: appeal.place)
    context.clock.schedule(
      .appealDecided(number: number), at: decision, priority: .featureReturn)
  }

  /// The appeal of a number, which is decided now, and is booked on the day of its filing.
  func decide(_ number: UInt32, _ context: inout Context<some MerchantObserver>) -> Appeal {
    let appeal = appeals[Int(number)]
    let day = appeal.filedAt.dayIndex
    context.book(.appealsDecided, day: day)
    if appeal.isOverturned {
      context.book(appeal.isLuck ? .appealsOverturnedByLuck : .appealsOverturnedByFault, day: day)
    }
    return appeal
  }

  private static func entity(
    _ day: Int, _ context: borrowing Context<some MerchantObserver>
  ) -> UInt64 {
    UInt64(bitPattern: Int64(context.key(ofDay: day)))
  }
}
