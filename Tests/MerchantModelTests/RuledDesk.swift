import MerchantModel
import SimKernel
import SimRandom

/// A desk under a rule, with calls at times written down: one agent on shift from 8:00 to 16:00 answers every
/// voice call after two seconds and talks for a minute; off shift nobody answers, and a call rings for
/// 45 seconds.
struct RuledDesk {
  var scenario: Scenario

  /// One low day of one call or more below 60 % suspends for a day, unless a test says otherwise.
  init(days: Int = 5, _ change: (inout Scenario) -> Void = { _ in }) {
    var desk = SmallDesk()
    desk.days = days
    scenario = desk.scenario
    scenario.calendar.start = CivilDate(dayNumber: 20_514)
    scenario.segments[0].staffing.roster = Roster(shifts: [Shift(from: .hour(8), to: .hour(16))])
    scenario.measurement.counterfactual = false
    scenario.measurement.falsePositives = false
    scenario.rule.enabled = true
    scenario.rule.minimumCalls = 1
    scenario.rule.lowDays = 1
    scenario.rule.suspensionDays = 1
    change(&scenario)
  }

  /// Calls at times of day, day by day; "9:00 20:30" is two calls, seconds may follow.
  mutating func calls(_ days: [String]) {
    var replay = Replay(kind: "call", file: "made up")
    for (day, times) in days.enumerated() {
      for time in times.split(separator: " ") {
        let parts = time.split(separator: ":").map { Int64($0) ?? 0 }
        replay.instants.append(
          RecordedInstant(
            day: CivilDate(dayNumber: 20_514 + day),
            sinceMidnight: .hours(parts[0]) + .minutes(parts[1])
              + .seconds(parts.count > 2 ? parts[2] : 0)))
      }
    }
    scenario.segments[0].replays = [replay]
  }

  /// What the rule says and does, in short words with the day before them.
  var story: [String] {
    let days = scenario.calendar.totalDays
    let entries = MerchantTracer(scenario).entries(
      segment: 0, merchant: 0, replication: 0, days: 0..<days)
    return entries.compactMap { entry in
      func on(_ word: String) -> String { "\(entry.day) \(word)" }
      switch entry.event {
      case .judged(_, let offered, let answered, let isLow):
        return on("\(answered)/\(offered)\(isLow ? " low" : "")")
      case .notJudged: return on("off")
      case .exempt: return on("exempt")
      case .partDayLeftOut: return on("part day")
      case .underNoRule: return on("no rule")
      case .inMoratorium: return on("moratorium")
      case .cameUnderRule(let rule, _): return on("rule \(rule)")
      case .warned: return on("warned")
      case .suspended: return on("suspended")
      case .throttled(_, _, let share): return on("throttled to \(share)")
      case .leftForGood: return on("left")
      case .offForGood: return on("off for good")
      case .returned: return on("returns \(hour(entry))")
      case .cameBackByItself: return on("is back \(hour(entry))")
      case .appealFiled: return on("appeals \(hour(entry))")
      case .appealUpheld: return on("upheld \(hour(entry))")
      case .appealOverturned(let isOnAgain):
        return on("overturned \(hour(entry))\(isOnAgain ? ", on" : "")")
      default: return nil
      }
    }
  }

  private func hour(_ entry: MerchantTracer.Entry) -> Int64 {
    (entry.time - .at(0, day: Int64(entry.day))).microseconds
      / SimDuration.hours(1).microseconds
  }

  /// The story of a desk with calls.
  static func story(
    _ calls: [String], days: Int? = nil, _ change: (inout Scenario) -> Void = { _ in }
  ) -> [String] {
    var desk = RuledDesk(days: days ?? calls.count, change)
    desk.calls(calls)
    return desk.story
  }

  /// The counters of a desk with calls, those of the year without a rule among them.
  static func counts(
    _ calls: [String], days: Int? = nil, _ change: (inout Scenario) -> Void = { _ in }
  ) -> [Int64] {
    var desk = RuledDesk(days: days ?? calls.count, change)
    desk.calls(calls)
    return SmallShop.counts(desk.scenario)
  }
}
