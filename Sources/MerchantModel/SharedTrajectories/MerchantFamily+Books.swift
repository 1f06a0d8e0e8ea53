/// What courses come to, and how it reaches the books of the rules that take them: the course that most
/// rules take is booked for all, and the others' differences from it for those who take them.
extension MerchantFamily {
  /// Takes what was booked on a course.
  mutating func takeBookings(of course: Int) {
    courses[course].bookings.start = bookings.count
    world.tallies.drain(world.bookedDays, into: &bookings)
    courses[course].bookings.end = bookings.count
    courses[course].observed.start = observed.count
    for index in 0..<world.observed.count { observed.append(world.observed[index]) }
    world.observed.removeAll()
    courses[course].observed.end = observed.count
  }

  /// Books the day's courses for the rules that took them.
  mutating func bookCourses() {
    var most = 0
    for course in 1..<max(courses.count, 1) where courses[course].riders > courses[most].riders {
      most = course
    }
    common.add(bookings, courses[most].bookings.range)
    for index in courses[most].observed.range {
      world.distributions.count(observed[index])
    }
    includeExtremes(of: most)
    for course in 0..<courses.count where course != most && courses[course].riders > 0 {
      bookDifferences(of: course, from: most)
      observeDifferences(of: course, from: most)
      includeExtremes(of: course)
    }
  }

  private mutating func bookDifferences(of course: Int, from most: Int) {
    findDifferences(courses[course].bookings.range, from: courses[most].bookings.range)
    let found = 0..<differences.count
    guard !found.isEmpty else { return }
    books.watch(differences, found, into: &sumsOfDifferences)
    for place in courses[course].places {
      let rule = Int(order[place])
      books.add(differences, found, rule: rule)
      books.add(sums: sumsOfDifferences, rule: rule)
    }
  }

  /// One list of bookings less another; both are in the order of the table.
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

  private mutating func observeDifferences(of course: Int, from most: Int) {
    count(courses[course].observed.range, times: 1)
    count(courses[most].observed.range, times: -1)
    passOn(courses[course].observed.range, to: course)
    passOn(courses[most].observed.range, to: course)
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

  /// Counts for a course's riders what is left of some observations, and leaves nothing.
  private mutating func passOn(_ range: Range<Int>, to course: Int) {
    for index in range {
      let seen = observed[index]
      let place = place(of: seen)
      let times = bucketCounts[place]
      guard times != 0 else { continue }
      bucketCounts[place] = 0
      for place in courses[course].places {
        books.count(seen, times: times, rule: Int(order[place]))
      }
    }
  }

  /// Lets the riders of a course know the least and greatest numbers that were observed on it.
  private mutating func includeExtremes(of course: Int) {
    for observation in 0..<Observation.count {
      var extremes = Extremes()
      for index in courses[course].observed.range
      where Int(observed[index].column) == observation {
        extremes.include(observed[index].number)
      }
      guard extremes.lowest <= extremes.highest else { continue }
      for place in courses[course].places {
        books.include(extremes, observation: observation, rule: Int(order[place]))
      }
    }
  }
}
