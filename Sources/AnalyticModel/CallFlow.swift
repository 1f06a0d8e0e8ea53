import ClosedForms
import MerchantModel

/// Expected cards and calls while the feature is on, per adopter of mean volume.
struct CallFlow {
  /// Expected numbers of one day.
  struct Day: Hashable {
    var cards = 0.0
    var calls = 0.0
    var answered = 0.0
    /// Summed delays of the answers, in seconds.
    var delay = 0.0

    /// Adds a multiple of another day.
    mutating func add(_ other: Day, times factor: Double) {
      cards += other.cards * factor
      calls += other.calls * factor
      answered += other.answered * factor
      delay += other.delay * factor
    }
  }

  /// The expected numbers of each simulated day.
  private(set) var days: [Day]
  /// The distinct chances that a call is answered.
  private(set) var answerChances: Set<Double> = []
  /// One more than the last hour of the day in which calls arrive.
  private(set) var lastHour = 0

  /// The mean of flows that differ in how many there are and how well they are answered, each with its weight.
  init(meanOf flows: [CallFlow], weights: [Double]) {
    days = flows[0].days.indices.map { day in
      zip(flows, weights).reduce(into: Day()) { $0.add($1.0.days[day], times: $1.1) }
    }
    answerChances = flows[0].answerChances
    lastHour = flows[0].lastHour
  }

  /// The flow of days that are busier by a factor.
  func scaled(by factor: Double) -> CallFlow {
    var other = self
    other.days = days.map { day in
      var scaled = Day()
      scaled.add(day, times: factor)
      return scaled
    }
    return other
  }

  /// Computes the expected numbers of a segment.
  ///
  /// - Parameters:
  ///   - input: The segment.
  ///   - answers: The theory of its answers; nil leaves answers out.
  /// - Throws: `TheoryError`.
  init(_ input: AnalysisInput, answers: AnswerTheory?) throws(TheoryError) {
    let week = DayPiece.week(of: input.segment)
    let absence = input.staffing.absence.value
    let groups = input.staffing.groups
    let volume = input.segment.demand.volume.mean
    var known: [[Bool]: (staffed: Double, outcome: AnswerTheory.Outcome)] = [:]
    days = Array(repeating: Day(), count: input.calendar.totalDays)
    for day in days.indices {
      let weekday = input.calendar.date(ofDay: day).weekday
      for piece in week[weekday.rawValue] where !piece.isClosed {
        let ring: (staffed: Double, outcome: AnswerTheory.Outcome)
        if let seen = known[piece.isOnShift] {
          ring = seen
        } else {
          if let answers {
            ring = try answers.ring(piece.isOnShift)
          } else {
            var nobody = 1.0
            for (group, here) in zip(groups, piece.isOnShift) where here {
              for _ in 0..<group.count { nobody *= absence }
            }
            ring = (1 - nobody, AnswerTheory.Outcome())
          }
          known[piece.isOnShift] = ring
        }
        guard ring.staffed > 0 else { continue }
        for (kind, means) in input.offeredKinds {
          let contacts = means[day] * volume * kind.hours.shares[piece.hour] * piece.share
          guard contacts > 0 else { continue }
          let offers = contacts * kind.offer.value
          let accepted = offers * input.acceptance(of: kind)
          days[day].cards += offers * ring.staffed
          days[day].calls += accepted * ring.staffed
          days[day].answered += accepted * ring.outcome.answered
          days[day].delay += accepted * ring.outcome.delay
          if accepted > 0 {
            answerChances.insert(ring.outcome.answered / ring.staffed)
            lastHour = max(lastHour, piece.hour + 1)
          }
        }
      }
    }
  }
}
