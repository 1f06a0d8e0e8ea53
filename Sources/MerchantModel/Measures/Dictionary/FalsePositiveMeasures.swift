/// Whom the rule hits by chance, and what becomes of them.
extension Measure {
  static let falsePositiveMeasures = [
    Measure(
      .suspensions, "false_positive_share", "Suspensions that are false positives",
      "Share of suspensions that hit merchants whose expected answer rate without rule and "
        + "campaigns is at or above the reference (measurement.reference, or else the rule's threshold); "
        + "undecided ones by their estimated rate.",
      [.falsePositives], per: [.suspensionsExamined], .share, better: .lower),
    Measure(
      .suspensions, "false_positives", "False positives",
      "How often the rule suspends merchants whose expected answer rate without rule and campaigns is at or "
        + "above the reference; undecided ones by their estimated rate.",
      [.falsePositives], per: [.merchantDays], scale: 30, .perMerchantMonth, better: .lower),
    Measure(
      .suspensions, "false_positive_share_lower_threshold", "The same, reference 2 points lower",
      "The same with a reference two points lower.",
      [.falsePositivesAtLowerThreshold], per: [.suspensionsExamined], .share, better: .lower),
    Measure(
      .suspensions, "false_positive_share_higher_threshold", "The same, reference 2 points higher",
      "The same with a reference two points higher.",
      [.falsePositivesAtHigherThreshold], per: [.suspensionsExamined], .share, better: .lower),
    Measure(
      .suspensions, "false_positive_share_own_threshold", "The same, by the rule's own threshold",
      "The same with the rule's own threshold as the reference.",
      [.falsePositivesByOwnThreshold], per: [.suspensionsExamined], .share, better: .lower),
    Measure(
      .suspensions, "undecided_suspensions", "Suspensions of undecided merchants",
      "Share of suspensions that hit merchants whose expected answer rate is not distinguished from "
        + "the reference: no further from the truth can the share of false positives be.",
      [.undecidedSuspensions], per: [.suspensionsExamined], .share),
    Measure(
      .suspensions, "left_for_good", "Suspensions after which the merchant never returns",
      "Share of suspensions after which the feature is never switched on again.",
      [.leftForGood], per: [.suspensions], .share, better: .lower),
  ]
}
