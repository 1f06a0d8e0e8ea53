import SimKernel
import SimRandom

/// When a merchant's contacts arrive, and what their keys decide about each of them.
struct ArrivalProcess: ~Copyable {
  private let inPlace = InPlace()
  private var factors: DemandFactors

  /// The contacts of ``day``, by time.
  private var arrivals = Buffer<Arrival>(capacity: 64)
  private var draws = ArrivalDraws()
  /// Of one kind, while its arrivals are planned.
  private var operationalTimes = Buffer<Double>(capacity: 64)
  /// The day that they are planned for.
  private var day = -1
  /// How many of them have arrived.
  private var next = 0
  /// How many contacts have arrived so far, over all days.
  private var count: UInt32 = 0
  /// The next arrival, beside the event list: there is only ever one.
  private var pending = DetachedEvent<MerchantEvent>.none

  init(days: Int) {
    factors = DemandFactors(days: days)
  }

  /// Begins with another merchant.
  ///
  /// - Parameter volume: The merchant's factor on all contacts.
  mutating func reset(volume: Double, _ context: inout Context<some MerchantObserver>) {
    count = 0
    day = -1
    pending = .none
    factors.reset(volume: volume, context)
  }

  /// How busy a day is, beside the merchant's volume and the profiles.
  func busyness(ofDay day: Int, _ context: borrowing Context<some MerchantObserver>) -> Double {
    factors.busyness(ofDay: day, context)
  }

  // MARK: Planning a day

  /// Plans the contacts of a day, unless they are planned already, and schedules the first.
  mutating func begin(_ day: Int, _ context: inout Context<some MerchantObserver>) {
    if self.day != day { plan(day, &context) }
    next = 0
    scheduleNext(&context)
  }

  /// Plans those contacts of the first kind that arrive today at given instants, instead of the drawn ones, and schedules
  /// the first.
  mutating func expect(at times: [SimTime], _ context: inout Context<some MerchantObserver>) {
    arrivals.removeAll()
    draws.removeAll()
    next = 0
    for (place, time) in times.enumerated() where time.dayIndex == context.today {
      arrivals.append(Arrival(at: time, kind: 0, place: UInt32(truncatingIfNeeded: place)))
    }
    scheduleNext(&context)
  }

  /// Draws the day's arrivals: a Poisson process in each kind's own operational time, in which its rate
  /// is 1, mapped to the clock through the hours' cumulative shares.
  private mutating func plan(_ day: Int, _ context: inout Context<some MerchantObserver>) {
    arrivals.removeAll()
    draws.removeAll()
    self.day = day
    let factor = factors.factor(ofDay: day, context)
    let hoursVary = context.plan.hoursVary
    if hoursVary { factors.drawHours(ofDay: day, context) }
    var kindsToday = 0
    for kind in 0..<context.plan.kinds.count {
      var mean = context.plan.dayMeans[kind * context.plan.days + day] * factor
      let midnight =
        context.plan.campaignHours.table(of: kind, on: day, of: context.plan.days) * 25
      if hoursVary { mean *= factors.spread(from: midnight, context) }
      guard mean > 0 else { continue }
      let before = arrivals.count
      drawArrivals(of: kind, mean: mean, &context)
      if hoursVary {
        OperationalTime.place(
          operationalTimes, of: kind, mean: mean, on: day, by: factors.hoursBefore, from: 0,
          &arrivals)
      } else {
        OperationalTime.place(
          operationalTimes, of: kind, mean: mean, on: day, by: context.plan.hoursBefore,
          from: midnight, &arrivals)
      }
      if arrivals.count > before { kindsToday += 1 }
    }
    if context.plan.replay.isInUse {
      let recorded = context.plan.replay.contacts(ofDay: day)
      for number in recorded { arrivals.append(context.plan.replay[number]) }
      // They come sorted.
      if !recorded.isEmpty { kindsToday += 1 }
    }
    if kindsToday > 1 { arrivals.sort { $0.precedes($1) } }
  }

  /// Draws a kind's arrivals of the day in operational time.
  private mutating func drawArrivals(
    of kind: Int, mean: Double, _ context: inout Context<some MerchantObserver>
  ) {
    let code = context.plan.kinds[kind].code
    let dayKey = UInt64(bitPattern: Int64(context.key(ofDay: day)))
    var stream = context.streams.key(.arrivals, entity: dayKey << 16 | UInt64(code)).stream()
    let layers = context.plan.exponentials
    // All in operational time first: the processor guesses whether an hour is over, and a wrong guess would
    // throw the next gaps away.
    operationalTimes.removeAll()
    var operational = ArrivalProcess.gap(&stream, context.roundKeys, layers)
    while operational < mean {
      operationalTimes.append(operational)
      operational += ArrivalProcess.gap(&stream, context.roundKeys, layers)
    }
  }

  /// How long until the next contact, in operational time.
  @inline(__always)
  private static func gap(
    _ stream: inout RandomStream, _ roundKeys: borrowing RoundKeys,
    _ layers: Ziggurat.Layers
  ) -> Double {
    roundKeys.prepare(&stream)
    return stream.exponential(in: layers)
  }

  // MARK: Arriving

  /// The next event, an arrival among them, if it is due at an instant or before.
  @inline(__always)
  mutating func nextEvent<Observer>(
    through instant: SimTime, _ context: inout Context<Observer>
  ) -> MerchantEvent? {
    context.clock.next(through: instant, or: &pending)
  }

