import Statistics

/// The dictionary of measures.
extension Measure {
  /// Every measure, in the order in which tables and files list them.
  public static let all: [Measure] =
    suspensionMeasures + luckMeasures + guidanceMeasures + outcomeMeasures + callMeasures
    + staffMeasures

  /// Every measure of a scenario: money too where it gives prices.
  public static func dictionary(of scenario: Scenario) -> [Measure] {
    all + (scenario.prices.map(moneyMeasures) ?? [])
  }

  private static let suspensionMeasures = [
    Measure(
      .suspensions, "suspensions", "Suspensions",
      "How often the rule suspends the feature.",
      [.suspensions], per: [.merchantDays], scale: 30, .perMerchantMonth, better: .lower),
    Measure(
      .suspensions, "merchants_suspended", "Merchants suspended at least once",
      "Share of merchants with at least one suspension in the counted days.",
      [.firstSuspensions], per: [.merchants], .share, better: .lower),
    Measure(
      .suspensions, "adoption", "Merchants with the feature",
      "Share of merchants who adopted the feature.",
      [.adopters], per: [.merchants], .share),
    Measure(
      .suspensions, "suspensions_of_adopters", "Suspensions of adopters",
      "How often the rule suspends the feature of those who adopted it.",
      [.suspensions], per: [.adopterDays], scale: 30, .perMerchantMonth, better: .lower),
    Measure(
      .suspensions, "adopters_suspended", "Adopters suspended at least once",
      "Share of those who adopted the feature with at least one suspension in the counted days.",
      [.firstSuspensions], per: [.adopters], .share, better: .lower),
    Measure(
      .suspensions, "adopter_time_off", "Adopters' time with the feature off",
      "Share of adopters' time with the feature off, the wait for the return included.",
      [.offMicroseconds], per: [.adopterDays], scale: 1 / microsecondsPerDay, .share, better: .lower
    ),
    Measure(
      .suspensions, "time_off", "Time with the feature off",
      "Share of time with the feature off, the wait for the merchant's return included.",
      [.offMicroseconds], per: [.merchantDays], scale: 1 / microsecondsPerDay, .share,
      better: .lower),
    Measure(
      .suspensions, "days_off", "Whole days with the feature off",
      "Share of days during all of which the feature was off.",
      [.wholeDaysOff], per: [.merchantDays], .share, better: .lower),
    Measure(
      .suspensions, "off_at_midnight", "Off at the end of the day",
      "Share of days at whose end the feature was off, before that day is judged.",
      [.midnightsOff], per: [.merchantDays], .share, better: .lower),
    Measure(
      .suspensions, "low_days", "Low days",
      "Share of days judged low.",
      [.lowDays], per: [.merchantDays], .share, better: .lower),
    Measure(
      .suspensions, "judged_days", "Days judged",
      "Share of days that the rule judges: the feature is on, and nothing exempts the merchant.",
      [.judgedDays], per: [.merchantDays], .share),
    Measure(
      .suspensions, "few_call_days", "Judged days with too few calls",
      "Share of judged days with too few calls to be low.",
      [.fewCallDays], per: [.judgedDays], .share),
    Measure(
      .suspensions, "exempt_days", "Exempt days",
      "Share of days with the feature on that are not judged because the merchant is exempt.",
      [.exemptDays], per: [.merchantDays], .share),
    Measure(
      .suspensions, "part_days_left_out", "Part-days left out",
      "Share of days that are not judged because the feature came back in their course.",
      [.partDaysLeftOut], per: [.merchantDays], .share),
    Measure(
      .suspensions, "probation_days", "Days judged on probation",
      "Share of days judged on probation.",
      [.probationDays], per: [.merchantDays], .share),
    Measure(
      .suspensions, "warnings", "Warnings",
      "How often the rule warns.",
      [.warnings], per: [.merchantDays], scale: 30, .perMerchantMonth, better: .lower),
    Measure(
      .suspensions, "throttlings", "Throttlings",
      "How often the rule throttles invitations.",
      [.throttlings], per: [.merchantDays], scale: 30, .perMerchantMonth, better: .lower),
    Measure(
      .suspensions, "throttled_days", "Days with invitations throttled",
      "Share of days that begin with invitations throttled.",
      [.throttledDays], per: [.merchantDays], .share, better: .lower),
    Measure(
      .suspensions, "cards_throttled", "Invitations held back by a throttle",
      "Share of invitations that would have been sent and were held back by a throttle.",
      [.cardsThrottled], per: [.cardsThrottled, .cardsOffered], .share, better: .lower),
  ]

