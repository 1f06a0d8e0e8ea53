import SimKernel

/// Days: every world of a midnight is brought to the next one.
extension MerchantFamily {
  /// Runs a day and the midnight that ends it; the day after the last is what happens at its very end.
  mutating func run(day: Int) {
    let begins = SimTime.midnight(ofDay: day)
    let returns = someReturn(from: begins, before: end(of: day))
    if !isInHand && today.count == 1 && !returns {
      eventsRun += world.clock.eventsRun
      world.read(from: today.words, at: 0, now: begins)
      isInHand = true
    }
    if isInHand && !returns {
      runTogether(day)
    } else {
      if isInHand { writeWorldInHand() }
      runApart(day)
    }
    swap(&today, &tomorrow)
    tomorrow.removeAll()
  }

  /// Returns before this belong to the day.
  private func end(of day: Int) -> SimTime {
    let begins = SimTime.midnight(ofDay: day)
    return day < world.plan.days ? begins + .day : begins + .microseconds(1)
  }

  private func someReturn(from begins: SimTime, before ends: SimTime) -> Bool {
    for rule in 0..<ruleCount
    where riders[rule].returnsAt >= begins && riders[rule].returnsAt < ends {
      return true
    }
    return false
  }

  private mutating func writeWorldInHand() {
    today.removeAll()
    // Shifts that are looked up now belong to what all rules share.
    swap(&world.tallies, &common)
    world.write(into: &today.words, by: &scribe)
    swap(&world.tallies, &common)
    _ = today.joinLast(from: 0)
    for rule in 0..<ruleCount { riders[rule].world = 0 }
    isInHand = false
  }

  // MARK: Together

  /// Runs a day that is the same for all rules.
  private mutating func runTogether(_ day: Int) {
    daysSimulated += 1
    swap(&world.tallies, &common)
    if day < world.plan.days { world.beginDay(day) }
    world.runToMidnight()
    defer { swap(&world.tallies, &common) }
    guard day < world.plan.days else { return }
    if !world.standing.isOn { world.bookTimeOff(day) }
    var areTogether = true
    if world.standing.isOn {
      countCallsToday()
      for rule in 0..<ruleCount {
        changes[rule] = judge(day, rule: rule)
        if changes[rule] != changes[0] { areTogether = false }
      }
      if areTogether { world.undergo(changes[0]) }
    }
    world.startAfresh()
    guard !areTogether else { return }
    for rule in 0..<ruleCount { order[rule] = Int32(rule) }
    part(0..<ruleCount)
    isInHand = false
  }

  // MARK: Apart

  /// Runs a day that is not the same for all rules.
  private mutating func runApart(_ day: Int) {
    bookings.removeAll()
    observed.removeAll()
    atReturns.removeAll()
    findCourses(before: end(of: day))
    world.keepsObserved = true
    for number in 0..<today.count { runWorld(number, on: day) }
    world.keepsObserved = false
    bookCourses()
    isInHand = false
  }

  /// Finds the courses that the day will take, and who rides on which.
  private mutating func findCourses(before ends: SimTime) {
    courses.removeAll()
    for number in 0..<today.count { courses.append(DayCourse(world: Int32(number))) }
    for rule in 0..<ruleCount {
      let course = course(of: riders[rule], before: ends)
      riders[rule].course = Int32(course)
      courses[course].riders += 1
    }
    var first = 0
    for course in 0..<courses.count {
      courses[course].firstRider = first
      first += courses[course].riders
      courses[course].riders = 0
    }
    for rule in 0..<ruleCount {
      let course = Int(riders[rule].course)
      order[courses[course].firstRider + courses[course].riders] = Int32(rule)
      courses[course].riders += 1
    }
  }

  private mutating func course(of rider: Rider, before ends: SimTime) -> Int {
    guard rider.returnsAt < ends else { return Int(rider.world) }
    for course in today.count..<courses.count
    where courses[course].world == rider.world && courses[course].returnsAt == rider.returnsAt {
      return course
    }
    courses.append(DayCourse(world: rider.world, returnsAt: rider.returnsAt))
    return courses.count - 1
  }

  /// Runs a world of this midnight on all the courses that its riders take.
  private mutating func runWorld(_ number: Int, on day: Int) {
    eventsRun += world.clock.eventsRun
    world.read(
      from: today.words, at: today.worlds[number].start, now: .midnight(ofDay: day))
    if day < world.plan.days { world.beginDay(day) }
    let stays = courses[number].riders > 0
    var last: Int?
    while let course = nextReturn(in: number, after: last) {
      world.run(before: courses[course].returnsAt)
      last = course
      if !stays && nextReturn(in: number, after: last) == nil {
        world.featureReturns()
        runOut(course, on: day)
      } else {
        writeReturn(course)
      }
    }
    if stays { runOut(number, on: day) }
    for course in today.count..<courses.count
    where Int(courses[course].world) == number && courses[course].isWritten {
      readReturn(course)
      runOut(course, on: day)
    }
  }

  /// The course on which the feature returns next in a world.
  private func nextReturn(in number: Int, after last: Int?) -> Int? {
    var next: Int?
    let after = last.map { courses[$0].returnsAt } ?? .distantPast
    for course in today.count..<courses.count where Int(courses[course].world) == number {
      guard courses[course].returnsAt > after else { continue }
      if let best = next, courses[best].returnsAt < courses[course].returnsAt { continue }
      next = course
    }
    return next
  }

  /// Writes the world down as the feature is about to return in it, with what the day has come to.
  private mutating func writeReturn(_ course: Int) {
    courses[course].wordsAtReturn = atReturns.count
    courses[course].isWritten = true
    world.write(into: &atReturns, by: &scribe)
    courses[course].oldestDay = world.oldestDay
    courses[course].bookingsBefore.start = bookings.count
    world.tallies.copy(world.bookedDays, into: &bookings)
    courses[course].bookingsBefore.end = bookings.count
    courses[course].observedBefore.start = observed.count
    for index in 0..<world.observed.count { observed.append(world.observed[index]) }
    courses[course].observedBefore.end = observed.count
  }

  /// Goes on where ``writeReturn(_:)`` left off, with the feature back.
  private mutating func readReturn(_ number: Int) {
    let course = courses[number]
    eventsRun += world.clock.eventsRun
    world.read(from: atReturns, at: course.wordsAtReturn, now: course.returnsAt)
    world.oldestDay = min(world.oldestDay, course.oldestDay)
    world.tallies.add(bookings, course.bookingsBefore.range)
    for index in course.observedBefore.range { world.observed.append(observed[index]) }
    world.featureReturns()
  }

  /// Runs a course to its midnight, judges it, and sends its riders to the worlds of the next day.
  private mutating func runOut(_ course: Int, on day: Int) {
    daysSimulated += 1
    world.runToMidnight()
    let riding = courses[course].places
    let goesOn = day < world.plan.days
    if goesOn && !world.standing.isOn { world.bookTimeOff(day) }
    if goesOn {
      if world.standing.isOn { countCallsToday() }
      for place in riding {
        let rule = Int(order[place])
        if courses[course].returnsAt != .distantFuture {
          welcomeBack(rule: rule, at: courses[course].returnsAt)
        }
        changes[rule] = world.standing.isOn ? judge(day, rule: rule) : .none
      }
      world.startAfresh()
      part(riding)
    }
    takeBookings(of: course)
  }
}
