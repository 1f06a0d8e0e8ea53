/// How often the rule strikes, and what it judges.
extension Measure {
  static let suspensionMeasures = [
    Measure(
      .suspensions, "suspensions", "Suspensions",
      "How often the rule suspends the feature.",
      [.suspensions], per: [.merchantDays], scale: 30, .perMerchantMonth, better: .lower),
    Measure(
      .suspensions, "merchants_suspended", "Merchants suspended at least once",
      "Share of merchants with at least one suspension in the counted days.",
      [.firstSuspensions], per: [.merchants], .share, better: .lower),
    Measure(
      .suspensions, "days_restricted", "Days restricted",
      "Days during which the rule keeps the feature off, the wait for the merchant's return included, or "
        + "throttles invitations.",
      [Term(.offMicroseconds), Term(.throttledDays, weight: microsecondsPerDay)],
      per: [.merchantDays], scale: 30 / microsecondsPerDay, .perMerchantMonth, better: .lower),
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
      "Share of days with the feature on that are not judged because the merchant is exempt, no rule is for it, or the day "
        + "lies in a moratorium.",
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
    Measure(
      .suspensions, "appeals", "Appeals filed",
      "How often merchants appeal against a suspension, on the day of the filing.",
      [.appeals], per: [.merchantDays], scale: 30, .perMerchantMonth),
    Measure(
      .suspensions, "appeals_by_luck", "Appeals against false positives",
      "Share of appeals that are against false positives.",
      [.appealsByLuck], per: [.appeals], .share),
    Measure(
      .suspensions, "appeals_overturned", "Appeals overturned",
      "Share of the appeals decided by the end of the run that are overturned, so that the strike is taken off.",
      [.appealsOverturnedByLuck, .appealsOverturnedByFault], per: [.appealsDecided], .share),
    Measure(
      .suspensions, "overturned_by_luck", "Appeals overturned, false positives",
      "How often an appeal against a false positive is overturned.",
      [.appealsOverturnedByLuck], per: [.merchantDays], scale: 30, .perMerchantMonth),
    Measure(
      .suspensions, "overturned_by_fault", "Appeals overturned, merchants at fault",
      "How often an appeal of a merchant at fault is overturned.",
      [.appealsOverturnedByFault], per: [.merchantDays], scale: 30, .perMerchantMonth),
    Measure(
      .suspensions, "suspensions_cut_short", "Suspensions cut short by an appeal",
      "Share of suspensions that an overturned appeal ends before the days off are over.",
      [.suspensionsCutShort], per: [.suspensions], .share),
  ]
}
