import SimKernel
import SimStatistics

/// Merchants' own rates, of answering calls and of replying to chats: a merchant is simulated without rule or campaigns, on days of its own, until it is known on
/// which side of every threshold that was asked about its rate is, or ``RateSequence/longest`` days have passed.
struct RateExamination: ~Copyable {
  private var simulation: MerchantSimulation<NoTrace<MerchantEvent>, WeighedNoticing>
  /// How much the merchants' days resemble each other.
  private let persistence: Double

  /// Prepares a segment of a valid scenario.
  ///
  /// - Parameter tracksReplies: Whether reply rates are asked for.
  init(_ scenario: Scenario, segment: Int, tracksReplies: Bool = false, tables: SharedTables) {
    persistence = scenario.persistence(ofDaysIn: scenario.segments[segment])
    simulation = MerchantSimulation(
      scenario.examined, segment: segment, observer: NoTrace(),
      noticing: WeighedNoticing(scenario.segments[segment]), role: .examined,
      tracksReplies: tracksReplies, tables: tables)
  }

  /// Examines a merchant, the same one whatever ran before. A check's result does not depend on what others are made
  /// with it.
  ///
  /// - Parameters:
  ///   - countings: The ways in which calls are counted.
  ///   - replyCountings: The ways in which chats are counted; their rates have the numbers behind those of calls.
  ///   - checks: What is asked about the rates.
  /// - Returns: How many events were run.
  mutating func examine(
    _ merchant: UInt32, replication: UInt64, by countings: [CallCounting],
    _ replyCountings: [ReplyCounting], _ checks: inout [FalsePositiveCheck]
  ) -> Int {
    let rates = 0..<countings.count + replyCountings.count
    var sequences = Array(
      repeating: RateSequence(persistence: persistence), count: rates.count)
    var isOpen = rates.map { rate in
      checks.contains { $0.asks(about: rate, callCountings: countings.count) }
    }
    simulate(merchant, replication: replication) { day, simulation in
      var hasLooked = false
      for rate in rates where isOpen[rate] {
        let today =
          rate < countings.count
          ? simulation.countedToday(by: countings[rate])
          : simulation.repliedToday(by: replyCountings[rate - countings.count])
        sequences[rate].addDay(answered: today.answered, calls: today.calls)
        guard let bounds = sequences[rate].bounds else { continue }
        hasLooked = true
        for index in checks.indices {
          checks[index].look(at: bounds, of: rate, callCountings: countings.count)
        }
      }
      guard hasLooked else { return true }
      // A check of several rates may be decided by one of them.
      for rate in rates where isOpen[rate] {
        isOpen[rate] = checks.contains {
          !$0.isDecided && $0.asks(about: rate, callCountings: countings.count)
        }
      }
      return isOpen.contains(true)
    }
    return simulation.context.clock.eventsRun
  }

  /// Simulates a merchant day by day.
  ///
  /// - Parameter goesOn: Looks at a day that ends, and says whether another is wanted.
  mutating func simulate(
    _ merchant: UInt32, replication: UInt64,
    while goesOn: (
      _ day: Int,
      _ simulation: borrowing MerchantSimulation<NoTrace<MerchantEvent>, WeighedNoticing>
    ) -> Bool
  ) {
    simulation.reset(for: merchant, replication: replication)
    simulation.ringing.noticing.forgetEndedRings()
    for day in 0..<simulation.context.plan.days {
      simulation.beginDay(day)
      simulation.runToMidnight()
      if !goesOn(day, simulation) { return }
      simulation.endDay()
      simulation.ringing.noticing.forgetEndedRings()
    }
  }
}

extension MerchantSimulation where Noticing == WeighedNoticing {
  /// The calls of the day that ends, and what they count for: their outcomes, with their surpluses where rings are calls and
  /// the outcome does not decide whether a call counts.
  func countedToday(by counting: CallCounting) -> (answered: Double, calls: Int) {
    let count = callLog.count(by: counting)
    var answered = Double(count.answered)
    if ringing.noticing.isWeighing && counting.sameCallWithin == nil && counting.quickHangUp == nil
    {
      precondition(
        ringing.noticing.surpluses.count == callLog.calls.count, "each ring has a surplus")
      for index in 0..<callLog.calls.count where counting.counts(callLog.calls[index]) {
        answered += ringing.noticing.surpluses[index]
      }
    }
    return (answered, Int(count.offered))
  }

  /// The customers of the day that ends, as a reply rate counts them.
  func repliedToday(by counting: ReplyCounting) -> (answered: Double, calls: Int) {
    let count = chat.replies.count(
      by: counting, endingAt: context.now, onSince: feature.state.onSince)
    return (Double(count.answered), Int(count.offered))
  }
}

extension Scenario {
  /// The scenario in which a merchant's own rate is found: no rule, no campaigns, no dated shifts. Recorded contacts come again and again.
  fileprivate var examined: Scenario {
    var other = self
    other.rulebook = .off
    other.campaigns = []
    other.calendar.warmup = 0
    // Days of its own, which are the same whatever is asked of the scenario.
    other.calendar.horizon = nil
    other.calendar.days = RateSequence.longest
    for index in segments.indices {
      other.segments[index].staffing = segments[index].staffing.withoutDatedShifts
      other.segments[index].replays = segments[index].replays.map {
        $0.repeated(from: calendar.date(ofDay: 0), days: RateSequence.longest)
      }
    }
    return other
  }
}

extension Replay {
  /// The recorded days over and over again, moved on by whole weeks, for at least so many days.
  ///
  /// - Parameter first: The first day of the run: earlier dates of the file are none of it.
  func repeated(from first: CivilDate, days: Int) -> Replay {
    let used = alignment == .dates ? instants.filter { $0.day >= first } : instants
    guard let begins = used.first?.day.dayNumber, let ends = used.last?.day.dayNumber else {
      return self
    }
    let period = (ends - begins + 7) / 7 * 7
    var other = self
    other.instants = (0...(days / period + 1)).flatMap { round in
      used.map {
        RecordedInstant(
          day: $0.day.adding(days: round * period), sinceMidnight: $0.sinceMidnight)
      }
    }
    return other
  }
}