  private static let luckMeasures = [
    Measure(
      .suspensions, "bad_luck", "Suspensions that are bad luck",
      "Share of suspensions that hit merchants whose answer rate over a year without rule and "
        + "campaigns is at or above the threshold.",
      [.suspensionsByLuck], per: [.suspensionsExamined], .share, better: .lower),
    Measure(
      .suspensions, "bad_luck_lower_threshold", "The same, threshold 2 points lower",
      "Bad luck if it were held against a threshold two points lower.",
      [.suspensionsByLuckBelow], per: [.suspensionsExamined], .share, better: .lower),
    Measure(
      .suspensions, "bad_luck_higher_threshold", "The same, threshold 2 points higher",
      "Bad luck if it were held against a threshold two points higher.",
      [.suspensionsByLuckAbove], per: [.suspensionsExamined], .share, better: .lower),
    Measure(
      .suspensions, "left_for_good", "Suspensions after which the merchant never returns",
      "Share of suspensions after which the feature is never switched on again.",
      [.leftForGood], per: [.suspensions], .share, better: .lower),
  ]

  private static let guidanceMeasures = [
    Measure(
      .guidance, "minutes_saved", "Guidance minutes saved by video",
      "Contact minutes: each contact's text duration less the duration it had.",
      [.contactMicrosecondsSaved], per: [.merchantDays], scale: 30 / microsecondsPerMinute,
      .minutesPerMerchantMonth, better: .higher),
    Measure(
      .guidance, "minutes_saved_per_contact", "Minutes saved per contact",
      "Contact minutes saved over the contacts that ended by text or video.",
      [.contactMicrosecondsSaved], per: [.endedByText, .endedByVideo],
      scale: 1 / microsecondsPerMinute, .minutes, better: .higher),
    Measure(
      .guidance, "text_minutes", "Text guidance, mean",
      "Mean duration of text guidance.",
      [.textMicroseconds], per: [.endedByText], scale: 1 / microsecondsPerMinute, .minutes),
    Measure(
      .guidance, "video_minutes", "Video guidance, mean",
      "Mean duration of video guidance.",
      [.videoMicroseconds], per: [.endedByVideo], scale: 1 / microsecondsPerMinute, .minutes),
    Measure(
      .guidance, "contacts", "Contacts",
      "Contacts that arrived.",
      [.contacts], per: [.merchantDays], .perMerchantDay),
    Measure(
      .guidance, "video_share", "Contacts guided by video",
      "Share of contacts that ended after video guidance.",
      [.endedByVideo], per: [.contacts], .share),
    Measure(
      .guidance, "text_endings", "Contacts guided by text",
      "Contacts that ended after text guidance.",
      [.endedByText], per: [.merchantDays], .perMerchantDay),
    Measure(
      .guidance, "voice_share", "Contacts guided by voice",
      "Share of contacts that ended after voice guidance.",
      [.endedByVoice], per: [.contacts], .share),
    Measure(
      .guidance, "voice_minutes", "Voice guidance, mean",
      "Mean duration of voice guidance.",
      [.voiceMicroseconds], per: [.endedByVoice], scale: 1 / microsecondsPerMinute, .minutes),
    Measure(
      .guidance, "left_queue", "Contacts that left the queue",
      "Share of contacts whose customer left the chat queue.",
      [.leftQueue], per: [.contacts], .share, better: .lower),
    Measure(
      .guidance, "gave_up", "Contacts that gave up after a miss",
      "Share of contacts whose customer gave up after a missed call.",
      [.gaveUp], per: [.contacts], .share, better: .lower),
  ]

