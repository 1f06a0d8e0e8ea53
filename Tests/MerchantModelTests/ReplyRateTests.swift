import MerchantModel
import SimKernel
import SimRandom
import Testing

/// Reply rates of chats, counted once more from what happened event by event.
@Suite struct ReplyRateTests {
  /// A seller who works round the clock and is slow, an assistant, customers who come again, and a rule that judges chats alone.
  private func seller(_ change: (inout Scenario) throws -> Void = { _ in }) throws -> Scenario {
    var scenario = try Shop.scenario()
    scenario.calendar.days = 40
    scenario.kinds[0].offer = .never
    scenario.kinds[0].text = .always(.minutes(4))
    scenario.kinds[0].outcomes.contactAgain.text = try Probability(0.3)
    scenario.kinds[0].outcomes.contactAgain.unresolved = try Probability(0.6)
    scenario.kinds[0].outcomes.contactAgainDelay = DurationDistribution(
      seconds: try .exponential(mean: 1_200))
    scenario.kinds[0].assistant = AssistantService()
    scenario.kinds[0].assistant?.contains = try Probability(0.4)
    scenario.kinds[0].assistant?.contactAgain.unresolved = try Probability(0.7)
    scenario.kinds[0].assistant?.contactAgain.resolved = try Probability(0.3)
    scenario.kinds[0].assistant?.duration = .always(.minutes(2))
    scenario.kinds[0].assistant?.handOver = .always(.seconds(20))
    scenario.assistant.asksForPerson = try Probability(0.5)
    scenario.customer.chatPatience = DurationDistribution(seconds: try .exponential(mean: 200))
    scenario.segments[0].contacts[0].perDay = 150
    scenario.segments[0].staffing.groups = [AgentGroup(name: "seller", count: 1)]
    scenario.segments[0].staffing.chats = .slots(1_000)
    scenario.segments[0].staffing.absence = .never
    scenario.segments[0].staffing.roster = Roster(shifts: [Shift(from: .midnight, to: .midnight)])
    var reply = FirstReply()
    reply.foreground = DurationDistribution(seconds: try .exponential(mean: 90))
    reply.background = DurationDistribution(seconds: try .exponential(mean: 300))
    scenario.segments[0].firstReply = reply
    scenario.rule.judgesCalls = false
    scenario.rule.replyRates.threeMinutes = ReplyRateClause()
    scenario.rule.replyRates.thirtySeconds = ReplyRateClause()
    scenario.rule.replyRates.thirtySeconds?.threshold = Threshold(0.1) ?? .assumed
    scenario.measurement.falsePositives = false
    scenario.measurement.counterfactual = false
    try change(&scenario)
    return scenario
  }

  private func entries(_ scenario: Scenario, merchant: UInt32) -> [MerchantTracer.Entry] {
    MerchantTracer(scenario).entries(
      segment: 0, merchant: merchant, replication: 0, days: 0..<scenario.calendar.totalDays)
  }

  /// Contacts of one merchant as its events tell them.
  private struct History {
    struct Chat {
      var name: ContactName
      var arrivedAt: SimTime
      var repliedAt: SimTime?
      var metAssistant = false
      var contained = false
      var cameWhileOn = true
    }

    /// A rate that was judged.
    struct Judged: Hashable {
      var rate: ReplyRate
      var day: Int
      var customers: Int
      var replied: Int
    }

    var chats: [Chat] = []
    /// When the feature came back, and when it went off.
    var switches: [(at: SimTime, isOn: Bool)] = []
    var judged: [Judged] = []

    init(_ entries: [MerchantTracer.Entry]) {
      var isOn = true
      var places: [ContactName: Int] = [:]
      for entry in entries {
        switch entry.event {
        case .arrived(let name), .cameBack(let name):
          places[name] = chats.count
          chats.append(Chat(name: name, arrivedAt: entry.time, cameWhileOn: isOn))
        case .assistantTook(let name):
          if let place = places[name] { chats[place].metAssistant = true }
        case .ended(let name, .contained):
          if let place = places[name] { chats[place].contained = true }
        case .replied(let name, _, _):
          if let place = places[name], chats[place].repliedAt == nil {
            chats[place].repliedAt = entry.time
          }
        case .suspended:
          isOn = false
          switches.append((entry.time, false))
        case .returned:
          isOn = true
          switches.append((entry.time, true))
        case .repliesJudged(let rate, let day, let customers, let replied):
          judged.append(Judged(rate: rate, day: day, customers: customers, replied: replied))
        default: continue
        }
      }
    }

