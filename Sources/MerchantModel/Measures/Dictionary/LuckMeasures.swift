/// Whom the rule hits by luck, and what becomes of them.
extension Measure {
  static let luckMeasures = [
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
}
