/// The dictionary of measures.
extension Measure {
  /// Every measure, in the order in which tables and files list them.
  public static let all: [Measure] =
    suspensionMeasures + guidanceMeasures + callMeasures + staffMeasures

  private static let suspensionMeasures = [
    Measure(
      .suspensions, "suspensions", "Suspensions",
      "How often the rule suspends the feature.",
      [.suspensions], per: [.merchantDays], scale: 30, .perMerchantMonth),
    Measure(
      .suspensions, "merchants_suspended", "Merchants suspended at least once",
      "Share of merchants with at least one suspension in the counted days.",
      [.firstSuspensions], per: [.merchants], .share),
    Measure(
      .suspensions, "time_off", "Time with the feature off",
      "Share of time with the feature off, the wait for the merchant's return included.",
      [.offMicroseconds], per: [.merchantDays], scale: 1 / microsecondsPerDay, .share),
    Measure(
      .suspensions, "days_off", "Whole days with the feature off",
      "Share of days during all of which the feature was off.",
      [.wholeDaysOff], per: [.merchantDays], .share),
    Measure(
      .suspensions, "off_at_midnight", "Off at the end of the day",
      "Share of days at whose end the feature was off, before that day is judged.",
      [.midnightsOff], per: [.merchantDays], .share),
    Measure(
      .suspensions, "low_days", "Low days",
      "Share of days judged low.",
      [.lowDays], per: [.merchantDays], .share),
  ]

  private static let guidanceMeasures = [
    Measure(
      .guidance, "minutes_saved", "Guidance minutes saved by video",
      "Contact minutes: each contact's text duration less the duration it had.",
      [.contactMicrosecondsSaved], per: [.merchantDays], scale: 30 / microsecondsPerMinute,
      .minutesPerMerchantMonth),
    Measure(
      .guidance, "minutes_saved_per_contact", "Minutes saved per contact",
      "Contact minutes saved over the contacts that ended by text or video.",
      [.contactMicrosecondsSaved], per: [.endedByText, .endedByVideo],
      scale: 1 / microsecondsPerMinute, .minutes),
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
      .guidance, "left_queue", "Contacts that left the queue",
      "Share of contacts whose customer left the chat queue.",
      [.leftQueue], per: [.contacts], .share),
    Measure(
      .guidance, "gave_up", "Contacts that gave up after a miss",
      "Share of contacts whose customer gave up after a missed call.",
      [.gaveUp], per: [.contacts], .share),
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
      [.cardsExpired], per: [.cardsAccepted], .share),
    Measure(
      .calls, "taps_refused_off", "Taps refused, feature off",
      "Taps refused because the feature was off.",
      [.tapsRefusedOff], per: [.merchantDays], .perMerchantDay),
    Measure(
      .calls, "taps_refused_night", "Taps refused, night",
      "Taps refused because the night was not answered.",
      [.tapsRefusedNight], per: [.merchantDays], .perMerchantDay),
    Measure(
      .calls, "calls", "Calls",
      "Calls that rang, each ring a call.",
      [.callsOffered], per: [.merchantDays], .perMerchantDay),
    Measure(
      .calls, "answer_rate", "Answer rate",
      "Answered calls over calls that rang.",
      [.callsAnswered], per: [.callsOffered], .share),
    Measure(
      .calls, "speed_of_answer", "Speed of answer, mean",
      "Mean time from the start of the ring that was answered to the answer.",
      [.answerDelayMicroseconds], per: [.callsAnswered], scale: 1e-6, .seconds),
    missed("nobody", "nobody on shift", .missedNobodyOnShift),
    missed("busy", "all agents in calls", .missedAllBusy),
    missed("unnoticed", "not noticed in the foreground", .missedNotNoticed),
    missed("background", "app in the background", .missedBackground),
    missed("closed", "app closed", .missedClosed),
    missed("hung_up", "customer hung up", .missedHungUp),
  ]

  private static let staffMeasures = [
    Measure(
      .staff, "queue_wait", "Wait in the chat queue, mean",
      "Mean wait of those who reached an agent.",
      [.queueWaitMicroseconds], per: [.queueWaits], scale: 1e-6, .seconds),
    Measure(
      .staff, "staff_hours", "Staff hours",
      "Rostered hours less absence.",
      [.rosteredMicroseconds], per: [.merchantDays], scale: 1 / microsecondsPerHour,
      .perMerchantDay),
    Measure(
      .staff, "call_occupancy", "Time in calls",
      "Time agents spent in calls over rostered time less absence.",
      [.callMicroseconds], per: [.rosteredMicroseconds], .share),
  ]

  private static let microsecondsPerMinute = 60e6
  private static let microsecondsPerHour = 3_600e6
  private static let microsecondsPerDay = 86_400e6

  private static func missed(_ name: String, _ reason: String, _ counter: Counter) -> Measure {
    Measure(
      .staff, "missed_\(name)", "Missed: \(reason)",
      "Calls missed (\(reason)) over calls that rang.",
      [counter], per: [.callsOffered], .share)
  }

  private init(
    _ topic: Topic, _ name: String, _ title: String, _ meaning: String, _ numerator: [Counter],
    per denominator: [Counter], scale: Double = 1, _ unit: Unit
  ) {
    self.init(
      name: name, title: title, meaning: meaning, numerator: numerator, denominator: denominator,
      scale: scale, unit: unit, topic: topic)
  }
}
