/// Books trajectories for the rules that take them: the one that most rules take for all of them, and the others'
/// differences from it for their own rules.
extension MultiRuleSimulator {
  /// Moves what was booked on a trajectory to the day's lists.
  mutating func takeBookings(of trajectory: Int) {
    trajectories[trajectory].bookings.start = bookings.count
    world.context.ledger.drain(world.bookedDays(from: oldestDay), into: &bookings)
    trajectories[trajectory].bookings.end = bookings.count
    trajectories[trajectory].observed.start = observed.count
    appendObserved()
    world.context.ledger.forgetKept()
    trajectories[trajectory].observed.end = observed.count
  }

  /// Adds the observations of the loaded world to the day's list.
  mutating func appendObserved() {
    for index in 0..<world.context.ledger.kept.count {
      observed.append(world.context.ledger.kept[index])
    }
  }

  /// Books the day's trajectories for the rules that took them.
  mutating func bookTrajectories() {
    var most = 0
    for trajectory in 1..<max(trajectories.count, 1)
    where trajectories[trajectory].branchCount > trajectories[most].branchCount {
      most = trajectory
    }
    common.add(bookings, trajectories[most].bookings.range)
    for index in trajectories[most].observed.range {
      world.context.ledger.count(observed[index])
    }
    includeExtremes(of: most)
    for trajectory in 0..<trajectories.count
    where trajectory != most && trajectories[trajectory].branchCount > 0 {
      bookDifferences(of: trajectory, from: most)
      observeDifferences(of: trajectory, from: most)
      includeExtremes(of: trajectory)
    }
  }

  private mutating func bookDifferences(of trajectory: Int, from most: Int) {
    findDifferences(
      trajectories[trajectory].bookings.range, from: trajectories[most].bookings.range)
    let found = 0..<differences.count
    guard !found.isEmpty else { return }
    ledgers.watch(differences, found, into: &sumsOfDifferences)
    for place in trajectories[trajectory].places {
      let rule = Int(order[place])
      ledgers.add(differences, found, rule: rule)
      ledgers.add(sums: sumsOfDifferences, rule: rule)
    }
  }

  /// Subtracts one list of bookings from another. Both are in the order of the table.
  private mutating func findDifferences(_ own: Range<Int>, from others: Range<Int>) {
    differences.removeAll()
    var other = others.lowerBound
    for index in own {
      let booking = bookings[index]
      while other < others.upperBound && bookings[other].place < booking.place {
        differences.append(
          Booking(place: bookings[other].place, amount: -bookings[other].amount))
        other += 1
      }
      var amount = booking.amount
      if other < others.upperBound && bookings[other].place == booking.place {
        amount -= bookings[other].amount
        other += 1
      }
      if amount != 0 { differences.append(Booking(place: booking.place, amount: amount)) }
    }
    for index in other..<others.upperBound {
      differences.append(
        Booking(place: bookings[index].place, amount: -bookings[index].amount))
    }
  }

  private mutating func observeDifferences(of trajectory: Int, from most: Int) {
    count(trajectories[trajectory].observed.range, times: 1)
    count(trajectories[most].observed.range, times: -1)
    passOn(trajectories[trajectory].observed.range, to: trajectory)
    passOn(trajectories[most].observed.range, to: trajectory)
  }

  /// The place of an observation's bucket among the counts.
  private func place(of seen: Observed) -> Int {
    Int(seen.bucket) * Observed.columns + Int(seen.column)
  }

  private mutating func count(_ range: Range<Int>, times: Int64) {
    for index in range {
      let place = place(of: observed[index])
      while bucketCounts.count <= place { bucketCounts.append(0) }
      bucketCounts[place] += times
    }
  }

  /// Counts the remaining observations for the rules of a trajectory, and clears them.
  private mutating func passOn(_ range: Range<Int>, to trajectory: Int) {
    for index in range {
      let seen = observed[index]
      let place = place(of: seen)
      let times = bucketCounts[place]
      guard times != 0 else { continue }
      bucketCounts[place] = 0
      for place in trajectories[trajectory].places {
        ledgers.count(seen, times: times, rule: Int(order[place]))
      }
    }
  }

  /// Passes the least and greatest observations of a trajectory on to its rules.
  private mutating func includeExtremes(of trajectory: Int) {
    for observation in 0..<Observation.count {
      var extremes = Extremes()
      for index in trajectories[trajectory].observed.range
      where Int(observed[index].column) == observation {
        extremes.include(observed[index].number)
      }
      guard extremes.lowest <= extremes.highest else { continue }
      for place in trajectories[trajectory].places {
        ledgers.include(extremes, observation: observation, rule: Int(order[place]))
      }
    }
  }
}
