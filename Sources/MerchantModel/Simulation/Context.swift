import SimKernel
import SimRandom

/// What every part of a merchant's simulation may use: the scenario's plan, the clock, random numbers, the books, and
/// whoever observes.
struct Context<Observer: MerchantObserver>: ~Copyable {
  private let inPlace = InPlace()
  let plan: SegmentPlan
  var clock: TracedSimulation<MerchantEvent, Observer>
  private(set) var streams: StreamSource
  /// Follow from the streams.
  private(set) var roundKeys: RoundKeys
  var ledger: Ledger

  init(_ plan: consuming SegmentPlan, observer: Observer) {
    clock = TracedSimulation(trace: observer, capacity: 64)
    streams = StreamSource(seed: plan.seed, replication: 0, subject: 0)
    roundKeys = streams.roundKeys
    ledger = Ledger(days: plan.days, observing: plan.countedDays)
    self.plan = plan
  }

  /// Begins with another merchant at the first midnight.
  mutating func reset(for merchant: UInt32, replication: UInt64) {
    clock.reset()
    ledger.reset()
    streams = StreamSource(
      seed: plan.seed, replication: replication,
      subject: plan.segmentCode << 32 | UInt64(merchant))
    roundKeys = streams.roundKeys
  }

  /// Goes on with streams apart from those of the merchant's own days: draws that led to its suspension say nothing of
  /// what it is found to be.
  mutating func examine() {
    streams = streams.apart
    roundKeys = streams.roundKeys
  }

  // MARK: Time

  var now: SimTime {
    @inline(__always) get { clock.now }
  }

  /// The day of the current event.
  var today: Int {
    @inline(__always) get { clock.now.dayIndex }
  }

  // MARK: Random numbers

  /// The number of a simulated day in the keys of draws: negative long before the counted days of a long run.
  @inline(__always)
  func key(ofDay day: Int) -> Int { plan.firstDayKey &+ day }

  /// Four words of one of the merchant's streams: the block at an index.
  @inline(__always)
  func words(_ purpose: Purpose, entity: UInt64, at block: UInt64 = 0) -> Philox4x64.Block {
    roundKeys.block(
      at: Philox4x64.Block(block, purpose.rawValue, entity, streams.subject))
  }

  /// The same as four uniforms.
  @inline(__always)
  func uniforms(
    _ purpose: Purpose, entity: UInt64, at block: UInt64 = 0
  ) -> (Double, Double, Double, Double) {
    words(purpose, entity: entity, at: block).uniforms
  }

  // MARK: Books

  /// Books an amount on a day.
  @inline(__always)
  mutating func book(_ counter: Counter, _ amount: Int64 = 1, day: Int) {
    ledger.book(counter, amount, day: day)
  }

  /// Books a duration on a day.
  @inline(__always)
  mutating func book(_ counter: Counter, _ amount: SimDuration, day: Int) {
    ledger.book(counter, amount.microseconds, day: day)
  }

  // MARK: Observation

  /// Tells the observer what happens now.
  @inline(__always)
  mutating func emit(_ event: ModelEvent) {
    if Observer.listens { clock.trace.observe(event, at: clock.now) }
  }

  /// Tells the observer what happens at another instant.
  @inline(__always)
  mutating func emit(_ event: ModelEvent, at time: SimTime) {
    if Observer.listens { clock.trace.observe(event, at: time) }
  }
}
