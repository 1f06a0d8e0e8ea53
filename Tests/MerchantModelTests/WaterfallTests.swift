import MerchantModel
import SimKernel
import SimRandom
import Testing

/// The way from what video promises to what it saves, each step worked out by hand in a shop of constants.
@Suite struct WaterfallTests {
  /// A shop in which something keeps customers from video, and what that costs.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// Day, hour and minute of each contact.
    let contacts: [(Int, Int, Int)]
    /// Minutes by step, as far as they are not 0; those of the promise and of what is saved follow from 20 minutes a contact.
    let steps: [String: Int64]
    let change: @Sendable (inout Scenario) -> Void

    var testDescription: String { name }

    init(
      _ name: String, at contacts: [(Int, Int, Int)] = [(0, 10, 7)], _ steps: [String: Int64],
      _ change: @escaping @Sendable (inout Scenario) -> Void = { _ in }
    ) {
      (self.name, self.contacts, self.steps, self.change) = (name, contacts, steps, change)
    }

    /// Text takes 30 minutes and video 10, every card is sent, accepted and tapped at once, and the one agent, in the
    /// foreground from 9:00 to 17:00 but for a microsecond at each full hour, answers at once.
    var scenario: Scenario {
      var scenario = SmallShop.scenario(days: 5)
      scenario.measurement.falsePositives = false
      scenario.kinds[0].offer = .always
      scenario.kinds[0].accept = .always
      scenario.segments[0].app.foregroundShare = .exactly(1)
      scenario.segments[0].answering.foreground = Answering(
        chance: .always, delay: .always(.zero))
      scenario.segments[0].answering.background.chance = .never
      var replay = Replay(kind: "question", file: "made up")
      replay.instants = contacts.map { day, hour, minute in
        RecordedInstant(
          day: CivilDate(dayNumber: 20_514 + day),
          sinceMidnight: .hours(Int64(hour)) + .minutes(Int64(minute)))
      }
      scenario.segments[0].replays = [replay]
      change(&scenario)
      return scenario
    }
  }

  /// Nobody answers, and one low day of one call suspends for two days.
  private static func strict(_ scenario: inout Scenario) {
    scenario.segments[0].answering.foreground.chance = .never
    scenario.rule.enabled = true
    scenario.rule.minimumCalls = 1
    scenario.rule.lowDays = 1
    scenario.rule.suspensionDays = 2
  }

  static let cases = [
    Case("everybody by video", at: [(0, 10, 7), (1, 10, 7)], ["saved": 40]),
    Case("not adopted", ["not_adopted": -20]) { $0.segments[0].adoption = .never },
    Case(
      "off by the rule", at: [(0, 10, 7), (1, 10, 7)],
      ["missed_unnoticed": -20, "feature_off": -20]
    ) {
      strict(&$0)
    },
    Case("night before nobody on shift", at: [(0, 2, 7)], ["night": -20]) {
      $0.segments[0].staffing.chats = .byOthers
    },
    Case("nobody on shift", at: [(0, 20, 7)], ["nobody_on_shift": -20]) {
      $0.segments[0].staffing.chats = .byOthers
    },
    Case("not adopted before nobody on shift", at: [(0, 20, 7)], ["not_adopted": -20]) {
      $0.segments[0].staffing.chats = .byOthers
      $0.segments[0].adoption = .never
    },
    Case("gate before the agent's choice", ["gate": -20]) {
      $0.invitation.gate = .foreground
      $0.kinds[0].offer = .never
      $0.segments[0].app.foregroundShare = .exactly(0)
    },
    Case("throttled", at: [(0, 10, 7), (1, 10, 7)], ["missed_unnoticed": -20, "throttled": -20]) {
      strict(&$0)
      $0.rule.penalty = .throttle
      $0.rule.throttledShare = .never
    },
    Case("not offered", ["not_offered": -20]) { $0.kinds[0].offer = .never },
    Case("shy before refused", ["shy": -20]) {
      $0.customer.shy = .always
      $0.kinds[0].accept = .never
    },
    Case("refused", ["refused": -20]) { $0.kinds[0].accept = .never },
    Case("expired", ["expired": -20]) {
      $0.invitation.expiry = .minutes(20)
      $0.kinds[0].tapDelay = .always(.minutes(30))
    },
    Case(
      "tapped while off", at: [(0, 9, 7), (0, 16, 7)],
      ["missed_unnoticed": -20, "tap_refused_off": -20]
    ) {
      strict(&$0)
      $0.kinds[0].tapDelay = .always(.hours(14))
      $0.segments[0].night.answers = true
      $0.segments[0].staffing.roster = Roster(shifts: [Shift(from: .midnight, to: .endOfDay)])
    },
    Case("tapped at night", at: [(0, 16, 7)], ["tap_refused_night": -20]) {
      $0.kinds[0].tapDelay = .always(.hours(8))
    },
    Case("missed, nobody on shift", at: [(0, 16, 7)], ["missed_nobody": -20]) {
      $0.kinds[0].tapDelay = .always(.hours(4))
    },
    // Nobody starts a chat in a call, so both come before it.
    Case("missed, all in calls", at: [(0, 10, 7), (0, 10, 8)], ["missed_busy": -20]) {
      $0.kinds[0].tapDelay = .always(.minutes(5))
    },
    Case("missed in the foreground", ["missed_unnoticed": -20]) {
      $0.segments[0].answering.foreground.chance = .never
    },
    Case("missed in the background", ["missed_background": -20]) {
      $0.segments[0].app.foregroundShare = .exactly(0)
    },
    Case("the customer hangs up", ["missed_hung_up": -20]) {
      $0.segments[0].answering.foreground.chance = .never
      $0.customer.ringPatience = .always(.seconds(5))
    },
    Case("missed, then answered", at: [(0, 10, 7), (0, 10, 8)], [:]) {
      $0.kinds[0].tapDelay = .always(.minutes(5))
      $0.customer.afterMiss.ringAgain = .always
      $0.customer.afterMiss.delay = .always(.minutes(20))
    },
    Case("missed, then expired", ["missed_unnoticed": -20]) {
      $0.segments[0].answering.foreground.chance = .never
      $0.customer.afterMiss.ringAgain = .always
      $0.customer.afterMiss.delay = .always(.minutes(20))
      $0.invitation.expiry = .minutes(15)
    },
    Case("camera off", ["camera_off": -4]) {
      $0.kinds[0].camera.on = .never
      $0.kinds[0].camera.videoWhenOff = .always(.minutes(14))
    },
    Case("left", at: [(0, 20, 7)], ["left_queue": -20]) {
      $0.customer.chatPatience = .always(.minutes(10))
    },
    Case("gave up after a miss", ["gave_up": -20]) {
      $0.segments[0].answering.foreground.chance = .never
      $0.customer.afterMiss.giveUp = .always
    },
    Case("by voice", ["guided_by_voice": -20]) { $0.kinds[0].voice.share = .always },
    Case("a missed voice call is no miss of video", ["refused": -20]) {
      $0.kinds[0].voice.share = .always
      $0.kinds[0].accept = .never
      $0.segments[0].answering.foreground.chance = .never
    },
    Case("cut off", at: [(4, 20, 7)], ["cut_off": -20]),
    Case("two of three", at: [(0, 10, 7), (0, 20, 7), (1, 20, 7)], ["left_queue": -40]) {
      $0.customer.chatPatience = .always(.minutes(10))
    },
  ]

  @Test("Each step costs what its contacts were promised", arguments: cases)
  func steps(_ example: Case) {
    let waterfall = Waterfall(Self.kinds(example.scenario).own, kind: 0)
    let promise = 20 * Int64(example.contacts.count)
    let lost = example.steps.filter { $0.key != "saved" }.values.reduce(0, +)
    for step in WaterfallStep.all {
      let wanted =
        switch step {
        case .promise: promise
        case .saved: promise + lost
        default: example.steps[step.name] ?? 0
        }
      #expect(waterfall[step] == wanted * 60_000_000, "\(step.name)")
    }
  }

  @Test("A dropped call costs what its text takes longer than its video would have")
  func drop() {
    let scenario = Case("dropped", [:]) { $0.kinds[0].drop = .always }.scenario
    let waterfall = Waterfall(Self.kinds(scenario).own, kind: 0)
    // At a uniform point u, 10 u of video and 30 (1 - u) of text: 20 (1 - u) more than 10 minutes.
    let videoSpent = SmallShop.counts(scenario)[.videoMicroseconds]
    #expect(videoSpent > 0 && videoSpent < 600_000_000)
    #expect(abs(waterfall[.dropped] + 2 * (600_000_000 - videoSpent)) <= 2)
    #expect(waterfall[.saved] == 1_200_000_000 + waterfall[.dropped])
    #expect(waterfall[.selection] == 0)
  }

  @Test("What was picked up only to hang up is a step of its own")
  func hungUp() {
    let scenario = Case("", at: [(0, 10, 7), (1, 10, 7)], [:]) {
      Self.strict(&$0)
      $0.rule.penalty = .throttle
      $0.rule.throttledShare = .always
      $0.response.hangUp = .always
      $0.response.diligence = 1.01
    }.scenario
    let waterfall = Waterfall(Self.kinds(scenario).own, kind: 0)
    #expect(waterfall[.lost(.missedNotNoticed)] == -1_200_000_000)
    #expect(waterfall[.lost(.hungUpByMerchant)] == -1_200_000_000)
    #expect(waterfall[.saved] == 0)
  }

  @Test("Steps add up to the microsecond whatever the scenario", arguments: 0..<UInt64(200))
  func sums(_ number: UInt64) throws {
    var scenario = try RandomScenario.make(number)
    scenario.calendar.warmup = Int(number % 3)
    scenario.measurement.falsePositives = false
    var tallies = Tallies(days: scenario.calendar.totalDays)
    let kinds = Self.kinds(scenario, merchants: 3, into: &tallies)
    let totals = TallyTable(tallies).totals(over: scenario.calendar.countedDays)
    let all = scenario.kinds.indices
    func sum(_ count: (Int) -> Int64) -> Int64 { all.reduce(0) { $0 + count($1) } }
    for kind in all {
      let waterfall = Waterfall(kinds.own, kind: kind)
      let steps = WaterfallStep.all.filter { $0 != .saved }
      #expect(steps.reduce(0) { $0 + waterfall[$1] } == waterfall[.saved])
      #expect(kinds.own.cutOff(kind: kind) >= 0)
    }
    // The same as is counted by day, in other places.
    #expect(
      sum { Waterfall(kinds.own, kind: $0)[.saved] } == totals[.contactMicrosecondsSaved])
    #expect(sum { kinds.own[.contacts, kind: $0] } == totals[.contacts])
    #expect(sum(kinds.own.cutOff) == totals[.contacts] - totals[.endings])
    #expect(
      sum { kinds.own.guidedByText(kind: $0) + kinds.own[.guidedByVideo, kind: $0] }
        == totals[.endedByText] + totals[.endedByVideo])
    #expect(sum { kinds.own[.guidedByVoice, kind: $0] } == totals[.endedByVoice])
    #expect(sum(kinds.own.unserved) == totals[.leftQueue] + totals[.gaveUp] + totals[.notReached])
    #expect(sum { kinds.own[.resolved, kind: $0] } == totals[.resolved])
    #expect(sum { kinds.withoutVideo[.contacts, kind: $0] } == totals[.contactsWithoutVideo])
    #expect(sum(kinds.withoutVideo.guided) == totals[.guidedWithoutVideo])
    #expect(sum(kinds.withoutVideo.unserved) == totals[.unservedWithoutVideo])
    #expect(sum { kinds.withoutVideo[.resolved, kind: $0] } == totals[.resolvedWithoutVideo])
    var plain = Tallies(days: scenario.calendar.totalDays)
    var runner = MerchantRunner(scenario, segment: 0)
    for merchant in UInt32(0)..<3 {
      runner.run(merchant: merchant, replication: 0, into: &plain)
    }
    #expect(TallyTable(plain) == TallyTable(tallies))
    #expect(runner.takeKinds() == KindTables(kinds: 0))
  }

  @Test("Random scenarios take every step")
  func everyStep() throws {
    var seen: Set<WaterfallStep> = []
    for number in UInt64(0)..<200 {
      let scenario = try RandomScenario.make(number)
      let kinds = Self.kinds(scenario, merchants: 3)
      for kind in scenario.kinds.indices {
        let waterfall = Waterfall(kinds.own, kind: kind)
        seen.formUnion(WaterfallStep.all.filter { waterfall[$0] != 0 })
      }
    }
    // No random scenario has a gate.
    let missing = WaterfallStep.all.filter { !seen.contains($0) && $0 != .lost(.gate) }
    #expect(missing.isEmpty, "\(missing.map(\.name))")
  }

  @Test("Where durations do not decide who gets video, the selection is 0 but for chance")
  func selection() throws {
    var scenario = try Shop.scenario()
    scenario.measurement.counterfactual = false
    scenario.measurement.falsePositives = false
    // Nobody waits, and no agent is long in a call: who gets video depends on no duration.
    scenario.segments[0].staffing.chats = .byOthers
    scenario.segments[0].staffing.groups[0].count = 30
    scenario.rule.enabled = false
    var runner = MerchantRunner(scenario, segment: 0, countsKinds: true)
    var tallies = Tallies(days: scenario.calendar.totalDays)
    var shares: [Double] = []
    for replication in UInt64(0)..<60 {
      runner.run(merchant: 0, replication: replication, into: &tallies)
      let waterfall = Waterfall(runner.takeKinds().own, kind: 0)
      shares.append(Double(waterfall[.selection]) / Double(waterfall[.promise]))
    }
    let mean = shares.reduce(0, +) / 60
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 59
    #expect(variance > 0)
    // Within four standard errors.
    #expect(mean.magnitude < 4 * (variance / 60).squareRoot())
  }

  // MARK: Running

  static func kinds(_ scenario: Scenario, merchants: UInt32 = 1) -> KindTables {
    var tallies = Tallies(days: scenario.calendar.totalDays)
    return kinds(scenario, merchants: merchants, into: &tallies)
  }

  private static func kinds(
    _ scenario: Scenario, merchants: UInt32, into tallies: inout Tallies
  ) -> KindTables {
    var runner = MerchantRunner(scenario, segment: 0, countsKinds: true)
    for merchant in 0..<merchants {
      runner.run(merchant: merchant, replication: 0, into: &tallies)
    }
    return runner.takeKinds()
  }
}