    /// The simulated day of an instant.
    static func day(_ time: SimTime) -> Int {
      Int((time - SimTime.zero).microseconds / SimDuration.days(1).microseconds)
    }

    /// Whether the feature has been on from an instant to another.
    func isOn(from start: SimTime, to end: SimTime) -> Bool {
      !switches.contains { !$0.isOn && $0.at > start && $0.at <= end }
    }

    /// The customers of a day by a rate: one for each customer and day of arrival, decided on the day.
    func count(_ rate: ReplyRate, _ clause: ReplyRateClause, day: Int) -> (Int, Int) {
      var known: Set<String> = []
      var (customers, replied) = (0, 0)
      let midnight = SimTime.zero + .days(Int64(day) + 1)
      for chat in chats
      where chat.cameWhileOn && isOn(from: chat.arrivedAt, to: midnight - .microseconds(1)) {
        guard clause.hours.contains(chat.arrivedAt) else { continue }
        if clause.replies == .person && chat.contained { continue }
        let customer =
          "\(chat.name.dayKey) \(chat.name.kind) \(chat.name.place) \(Self.day(chat.arrivedAt))"
        guard known.insert(customer).inserted else { continue }
        let counted =
          clause.replies == .personOrAssistant && chat.metAssistant
          ? chat.arrivedAt : chat.repliedAt
        let latest = chat.arrivedAt + rate.limit
        let hit = counted.flatMap { $0 <= latest ? $0 : nil }
        guard Self.day(hit ?? latest) == day else { continue }
        customers += 1
        if hit != nil { replied += 1 }
      }
      return (customers, replied)
    }
  }

