import MerchantModel
import SimKernel
import SimRandom

/// A scenario small enough that its results can be worked out by hand, and the ways to run it.
enum SmallShop {
  /// Five days from Monday 2026-03-02, one agent 09:00 to 17:00, one kind of contact of which there is none
  /// until a test says so; text takes 30 minutes.
  static func scenario(days: Int = 5) -> Scenario {
    var scenario = Scenario()
    scenario.calendar.start = CivilDate(dayNumber: 20_514)
    scenario.calendar.days = days
    var kind = ContactKind(name: "question")
    kind.text = .always(.minutes(30))
    kind.video = .always(.minutes(10))
    scenario.kinds = [kind]
    var segment = Segment(name: "shop")
    segment.staffing.roster = Roster(shifts: [Shift(from: .hour(9), to: .hour(17))])
    segment.staffing.chats = .slots(2)
    scenario.segments = [segment]
    scenario.rule.enabled = false
    return scenario
  }

  /// A replay of times of day on the first days: (day, hour, minute).
  static func replay(_ times: (Int, Int, Int)...) -> Replay {
    var replay = Replay(kind: "question", file: "made up")
    replay.instants = times.map { day, hour, minute in
      RecordedInstant(
        day: CivilDate(dayNumber: 20_514 + day),
        sinceMidnight: .hours(Int64(hour)) + .minutes(Int64(minute)))
    }
    return replay
  }

  /// A distribution that is known to be valid; the constant 1 would fail the test that asked for another.
  static func law(_ make: () throws -> Distribution) -> Distribution {
    (try? make()) ?? .exactly(1)
  }

  /// The counters over the counted days of some merchants, added up.
  static func counts(
    _ scenario: Scenario, merchants: Int = 1, replications: Int = 1
  ) -> [Int64] {
    var runner = MerchantRunner(scenario, segment: 0)
    var tallies = Tallies(days: scenario.calendar.totalDays)
    for replication in 0..<replications {
      for merchant in 0..<merchants {
        runner.run(merchant: UInt32(merchant), replication: UInt64(replication), into: &tallies)
      }
    }
    return TallyTable(tallies).totals(over: scenario.calendar.countedDays)
  }

  /// One counter of each merchant of a run.
  static func each(
    _ counter: Counter, _ scenario: Scenario, merchants: Int, replications: Int = 1
  ) -> [Int64] {
    var runner = MerchantRunner(scenario, segment: 0)
    var tallies = Tallies(days: scenario.calendar.totalDays)
    var values: [Int64] = []
    for replication in 0..<replications {
      for merchant in 0..<merchants {
        runner.run(merchant: UInt32(merchant), replication: UInt64(replication), into: &tallies)
        values.append(runner.lastMerchant(counter))
      }
    }
    return values
  }
}

extension [Int64] {
  /// A table of counters read by name.
  subscript(counter: Counter) -> Int64 { self[counter.rawValue] }
}
