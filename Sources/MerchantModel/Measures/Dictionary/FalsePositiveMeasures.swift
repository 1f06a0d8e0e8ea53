/// Whom the rule hits by chance, and what becomes of them.
extension Measure {
  static let falsePositiveMeasures = [
    Measure(
      .suspensions, "false_positive_share", "Suspensions that are false positives",
      "Share of suspensions that hit merchants whose expected answer rate without rule and "
        + "campaigns is at or above the threshold; undecided ones by their estimated rate.",
      [.falsePositives], per: [.suspensionsExamined], .share, better: .lower),
    Measure(
      .suspensions, "false_positives", "False positives",
      "How often the rule suspends merchants whose expected answer rate without rule and campaigns is at or "
        + "above the threshold; undecided ones by their estimated rate.",
      [.falsePositives], per: [.merchantDays], scale: 30, .perMerchantMonth, better: .lower),
    Measure(
      .suspensions, "false_positive_share_lower_threshold", "The same, threshold 2 points lower",
      "The same with a threshold two points lower.",
      [.falsePositivesAtLowerThreshold], per: [.suspensionsExamined], .share, better: .lower),
    Measure(
      .suspensions, "false_positive_share_higher_threshold", "The same, threshold 2 points higher",
      "The same with a threshold two points higher.",
      [.falsePositivesAtHigherThreshold], per: [.suspensionsExamined], .share, better: .lower),
    Measure(
      .suspensions, "undecided_suspensions", "Suspensions of undecided merchants",
      "Share of suspensions that hit merchants whose expected answer rate is not distinguished from "
        + "the threshold: no further from the truth can the share of false positives be.",
      [.undecidedSuspensions], per: [.suspensionsExamined], .share),
    Measure(
      .suspensions, "left_for_good", "Suspensions after which the merchant never returns",
      "Share of suspensions after which the feature is never switched on again.",
      [.leftForGood], per: [.suspensions], .share, better: .lower),
  ]
}