  private static let outcomeMeasures = [
    Measure(
      .guidance, "elapsed_minutes", "From arrival to the end of handling, mean",
      "Mean time from arrival to the end of handling, waits included, of contacts guided to the end.",
      [.elapsedMicroseconds], per: [.endedByText, .endedByVideo],
      scale: 1 / microsecondsPerMinute, .minutes, better: .lower),
    Measure(
      .guidance, "elapsed_minutes_saved_per_contact", "Elapsed minutes saved per contact",
      "Elapsed time with video off less elapsed time, over contacts guided to the end both ways.",
      [.elapsedMicrosecondsSaved], per: [.elapsedPairs], scale: 1 / microsecondsPerMinute,
      .minutes, better: .higher),
    Measure(
      .guidance, "agent_minutes", "Agents' effort",
      "Effort: calls and rings in full, n open chats 1/n of each minute each, text by others in full.",
      [.agentMicroseconds], per: [.merchantDays], scale: 30 / microsecondsPerMinute,
      .minutesPerMerchantMonth, better: .lower),
    Measure(
      .guidance, "agent_minutes_saved", "Agents' effort saved by video",
      "Effort with video off less effort.",
      [.agentMicrosecondsSaved], per: [.merchantDays], scale: 30 / microsecondsPerMinute,
      .minutesPerMerchantMonth, better: .higher),
    Measure(
      .guidance, "resolved", "Contacts resolved",
      "Share of ended contacts whose guidance resolved the matter.",
      [.resolved], per: [.endings], .share, better: .higher),
    Measure(
      .guidance, "returns", "Returns",
      "Returned goods over ended contacts.",
      [.returns], per: [.endings], .share, better: .lower),
    Measure(
      .guidance, "sales", "Sales",
      "Sales over ended contacts.",
      [.sales], per: [.endings], .share, better: .higher),
    Measure(
      .guidance, "repeat_contacts", "Contacts about the same matter again",
      "Share of contacts that are about a matter an earlier contact was about.",
      [.repeatContacts], per: [.contacts], .share, better: .lower),
    Measure(
      .guidance, "complaints", "Complaints",
      "Complaints over ended contacts.",
      [.complaints], per: [.endings], .share, better: .lower),
    Measure(
      .guidance, "unfinished", "Contacts cut off by the end of the run",
      "Share of contacts that had not ended when the run did: censored.",
      [Term(.contacts), Term(.endings, weight: -1)], per: [.contacts], .share),
  ]

