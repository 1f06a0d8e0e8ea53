import SimKernel
import SimRandom

/// Judges days: each rule judges the day of its own world.
extension MultiRuleSimulator {
  /// What the midnight that ends a day does to the loaded world under one rule, once the day's calls have been counted.
  mutating func change(_ day: Int, rule: Int) -> WorldChange {
    world.feature.isOn ? judge(day, rule: rule) : WorldChange(precautions: precautions(rule: rule))
  }

  /// What the merchant does on the day that begins because a rule would judge it.
  private func precautions(rule: Int) -> Precautions {
    states[rule].precautions(
      of: world.feature.disposition, from: world.context.now, world.judge.merchant, by: plans,
      books[rule])
  }

  /// Lets the merchant begin under every rule as it does where that rule would judge it.
  mutating func takePrecautions() {
    guard world.feature.disposition.isAnything else { return }
    world.context.ledger.swapTallies(with: &common)
    defer { world.context.ledger.swapTallies(with: &common) }
    var areTogether = true
    for rule in 0..<ruleCount {
      changes[rule] = WorldChange(precautions: precautions(rule: rule))
      if changes[rule] != changes[0] { areTogether = false }
    }
    guard !areTogether else { return world.apply(changes[0]) }
    for rule in 0..<ruleCount { order[rule] = Int32(rule) }
    tomorrow.removeAll()
    fork(0..<ruleCount)
    swap(&today, &tomorrow)
    tomorrow.removeAll()
    isLoaded = false
  }

  /// Judges the day that ends in the loaded world for one rule, once its calls have been counted.
  private mutating func judge(_ day: Int, rule: Int) -> WorldChange {
    guard books[rule].judges else { return WorldChange(precautions: .none) }
    let verdict = states[rule].judge(
      world.callLog, counted: countsToday, endingAt: world.context.now, of: world.judge.merchant,
      by: plans, books[rule])
    verdict.forEachCounter(hasAdopted: world.feature.isAdopted) {
      ledgers.book($0, day: day, rule: rule)
    }
    if case .off(let length) = verdict.penalty { suspend(day, for: length, rule: rule) }
    return WorldChange(
      verdict, at: world.context.now, response: world.context.plan.response,
      precautions: precautions(rule: rule))
  }

  private mutating func suspend(_ day: Int, for length: SimDuration, rule: Int) {
    let penalising = states[rule].penalisingRule(of: books[rule])
    suspensions.append(
      Suspension(
        rule: Int32(truncatingIfNeeded: rule), plan: Int32(truncatingIfNeeded: penalising),
        day: Int32(truncatingIfNeeded: day)))
    if world.context.plan.countedDays.contains(day) && !branches[rule].wasEverSuspended {
      branches[rule].wasEverSuspended = true
      ledgers.book(.firstSuspensions, day: day, rule: rule)
    }
    switch Reinstatement(after: length, from: day, by: plans[penalising], world.context) {
    case .at(let time): branches[rule].returnsAt = time
    case .left, .never: ledgers.book(.leftForGood, day: day, rule: rule)
    }
  }

  /// Tells a rule that the feature is on again in the loaded world.
  mutating func reinstate(rule: Int, at time: SimTime) {
    branches[rule].returnsAt = .distantFuture
    states[rule].returned(at: time, by: plans, books[rule])
  }

  /// Applies the verdicts of rules that have shared a world up to this midnight, and stores tomorrow's worlds: one for each
  /// distinct change, or an equal one that is there already.
  mutating func fork(_ places: Range<Int>) {
    // What is done to the world for some is undone for the next.
    let before = world.feature.state
    for place in places { branches[Int(order[place])].world = -1 }
    for place in places where branches[Int(order[place])].world < 0 {
      let change = changes[Int(order[place])]
      world.feature.restore(before)
      world.followFeature()
      world.apply(change)
      let next = tomorrow.join(&world, &archive)
      for other in place..<places.upperBound where changes[Int(order[other])] == change {
        branches[Int(order[other])].world = next
      }
    }
  }
}
