import SimKernel

/// Simulates a day: brings every world of a midnight to the next one.
extension MultiRuleSimulator {
  /// Simulates a day and the midnight that ends it. The day after the last one is the instant at which the run ends.
  mutating func run(day: Int) {
    let begins = SimTime.midnight(ofDay: day)
    let returns = someReturn(from: begins, before: end(of: day))
    if !isLoaded && today.count == 1 && !returns {
      eventsRun += world.context.clock.eventsRun
      oldestDay = today.restore(0, into: &world, now: begins, &archive)
      isLoaded = true
    }
    if isLoaded && !returns {
      runTogether(day)
    } else {
      if isLoaded { storeLoadedWorld() }
      runApart(day)
    }
    swap(&today, &tomorrow)
    tomorrow.removeAll()
  }

  /// The instant before which a return belongs to the day.
  private func end(of day: Int) -> SimTime {
    let begins = SimTime.midnight(ofDay: day)
    return day < world.context.plan.days ? begins + .day : begins + .microseconds(1)
  }

  private func someReturn(from begins: SimTime, before ends: SimTime) -> Bool {
    for rule in 0..<ruleCount
    where branches[rule].returnsAt >= begins && branches[rule].returnsAt < ends {
      return true
    }
    return false
  }

  private mutating func storeLoadedWorld() {
    today.removeAll()
    // Shifts that are looked up now are booked for all rules.
    world.context.ledger.swapTallies(with: &common)
    today.append(&world, &archive)
    world.context.ledger.swapTallies(with: &common)
    for rule in 0..<ruleCount { branches[rule].world = 0 }
    isLoaded = false
  }

  // MARK: Together

  /// Simulates a day that is the same for all rules.
  private mutating func runTogether(_ day: Int) {
    daysSimulated += 1
    world.context.ledger.swapTallies(with: &common)
    if day < world.context.plan.days { world.beginDay(day) }
    world.runToMidnight()
    defer { world.context.ledger.swapTallies(with: &common) }
    guard day < world.context.plan.days else { return }
    var areTogether = true
    if !world.feature.isOn { world.feature.bookTimeOff(day, &world.context) }
    if world.feature.isOn || world.feature.disposition.isAnything {
      if world.feature.isOn { countToday() }
      for rule in 0..<ruleCount {
        changes[rule] = change(day, rule: rule)
        if changes[rule] != changes[0] { areTogether = false }
      }
      if areTogether { world.apply(changes[0]) }
    }
    world.endDay()
    guard !areTogether else { return }
    for rule in 0..<ruleCount { order[rule] = Int32(rule) }
    fork(0..<ruleCount)
    isLoaded = false
  }

  // MARK: Apart

  /// Simulates a day that differs between rules.
  private mutating func runApart(_ day: Int) {
    bookings.removeAll()
    observed.removeAll()
    atReturns.removeAll()
    findTrajectories(before: end(of: day))
    world.context.ledger.keepApart(true)
    for number in 0..<today.count { runWorld(number, on: day) }
    world.context.ledger.keepApart(false)
    bookTrajectories()
    isLoaded = false
  }

  /// Finds the day's trajectories, and the rules that share each of them.
  private mutating func findTrajectories(before ends: SimTime) {
    trajectories.removeAll()
    for number in 0..<today.count { trajectories.append(Trajectory(world: Int32(number))) }
    for rule in 0..<ruleCount {
      let trajectory = trajectory(of: branches[rule], before: ends)
      branches[rule].trajectory = Int32(trajectory)
      trajectories[trajectory].branchCount += 1
    }
    var first = 0
    for trajectory in 0..<trajectories.count {
      trajectories[trajectory].firstBranch = first
      first += trajectories[trajectory].branchCount
      trajectories[trajectory].branchCount = 0
    }
    for rule in 0..<ruleCount {
      let trajectory = Int(branches[rule].trajectory)
      order[trajectories[trajectory].firstBranch + trajectories[trajectory].branchCount] = Int32(
        rule)
      trajectories[trajectory].branchCount += 1
    }
  }

