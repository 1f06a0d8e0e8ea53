import SimKernel
import SimRandom

/// The video feature at one merchant: whether calls are taken and cards go out.
struct VideoFeature: ~Copyable {
  private let inPlace = InPlace()
  private(set) var state = FeatureState()
  /// Whether the merchant has the feature at all.
  private(set) var isAdopted = true
  /// Whether cards go out at all: not where the run shows what would be with video off.
  let sendsCards: Bool
  /// Whether the merchant was suspended on a counted day before.
  private var wasEverSuspended = false
  /// What the merchant does where it would be judged.
  private(set) var disposition = Precautions.none
  /// The ways in which rules count calls, for a merchant that withholds cards.
  var countings: [CallCounting]
  /// The calls that stand today, ended or ringing, as the rule counts them; kept while cards are withheld.
  var callsToday: Int64 = 0

  init(sendsCards: Bool, countings: [CallCounting]) {
    self.sendsCards = sendsCards
    self.countings = countings
  }

  /// Begins with another merchant, whose feature is on.
  ///
  /// - Parameter disposition: What the merchant does where it would be judged.
  mutating func reset(isAdopted: Bool, disposition: Precautions) {
    state = FeatureState()
    self.isAdopted = isAdopted
    self.disposition = isAdopted ? disposition : .none
    wasEverSuspended = false
    callsToday = 0
  }

  /// Goes back to what an earlier verdict left.
  mutating func restore(_ earlier: FeatureState) { state = earlier }

  // MARK: State

  var isOn: Bool {
    @inline(__always) get { state.isOn }
  }

  /// Whether a ring that ends now is a call of the day that its rule sees.
  @inline(__always)
  func counts(_ ring: Ring) -> Bool { state.isOn && ring.startedAt >= state.onSince }

  /// Whether invitations are throttled.
  @inline(__always)
  func isThrottled(at time: SimTime) -> Bool { time < state.throttledUntil }

  /// Whether the merchant games the rule today.
  var isGamed: Bool {
    @inline(__always) get { !state.precautions.tricks.isEmpty }
  }

  /// Whether it does so in a way.
  @inline(__always)
  func games(_ trick: Precautions.Tricks) -> Bool { state.precautions.tricks.contains(trick) }

  /// Whether a response is under way.
  @inline(__always)
  func isResponding(at time: SimTime) -> Bool { time < state.respondsUntil }

  // MARK: Changes

  /// Switches the feature off or throttles it, as a verdict asks. A response is apart: see ``respond(_:at:)``.
  mutating func apply(_ change: WorldChange, at now: SimTime) {
    if change.isOff {
      state.isOn = false
      state.offSince = now
    }
    if change.throttledUntil != .distantPast {
      state.throttledUntil = change.throttledUntil
      state.throttledShare = change.throttledShare
    }
  }

  /// Begins a response to a warning or a penalty. A new one replaces what is left of the last, which is weaker.
  mutating func respond(_ response: Response, at now: SimTime) {
    state.diligence.setAfterPenalty(
      FadingFactor(response.diligence, since: now, halfLife: response.halfLife))
    state.cards = FadingFactor(response.cards, since: now, halfLife: response.halfLife)
    state.respondsUntil = now + response.halfLife * 8
  }

  /// Begins a response to a low day, in the same way.
  mutating func respond(toLowDay response: LowDayResponse, at now: SimTime) {
    state.diligence.setAfterLowDay(
      FadingFactor(response.diligence, since: now, halfLife: response.halfLife))
  }

  /// Sets what the merchant does today because it would be judged.
  mutating func take(_ precautions: Precautions) { state.precautions = precautions }

  /// Notes a suspension on a day; whether it is the merchant's first on a counted day.
  mutating func isFirstSuspension(on day: Int, counted: Range<Int>) -> Bool {
    guard counted.contains(day), !wasEverSuspended else { return false }
    wasEverSuspended = true
    return true
  }

  /// Switches the feature on again.
  mutating func reinstate(_ context: inout Context<some MerchantObserver>) {
    // A return at midnight comes after that midnight's booking, and today has lost nothing yet.
    if context.today < context.plan.days { bookTimeOff(context.today, &context) }
    state.isOn = true
    state.onSince = context.now
  }

  /// Books the time off since a day began, or since the feature went off.
  mutating func bookTimeOff(_ day: Int, _ context: inout Context<some MerchantObserver>) {
    let begins = SimTime.midnight(ofDay: day)
    let off = context.now - max(state.offSince, begins)
    context.book(.offMicroseconds, off, day: day)
    guard context.now == begins + .day else { return }
    context.book(.midnightsOff, day: day)
    if off == .day { context.book(.wholeDaysOff, day: day) }
  }

  /// Books a day that begins.
  mutating func bookDay(_ day: Int, _ context: inout Context<some MerchantObserver>) {
    context.book(.merchantDays, day: day)
    let isFirst = day == context.plan.countedDays.lowerBound
    if isFirst { context.book(.merchants, day: day) }
    if isAdopted {
      context.book(.adopterDays, day: day)
      if isFirst { context.book(.adopters, day: day) }
    }
    if isThrottled(at: context.now) { context.book(.throttledDays, day: day) }
  }

  // MARK: Snapshots

  /// Transfers what the future depends on; see ``FeatureState/transfer(_:now:oldestRing:)``.
  mutating func transfer(
    _ archive: inout SnapshotArchive, now: SimTime, oldestRing: SimTime
  ) {
    if archive.isReading { state = FeatureState() }
    state.transfer(&archive, now: now, oldestRing: oldestRing)
  }
}