  private static let callMeasures = [
    Measure(
      .calls, "cards", "Invitation cards sent",
      "Cards sent.",
      [.cardsOffered], per: [.merchantDays], .perMerchantDay),
    Measure(
      .calls, "cards_accepted", "Cards accepted",
      "Share of cards that customers accept.",
      [.cardsAccepted], per: [.cardsOffered], .share),
    Measure(
      .calls, "cards_expired", "Cards expired",
      "Share of accepted cards that expired before their tap.",
      [.cardsExpired], per: [.cardsAccepted], .share, better: .lower),
    Measure(
      .calls, "taps_refused_off", "Taps refused, feature off",
      "Taps refused because the feature was off.",
      [.tapsRefusedOff], per: [.merchantDays], .perMerchantDay, better: .lower),
    Measure(
      .calls, "taps_refused_night", "Taps refused, night",
      "Taps refused because the night was not answered.",
      [.tapsRefusedNight], per: [.merchantDays], .perMerchantDay, better: .lower),
    Measure(
      .calls, "calls", "Calls",
      "Calls that rang, each ring a call.",
      [.callsOffered], per: [.merchantDays], .perMerchantDay),
    Measure(
      .calls, "answer_rate", "Answer rate",
      "Answered calls over calls that rang.",
      [.callsAnswered], per: [.callsOffered], .share, better: .higher),
    Measure(
      .calls, "speed_of_answer", "Speed of answer, mean",
      "Mean time from the start of the ring that was answered to the answer.",
      [.answerDelayMicroseconds], per: [.callsAnswered], scale: 1e-6, .seconds, better: .lower),
    Measure(
      .calls, "calls_dropped", "Calls dropped",
      "Share of answered calls that dropped.",
      [.callsDropped], per: [.callsAnswered], .share, better: .lower),
    Measure(
      .calls, "hung_up_by_merchant", "Calls picked up only to hang up",
      "Share of calls that the merchant picked up only to hang up; answered in the rule's sense.",
      [.hungUpByMerchant], per: [.callsOffered], .share, better: .lower),
    Measure(
      .calls, "speed_of_answer_p50", "Speed of answer, median",
      "Time from ring to answer within which half of the answered calls were answered.",
      quantile: 0.5, of: .answerDelay, scale: 1e-6, .seconds, better: .lower),
    Measure(
      .calls, "speed_of_answer_p90", "Speed of answer, 90 % within",
      "Time from ring to answer within which 90 % of the answered calls were answered.",
      quantile: 0.9, of: .answerDelay, scale: 1e-6, .seconds, better: .lower),
    Measure(
      .calls, "ring_time", "Time ringing, mean",
      "Mean time for which a call rang, answered or not.",
      [.ringMicroseconds], per: [.callsOffered], scale: 1e-6, .seconds, better: .lower),
    Measure(
      .calls, "merchant_answer_rate_p10", "Answer rate, a tenth of merchants below",
      "The answer rate that a tenth of the merchants with a call stay below.",
      quantile: 0.1, of: .merchantAnswerRate, scale: 1e-4, .share, better: .higher),
    Measure(
      .calls, "merchant_answer_rate_p50", "Answer rate, half of merchants below",
      "The answer rate that half of the merchants with a call stay below.",
      quantile: 0.5, of: .merchantAnswerRate, scale: 1e-4, .share, better: .higher),
    missed("nobody", "nobody on shift", .missedNobodyOnShift),
    missed("busy", "all agents in calls", .missedAllBusy),
    missed("unnoticed", "not noticed in the foreground", .missedNotNoticed),
    missed("background", "app in the background", .missedBackground),
    missed("closed", "app closed", .missedClosed),
    missed("hung_up", "customer hung up", .missedHungUp),
    Measure(
      .calls, "voice_calls", "Voice calls",
      "Voice calls by customers that rang, among all calls.",
      [.voiceCallsOffered], per: [.merchantDays], .perMerchantDay),
    Measure(
      .calls, "voice_answer_rate", "Answer rate of voice calls",
      "Answered voice calls over voice calls that rang.",
      [.voiceCallsAnswered], per: [.voiceCallsOffered], .share, better: .higher),
    Measure(
      .calls, "voice_refused", "Voice calls refused",
      "Voice calls that found the feature off or the night closed.",
      [.voiceCallsRefused], per: [.merchantDays], .perMerchantDay, better: .lower),
    Measure(
      .calls, "desk_answers", "Calls answered by the shared desk",
      "Calls that a shared desk answered, to the merchant's credit or not, over calls that rang.",
      [.deskAnswers], per: [.callsOffered], .share),
    Measure(
      .calls, "call_backs", "Call-backs promised",
      "Call-backs promised after a miss.",
      [.callBacksPromised], per: [.merchantDays], .perMerchantDay),
    Measure(
      .calls, "call_backs_answered", "Call-backs answered",
      "Call-backs that reached the customer over those promised.",
      [.callBacksAnswered], per: [.callBacksPromised], .share, better: .higher),
  ]

  private static func moneyMeasures(_ prices: Prices) -> [Measure] {
    let staff = Term(.rosteredMicroseconds, weight: prices.staffHour / microsecondsPerHour)
    let returns = Term(.returns, weight: prices.returned)
    let sales = Term(.sales, weight: prices.sale)
    let complaints = Term(.complaints, weight: prices.complaint)
    func money(
      _ name: String, _ title: String, _ meaning: String, _ terms: [Term],
      better: BetterDirection
    ) -> Measure {
      Measure(
        .money, name, title, meaning, terms, per: [.merchantDays], scale: 30,
        .moneyPerMerchantMonth, better: better)
    }
    return [
      money(
        "money_staff", "Cost of staff", "What rostered hours less absence cost.", [staff],
        better: .lower),
      money("money_returns", "Cost of returns", "What returns cost.", [returns], better: .lower),
      money("money_sales", "Sales", "What sales bring.", [sales], better: .higher),
      money(
        "money_complaints", "Cost of complaints", "What complaints cost.", [complaints],
        better: .lower),
      money(
        "money_net", "Sales less costs", "What sales bring less all costs.",
        [sales] + [staff, returns, complaints].map { Term($0.counter, weight: -$0.weight) },
        better: .higher),
    ]
  }

