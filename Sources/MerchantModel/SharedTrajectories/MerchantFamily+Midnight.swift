import SimKernel
import SimRandom

/// Midnights: each rule judges the day of the world it rides on.
extension MerchantFamily {
  /// Judges the day that ends in the world at hand for one rule, its calls having been counted.
  mutating func judge(_ day: Int, rule: Int) -> WorldChange {
    guard plans[rule].isEnabled else { return .none }
    let verdict = states[rule].judge(
      world.callLog, counted: callsToday[countingOfRule[rule]], endingAt: world.clock.now,
      of: world.judged, by: plans[rule])
    verdict.forEachCounter(hasAdopted: world.hasAdopted) {
      books.book($0, day: day, rule: rule)
    }
    if case .off(let length) = verdict.penalty { suspend(day, for: length, rule: rule) }
    return WorldChange(verdict, at: world.clock.now, response: world.plan.response)
  }

  private mutating func suspend(_ day: Int, for length: SimDuration, rule: Int) {
    suspensions.append(
      Suspension(rule: Int32(truncatingIfNeeded: rule), day: Int32(truncatingIfNeeded: day)))
    if world.plan.countedDays.contains(day) && !riders[rule].wasEverSuspended {
      riders[rule].wasEverSuspended = true
      books.book(.firstSuspensions, day: day, rule: rule)
    }
    switch world.comeBack(after: length, from: day, by: plans[rule]) {
    case .at(let time): riders[rule].returnsAt = time
    case .left, .never: books.book(.leftForGood, day: day, rule: rule)
    }
  }

  /// Lets a rule know that the feature has come back in the world at hand.
  mutating func welcomeBack(rule: Int, at time: SimTime) {
    riders[rule].returnsAt = .distantFuture
    states[rule].returned(at: time, by: plans[rule])
  }

  /// Writes tomorrow's worlds that some rules, of one world up to this midnight, go on in, and sends the
  /// rules there.
  mutating func part(_ places: Range<Int>) {
    // What is done to the world for some is undone for the next.
    let before = world.undergone
    for place in places { riders[Int(order[place])].world = -1 }
    for place in places where riders[Int(order[place])].world < 0 {
      let change = changes[Int(order[place])]
      world.undergone = before
      world.undergo(change)
      let start = tomorrow.words.count
      world.write(into: &tomorrow.words, by: &scribe)
      let next = tomorrow.joinLast(from: start)
      for other in place..<places.upperBound where changes[Int(order[other])] == change {
        riders[Int(order[other])].world = next
      }
    }
  }
}