  @inline(__always)
  private mutating func scheduleNext(_ context: inout Context<some MerchantObserver>) {
    pending =
      next < arrivals.count
      ? context.clock.scheduleDetached(.arrival, at: arrivals[next].at, priority: .arrival) : .none
  }

  /// The contact that arrives now; how long it takes by text is drawn.
  @inline(__always)
  mutating func arrive(_ context: inout Context<some MerchantObserver>) -> Contact {
    let number = next
    let arrival = arrivals[number]
    next += 1
    scheduleNext(&context)
    let day = context.today
    context.book(.contacts, day: day)
    let key = ContactKey(
      day: context.key(ofDay: day), kindCode: context.plan.kinds[Int(arrival.kind)].code,
      place: Int(arrival.place))
    var contact = Contact(
      key: key, kind: arrival.kind, arrivedAt: context.now, serial: nextSerial(),
      textDuration: textDuration(ofArrival: number, &context))
    if context.ledger.countsKinds {
      contact.videoDuration = draws.durations[number].video
      context.ledger.bookArrival(contact)
    }
    return contact
  }

  /// The number of this arrival among the merchant's.
  @inline(__always)
  private mutating func nextSerial() -> UInt32 {
    defer { count += 1 }
    return count
  }

  // MARK: Draws by key

  /// The number of a contact among today's arrivals; nil if it arrived before, or is about an earlier matter.
  @inline(__always)
  private func numberToday(of contact: borrowing Contact) -> Int? {
    let number = Int(contact.serial) - Int(count) + next
    return number >= 0 && number < next ? number : nil
  }

  @inline(__always)
  private func key(
    ofArrival number: Int, _ context: borrowing Context<some MerchantObserver>
  ) -> ContactKey {
    let arrival = arrivals[number]
    return ContactKey(
      day: context.key(ofDay: day), kindCode: context.plan.kinds[Int(arrival.kind)].code,
      place: Int(arrival.place))
  }

  /// How long the arrival of a number takes by text.
  @inline(__always)
  private mutating func textDuration(
    ofArrival number: Int, _ context: inout Context<some MerchantObserver>
  ) -> SimDuration {
    if number >= draws.durations.count { drawDurations(&context) }
    return draws.durations[number].text
  }

  @inline(never)
  private mutating func drawDurations(_ context: inout Context<some MerchantObserver>) {
    let first = draws.durations.count
    for number in first..<arrivals.count {
      let uniforms = context.uniforms(.durations, entity: key(ofArrival: number, context).rawValue)
      draws.durations.append(
        ArrivalDraws.Durations(difficulty: uniforms.0, ownToVideo: uniforms.1))
    }
    // In a loop of its own: what the quantile has to decide would hold up the blocks.
    for number in first..<arrivals.count {
      let score = StandardNormal.quantile(draws.durations[number].difficulty)
      let law = context.plan.kinds[Int(arrivals[number].kind)].text
      draws.durations[number].text = SimDuration(guidanceSeconds: law.value(atNormalScore: score))
    }
    guard context.ledger.countsKinds, context.ledger.role != .counterfactual else {
      return
    }
    draws.drawVideo(from: first, of: arrivals, context.plan.kinds)
  }

  /// The uniforms that decide about a contact's card.
  @inline(__always)
  mutating func decisions(
    of contact: borrowing Contact, _ context: inout Context<some MerchantObserver>
  ) -> ArrivalDraws.Decisions {
    if let number = numberToday(of: contact) {
      if draws.decisions.isEmpty { drawDecisions(from: number, &context) }
      if number >= draws.firstDecided { return draws.decisions[number - draws.firstDecided] }
    }
    return ArrivalDraws.Decisions(words: context.words(.decisions, entity: contact.key.rawValue))
  }

  @inline(never)
  private mutating func drawDecisions(
    from first: Int, _ context: inout Context<some MerchantObserver>
  ) {
    draws.firstDecided = first
    for number in first..<arrivals.count {
      draws.decisions.append(
        ArrivalDraws.Decisions(
          words: context.words(.decisions, entity: key(ofArrival: number, context).rawValue)))
    }
  }

  /// The normal score of a contact's video duration, which shares its difficulty.
  @inline(__always)
  func videoScore(
    of contact: borrowing Contact, _ context: borrowing Context<some MerchantObserver>
  ) -> Double {
    var uniforms: (difficulty: Double, own: Double)
    if let number = numberToday(of: contact), number < draws.durations.count {
      uniforms = (draws.durations[number].difficulty, draws.durations[number].ownToVideo)
    } else {
      let block = context.uniforms(.durations, entity: contact.key.rawValue)
      uniforms = (block.0, block.1)
    }
    return context.plan.kinds[Int(contact.kind)].videoScore(
      difficulty: uniforms.difficulty, own: uniforms.own)
  }

  // MARK: Snapshots

  /// Puts the next arrival on the event list, where snapshots find it.
  mutating func attachPending(_ context: inout Context<some MerchantObserver>) {
    context.clock.pending.attach(&pending)
  }

  /// Transfers how far the day has got. Its arrivals are functions of the merchant and the day.
  mutating func transfer(_ archive: inout SnapshotArchive) {
    archive.transfer(&next, .nextArrival)
    if archive.isReading { pending = .none }
  }
}
