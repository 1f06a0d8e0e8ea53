/// Invitations, calls, and why calls are missed.
extension Measure {
  static let callMeasures = [
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
      "Share of video calls that dropped, those with a shared desk and those called back included.",
      [.callsDropped], per: [.videoCalls], .share, better: .lower),
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
      .calls, "calls_cut_off", "Calls cut off by the end of the run",
      "Calls still ringing as the run ended, neither answered nor missed, over calls that rang.",
      [.callsCutOff], per: [.callsOffered], .share),
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
      .calls, "calls_to_desk", "Calls sent to the platform's desk",
      "Missed calls that went to the platform's desk, answered there or not, over calls that rang.",
      [.callsToDesk], per: [.callsOffered], .share),
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

  private static func missed(_ name: String, _ reason: String, _ counter: Counter) -> Measure {
    Measure(
      .calls, "missed_\(name)", "Missed: \(reason)",
      "Calls missed (\(reason)) over calls that rang.",
      [counter], per: [.callsOffered], .share, better: .lower)
  }
}