  private static let staffMeasures = [
    Measure(
      .staff, "queue_wait", "Wait in the chat queue, mean",
      "Mean wait of those who reached an agent.",
      [.queueWaitMicroseconds], per: [.queueWaits], scale: 1e-6, .seconds, better: .lower),
    Measure(
      .staff, "queue_wait_p90", "Wait in the chat queue, 90 % within",
      "Wait within which 90 % of those who reached an agent did.",
      quantile: 0.9, of: .queueWait, scale: 1e-6, .seconds, better: .lower),
    Measure(
      .staff, "queue_time", "Time in the chat queue, mean",
      "Time in the chat queue over contacts, that of those who left it included.",
      [.queueMicroseconds], per: [.contacts], scale: 1e-6, .seconds, better: .lower),
    Measure(
      .staff, "served_in_time", "Contacts served in time",
      "Share of contacts whose first chat began within measurement.serviceTime of their arrival.",
      [.servedInTime], per: [.contacts], .share, better: .higher),
    Measure(
      .staff, "short_waits", "Contacts with a short wait",
      "Share of contacts whose first wait for a chat ended within measurement.serviceTime, by an agent "
        + "or by leaving.",
      [.servedInTime, .leftInTime], per: [.contacts], .share),
    Measure(
      .staff, "staff_hours", "Staff hours",
      "Rostered hours less absence and breaks.",
      [.rosteredMicroseconds], per: [.merchantDays], scale: 1 / microsecondsPerHour,
      .perMerchantDay, better: .lower),
    Measure(
      .staff, "overtime", "Overtime hours",
      "Hours worked outside rostered time: after a shift's end, in breaks, off shift.",
      [.overtimeMicroseconds], per: [.merchantDays], scale: 1 / microsecondsPerHour,
      .perMerchantDay, better: .lower),
    Measure(
      .staff, "occupancy", "Occupancy",
      "Call time and chat time over slots, over rostered time less absence and breaks.",
      [.callMicroseconds, .chatLoadMicroseconds], per: [.rosteredMicroseconds], .loadFactor),
    Measure(
      .staff, "call_occupancy", "Time in calls",
      "Time agents spent in calls over rostered time less absence and breaks.",
      [.callMicroseconds], per: [.rosteredMicroseconds], .loadFactor),
    Measure(
      .staff, "apps_woken", "Apps woken by a push",
      "Apps in the background that a push woke, over calls that rang.",
      [.appsWoken], per: [.callsOffered], .count),
  ]

  private static let microsecondsPerMinute = 60e6
  private static let microsecondsPerHour = 3_600e6
  private static let microsecondsPerDay = 86_400e6

  private static func missed(_ name: String, _ reason: String, _ counter: Counter) -> Measure {
    Measure(
      .calls, "missed_\(name)", "Missed: \(reason)",
      "Calls missed (\(reason)) over calls that rang.",
      [counter], per: [.callsOffered], .share, better: .lower)
  }

  private init(
    _ topic: Topic, _ name: String, _ title: String, _ meaning: String,
    quantile probability: Double, of observation: Observation, scale: Double, _ unit: Unit,
    better: BetterDirection? = nil
  ) {
    self.init(
      name: name, title: title, meaning: meaning, numerator: [], denominator: [], scale: scale,
      unit: unit, topic: topic, better: better,
      quantile: ObservedQuantile(observation, probability: probability))
  }

  private init(
    _ topic: Topic, _ name: String, _ title: String, _ meaning: String, _ numerator: [Counter],
    per denominator: [Counter], scale: Double = 1, _ unit: Unit, better: BetterDirection? = nil
  ) {
    self.init(
      topic, name, title, meaning, numerator.map { Term($0) }, per: denominator, scale: scale,
      unit, better: better)
  }

  private init(
    _ topic: Topic, _ name: String, _ title: String, _ meaning: String, _ numerator: [Term],
    per denominator: [Counter], scale: Double = 1, _ unit: Unit, better: BetterDirection? = nil
  ) {
    self.init(
      name: name, title: title, meaning: meaning, numerator: numerator, denominator: denominator,
      scale: scale, unit: unit, topic: topic, better: better)
  }
}
