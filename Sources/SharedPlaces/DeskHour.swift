import MerchantModel

/// What came to a desk in an hour, or in several added up: calls by the hour in which they came.
///
/// Adding is exact, commutative and associative.
package struct DeskHour: Sendable, Equatable {
  /// Calls that came.
  package internal(set) var calls: Int64 = 0
  /// Calls that found a free server.
  package private(set) var atOnce: Int64 = 0
  /// Calls that were answered, at once or later.
  package private(set) var answered: Int64 = 0
  /// Calls whose customers gave up, or found the desk closed.
  package private(set) var givenUp: Int64 = 0
  /// Microseconds waited by those who were answered, and by those who gave up.
  package private(set) var answeredMicroseconds: Int64 = 0
  package private(set) var givenUpMicroseconds: Int64 = 0
  /// What the calls that came would take, in microseconds.
  package internal(set) var workMicroseconds: Int64 = 0
  /// Microseconds of servers in calls, overtime included, and of servers at work, in that hour.
  package internal(set) var busyMicroseconds: Int64 = 0
  package private(set) var staffedMicroseconds: Int64 = 0
  /// Waits of those who were answered later, and of those who gave up.
  private(set) var answeredWaits = Histogram()
  private(set) var givenUpWaits = Histogram()

  /// An hour in which nobody called.
  package init(servers: Int = 0) { staffedMicroseconds = Int64(servers) * 3_600_000_000 }

  mutating func bookAnswer(after wait: Int64) {
    answered += 1
    guard wait > 0 else { return atOnce += 1 }
    answeredMicroseconds += wait
    answeredWaits.add(wait)
  }

  mutating func bookGivenUp(after wait: Int64) {
    givenUp += 1
    givenUpMicroseconds += wait
    givenUpWaits.add(wait)
  }

  /// Adds another hour.
  package mutating func add(_ other: DeskHour) {
    calls += other.calls
    atOnce += other.atOnce
    answered += other.answered
    givenUp += other.givenUp
    answeredMicroseconds += other.answeredMicroseconds
    givenUpMicroseconds += other.givenUpMicroseconds
    workMicroseconds += other.workMicroseconds
    busyMicroseconds += other.busyMicroseconds
    staffedMicroseconds += other.staffedMicroseconds
    answeredWaits.add(other.answeredWaits)
    givenUpWaits.add(other.givenUpWaits)
  }

  /// Several hours added up.
  package static func sum(_ hours: some Sequence<DeskHour>) -> DeskHour {
    hours.reduce(into: DeskHour()) { $0.add($1) }
  }

  /// The wait in microseconds below which a share of those lies who were answered; nil if nobody was.
  package func answeredWait(quantile share: Double) -> Double? {
    guard answered > 0 else { return nil }
    let later = answered - atOnce
    let place = share * Double(answered) - Double(atOnce)
    return later == 0 || place <= 0 ? 0 : answeredWaits.quantile(place / Double(later))
  }
}

extension DeskHour {
  /// How many waits stand for those of an hour who were answered, and of those who gave up.
  private static let (answeredParts, givenUpParts) = (16, 8)

  /// What merchants see of it; nil where no call was decided.
  var law: DeskLaw.Hour? {
    guard answered + givenUp > 0 else { return nil }
    return DeskLaw.Hour(
      chance: Double(answered) / Double(answered + givenUp),
      answered: DeskHour.parts(
        Self.answeredParts, of: answered, sum: answeredMicroseconds
      ) { answeredWait(quantile: $0) },
      unanswered: DeskHour.parts(
        Self.givenUpParts, of: givenUp, sum: givenUpMicroseconds
      ) { givenUpWaits.quantile($0) })
  }

  /// Waits that stand for equal shares of all, the mean of which is kept.
  private static func parts(
    _ number: Int, of count: Int64, sum: Int64, _ quantile: (Double) -> Double?
  ) -> [Int64] {
    guard count > 0 else { return [] }
    var waits = (0..<number).map { quantile((Double($0) + 0.5) / Double(number)) ?? 0 }
    let mean = Double(sum) / Double(count)
    let found = waits.reduce(0, +) / Double(number)
    if found > 0 {
      for place in waits.indices { waits[place] *= mean / found }
    } else {
      waits[number - 1] = mean * Double(number)
    }
    return waits.map { Int64($0.rounded()) }
  }
}