  @Test(
    "Every day is judged by the customers on whom it was decided, whatever hours and replies count",
    arguments: [true, false], [ReplyCounting.Replies.person, .personOrAssistant])
  func days(isDaytime: Bool, replies: ReplyCounting.Replies) throws {
    let scenario = try seller {
      for rate in [\ReplyRateClauses.threeMinutes, \ReplyRateClauses.thirtySeconds] {
        $0.rule.replyRates[keyPath: rate]?.hours = isDaytime ? .daytime : HoursOfDay()
        $0.rule.replyRates[keyPath: rate]?.replies = replies
      }
      // Now and then a day is low, and the feature comes back in the middle of a day.
      $0.rule.replyRates.threeMinutes?.threshold =
        Threshold(replies == .person ? 0.6 : 0.75) ?? .assumed
      $0.rule.lowDays = 1
      $0.rule.suspensionDays = 1
      $0.rule.returnDelay = .always(.hours(9))
    }
    let clauses: [ReplyRate: ReplyRateClause?] = [
      .threeMinutes: scenario.rule.replyRates.threeMinutes,
      .thirtySeconds: scenario.rule.replyRates.thirtySeconds,
    ]
    var (judgedDays, acrossMidnight, again, returns) = (0, 0, 0, 0)
    for merchant in UInt32(0)..<6 {
      let history = History(entries(scenario, merchant: merchant))
      for found in history.judged {
        let clause = try #require(clauses[found.rate] ?? nil)
        let expected = history.count(found.rate, clause, day: found.day)
        #expect(
          found.customers == expected.0 && found.replied == expected.1,
          "\(found), not \(expected), merchant \(merchant)")
        judgedDays += 1
      }
      let lastMinutes = history.chats.filter {
        History.day($0.arrivedAt + .minutes(3)) != History.day($0.arrivedAt)
      }
      acrossMidnight += lastMinutes.count
      again += history.chats.filter { $0.name.generation > 0 }.count
      returns += history.switches.filter(\.isOn).count
    }
    #expect(judgedDays > 150 && acrossMidnight > 30 && again > 1_000 && returns > 5)
  }

  @Test("A reply as the limit ends is in time, and one a microsecond later is not")
  func limits() throws {
    func totals(_ delay: SimDuration) throws -> Shop.Totals {
      Shop.totals(
        try seller {
          $0.kinds[0].assistant = nil
          $0.customer.chatPatience = nil
          $0.segments[0].app.background = .always(.zero)
          $0.segments[0].app.close = .never
          // A change of state would begin the delay anew.
          $0.segments[0].app.foreground = .always(.days(100))
          $0.segments[0].firstReply?.foreground = .always(delay)
          $0.measurement.replyRates = ReplyRateMeasurement()
          $0.rule.enabled = false
        }, merchants: 2)
    }
    let cases: [(SimDuration, three: Bool, thirty: Bool)] = [
      (.zero, true, true), (.seconds(30), true, true),
      (.seconds(30) + .microseconds(1), true, false), (.minutes(3), true, false),
      (.minutes(3) + .microseconds(1), false, false),
    ]
    for (delay, three, thirty) in cases {
      let totals = try totals(delay)
      #expect(totals[.replyCustomers] > 1_000)
      #expect(totals[.repliedInThreeMinutes] == (three ? totals[.replyCustomers] : 0))
      #expect(totals[.repliedInThirtySeconds] == (thirty ? totals[.replyCustomers] : 0))
    }
  }

  @Test("Where people outside the model answer chats, all customers get a reply at once")
  func others() throws {
    let totals = Shop.totals(
      try seller {
        $0.segments[0].staffing.chats = .byOthers
        $0.kinds[0].assistant = nil
        $0.measurement.replyRates = ReplyRateMeasurement()
        $0.measurement.replyRates?.hours = HoursOfDay()
      }, merchants: 2)
    #expect(totals[.replyCustomers] > 2_000)
    #expect(totals[.repliedInThirtySeconds] == totals[.replyCustomers])
    #expect(totals[.suspensions] == 0 && totals[.lowDays] == 0)
  }

  @Test("To measure reply rates changes nothing else, and neither does a rule by them that is off")
  func measuring() throws {
    let plain = Shop.totals(try seller { $0.rule.enabled = false }, merchants: 3)
    let measured = Shop.totals(
      try seller {
        $0.rule.enabled = false
        $0.measurement.replyRates = ReplyRateMeasurement()
      }, merchants: 3)
    #expect(measured[.replyCustomers] > 0 && plain[.replyCustomers] == 0)
    #expect(
      measured.except(.replyCustomers, .repliedInThreeMinutes, .repliedInThirtySeconds)
        == plain.values)
  }

  @Test("Merchants who have not adopted the feature are not suspended for their chats")
  func adoption() throws {
    let totals = Shop.totals(
      try seller {
        $0.segments[0].adoption = .never
        $0.segments[0].firstReply?.foreground = .always(.hours(1))
      }, merchants: 3)
    #expect(totals[.suspensions] == 0 && totals[.contacts] > 1_000)
  }

  @Test("Fault is found by all the rates that the rule judges, each by its own threshold")
  func faults() throws {
    /// The share of suspensions that are false positives, of a merchant who replies to 70 % within three minutes.
    func share(calls: Bool, threshold: Double, answers: Double = 1) throws -> Double {
      let totals = Shop.totals(
        try seller {
          $0.kinds[0].assistant = nil
          $0.customer.chatPatience = nil
          $0.kinds[0].outcomes.contactAgain = ChanceByEnding()
          $0.segments[0].app.background = .always(.zero)
          $0.segments[0].app.close = .never
          // exp(-180 / 149.5) = 0.3
          $0.segments[0].firstReply?.foreground = DurationDistribution(
            seconds: try .exponential(mean: 149.5))
          $0.segments[0].contacts[0].perDay = 12
          $0.measurement.falsePositives = true
          $0.rule.lowDays = 1
          $0.rule.judgesCalls = calls
          $0.rule.replyRates.thirtySeconds = nil
          $0.rule.replyRates.threeMinutes?.threshold = Threshold(threshold) ?? .assumed
          $0.rule.replyRates.threeMinutes?.minimumCustomers = 4
          if calls {
            $0.kinds[0].voice.share = try Probability(0.5)
            $0.segments[0].answering.foreground = Answering(
              chance: try Probability(answers), delay: .always(.zero))
            $0.segments[0].night.answers = true
          }
        }, merchants: 12)
      #expect(totals[.suspensionsExamined] > 20)
      return Double(totals[.falsePositives]) / Double(totals[.suspensionsExamined])
    }
    #expect(try share(calls: false, threshold: 0.5) == 1)
    #expect(try share(calls: false, threshold: 0.9) == 0)
    // Calls are answered for certain, and chats fall short.
    #expect(try share(calls: true, threshold: 0.9) == 0)
    #expect(try share(calls: true, threshold: 0.5) == 1)
    // Chats are well, and calls fall short of 60 %.
    #expect(try share(calls: true, threshold: 0.5, answers: 0.3) == 0)
  }
}
