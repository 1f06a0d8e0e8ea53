import SimKernel
import SimRandom

/// A contact that is to arrive today.
struct Arrival: BitwiseCopyable {
  var at: SimTime
  var kind: UInt16
  var place: UInt32

  func precedes(_ other: Arrival) -> Bool {
    (at, kind, place) < (other.at, other.kind, other.place)
  }
}

/// Demand: when contacts arrive.
extension MerchantSimulation {
  /// The platform's factor for each day, the same for every merchant of the replication.
  mutating func drawPlatformBusyness() {
    guard let law = plan.platformBusyness, platformReplication != streams.replication else {
      return
    }
    platformReplication = streams.replication
    var source = streams
    source.subject = StreamSource.platform
    for day in 0..<plan.days {
      let key = source.key(.platformBusyness, entity: UInt64(day))
      platformBusyness[day] = law.quantile(key.uniforms(at: 0).0)
    }
  }

  /// Plans the contacts of a day and the midnight that ends it.
  mutating func beginDay(_ day: Int) {
    book(.merchantDays, day: day)
    if day == plan.countedDays.lowerBound { book(.merchants, day: day) }
    if hasAdopted { bookAdopterDay(day) }
    if isThrottled { book(.throttledDays, day: day) }
    if arrivalsDay != day { planArrivals(day) }
    nextArrival = 0
    scheduleNextArrival()
    clock.schedule(.midnight, at: .midnight(ofDay: day + 1), priority: .evaluation)
  }

  /// Draws the day's arrivals: a Poisson process in each kind's own operational time, in which its rate
  /// is 1, mapped to the clock through the hours' cumulative shares.
  private mutating func planArrivals(_ day: Int) {
    arrivals.removeAll()
    draws.removeAll()
    arrivalsDay = day
    var factor = volume * platformBusyness[day]
    if let law = plan.merchantBusyness {
      factor *= law.quantile(uniforms(.merchantBusyness, entity: UInt64(day)).0)
    }
    var kindsToday = 0
    for kind in 0..<plan.kinds.count {
      let mean = plan.dayMeans[kind * plan.days + day] * factor
      guard mean > 0 else { continue }
      let before = arrivals.count
      planArrivals(of: kind, day: day, mean: mean)
      if arrivals.count > before { kindsToday += 1 }
    }
    if plan.replay.isInUse { kindsToday += addRecorded(day) }
    if kindsToday > 1 { arrivals.sort { $0.precedes($1) } }
  }

  private mutating func planArrivals(of kind: Int, day: Int, mean: Double) {
    let code = plan.kinds[kind].code
    var stream = streams.key(.arrivals, entity: UInt64(day) << 16 | UInt64(code)).stream()
    let lastInstant = SimTime.midnight(ofDay: day + 1) - .microseconds(1)
    let hoursBefore = plan.hoursBefore.address(of: kind * 25)
    // All in operational time first: the processor guesses whether an hour is over, and a wrong guess would
    // throw the next gaps away.
    operationalTimes.removeAll()
    var operational = gap(&stream)
    while operational < mean {
      operationalTimes.append(operational)
      operational += gap(&stream)
    }
    var hour = 0
    var hourBegins = SimTime.midnight(ofDay: day)
    for place in 0..<operationalTimes.count {
      let share = operationalTimes[place] / mean
      // A share that rounds up to the last sum must not leave the day.
      while hour < 23 && hoursBefore[hour &+ 1] <= share {
        hour &+= 1
        hourBegins += .hours(1)
      }
      let begins = hoursBefore[hour]
      let ends = hoursBefore[hour &+ 1]
      let within = ends > begins ? (share - begins) / (ends - begins) : 0
      let time = min(hourBegins + .hours(1).scaled(by: min(within, 1)), lastInstant)
      arrivals.append(
        Arrival(
          at: time, kind: UInt16(truncatingIfNeeded: kind),
          place: UInt32(truncatingIfNeeded: place)))
    }
  }

  /// How long until the next contact, in operational time.
  @inline(__always)
  private func gap(_ stream: inout RandomStream) -> Double {
    stream.prepare(roundKeys.address(of: 0))
    return stream.exponential(in: plan.exponentials)
  }

  /// Plans the next arrival of the day, beside the event list: there is only ever one.
  @inline(__always)
  mutating func scheduleNextArrival() {
    arrival =
      nextArrival < arrivals.count
      ? clock.scheduleDetached(.arrival, at: arrivals[nextArrival].at, priority: .arrival) : .none
  }

  /// A contact arrives: how long it takes is drawn, and it asks for a chat.
  mutating func contactArrives() {
    let number = nextArrival
    let arrival = arrivals[number]
    nextArrival += 1
    scheduleNextArrival()
    let day = clock.now.dayIndex
    book(.contacts, day: day)
    let key = ContactKey(
      day: day, kindCode: plan.kinds[Int(arrival.kind)].code, place: Int(arrival.place))
    var contact = Contact(
      key: key, kind: arrival.kind, arrivedAt: clock.now, serial: nextSerial(),
      textDuration: textDuration(ofArrival: number))
    tell(.arrived(contact.name))
    if plan.kinds[Int(arrival.kind)].voiceShare > 0 && beginsByVoice(contact) { return }
    if plan.chatSlots == 0 {
      meetOthers(&contact)
    } else {
      joinQueue(contacts.insert(contact))
    }
  }

  /// The number of this arrival among the merchant's, the same with video on and off.
  @inline(__always)
  private mutating func nextSerial() -> UInt32 {
    defer { arrivalsSoFar += 1 }
    if role == .counterfactual { elapsedByArrival.append(-1) }
    return arrivalsSoFar
  }

  /// How long a contact takes by text.
  @inline(__always)
  func textDuration(of kind: Int, key: ContactKey) -> SimDuration {
    SimDuration(seconds: plan.kinds[kind].text.value(atNormalScore: textScore(of: key)))
  }

  /// The normal score of a contact's difficulty, by which its text duration is found.
  @inline(__always)
  func textScore(of key: ContactKey) -> Double {
    StandardNormal.quantile(uniforms(.durations, entity: key.rawValue).0)
  }
}