  private mutating func trajectory(of branch: RuleBranch, before ends: SimTime) -> Int {
    guard branch.returnsAt < ends else { return Int(branch.world) }
    for trajectory in today.count..<trajectories.count
    where trajectories[trajectory].world == branch.world
      && trajectories[trajectory].returnsAt == branch.returnsAt
    {
      return trajectory
    }
    trajectories.append(Trajectory(world: branch.world, returnsAt: branch.returnsAt))
    return trajectories.count - 1
  }

  /// Simulates all trajectories of the day that begin in a world.
  private mutating func runWorld(_ number: Int, on day: Int) {
    eventsRun += world.context.clock.eventsRun
    oldestDay = today.restore(number, into: &world, now: .midnight(ofDay: day), &archive)
    if day < world.context.plan.days { world.beginDay(day) }
    let stays = trajectories[number].branchCount > 0
    var last: Int?
    while let trajectory = nextReturn(in: number, after: last) {
      world.run(before: trajectories[trajectory].returnsAt)
      last = trajectory
      if !stays && nextReturn(in: number, after: last) == nil {
        world.reinstate()
        runOut(trajectory, on: day)
      } else {
        snapshotReturn(trajectory)
      }
    }
    if stays { runOut(number, on: day) }
    for trajectory in today.count..<trajectories.count
    where Int(trajectories[trajectory].world) == number
      && trajectories[trajectory].snapshotAtReturn >= 0
    {
      restoreReturn(trajectory)
      runOut(trajectory, on: day)
    }
  }

  /// The trajectory on which the feature returns next in a world.
  private func nextReturn(in number: Int, after last: Int?) -> Int? {
    var next: Int?
    let after = last.map { trajectories[$0].returnsAt } ?? .distantPast
    for trajectory in today.count..<trajectories.count
    where Int(trajectories[trajectory].world) == number {
      guard trajectories[trajectory].returnsAt > after else { continue }
      if let best = next, trajectories[best].returnsAt < trajectories[trajectory].returnsAt {
        continue
      }
      next = trajectory
    }
    return next
  }

  /// Takes a snapshot as the feature is about to return, and keeps what has been booked today.
  private mutating func snapshotReturn(_ trajectory: Int) {
    trajectories[trajectory].snapshotAtReturn = atReturns.append(&world, &archive)
    trajectories[trajectory].oldestDay = oldestDay
    trajectories[trajectory].bookingsBefore.start = bookings.count
    world.context.ledger.tallies.copy(world.bookedDays(from: oldestDay), into: &bookings)
    trajectories[trajectory].bookingsBefore.end = bookings.count
    trajectories[trajectory].observedBefore.start = observed.count
    appendObserved()
    trajectories[trajectory].observedBefore.end = observed.count
  }

  /// Goes on where ``snapshotReturn(_:)`` left off, with the feature back.
  private mutating func restoreReturn(_ number: Int) {
    let trajectory = trajectories[number]
    eventsRun += world.context.clock.eventsRun
    let oldest = atReturns.restore(
      trajectory.snapshotAtReturn, into: &world, now: trajectory.returnsAt, &archive)
    oldestDay = min(oldest, trajectory.oldestDay)
    world.context.ledger.add(bookings, trajectory.bookingsBefore.range)
    for index in trajectory.observedBefore.range { world.context.ledger.keep(observed[index]) }
    world.reinstate()
  }

  /// Simulates a trajectory to its midnight, judges it, and assigns its rules to the worlds of the next day.
  private mutating func runOut(_ trajectory: Int, on day: Int) {
    daysSimulated += 1
    world.runToMidnight()
    let sharing = trajectories[trajectory].places
    let goesOn = day < world.context.plan.days
    if goesOn && !world.feature.isOn { world.feature.bookTimeOff(day, &world.context) }
    if goesOn {
      if world.feature.isOn { countToday() }
      for place in sharing {
        let rule = Int(order[place])
        if trajectories[trajectory].returnsAt != .distantFuture {
          reinstate(rule: rule, at: trajectories[trajectory].returnsAt)
        }
        changes[rule] = change(day, rule: rule)
      }
      world.endDay()
      fork(sharing)
    }
    takeBookings(of: trajectory)
  }
}
