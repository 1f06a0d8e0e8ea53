import MerchantModel

extension Calibration {
  /// How the hours of a day differ; nothing of a log without times of day.
  static func swell(
    _ subject: DailyCounts.Subject, _ log: TidyLog, _ chosen: [Int], _ counts: DailyCounts,
    isPooled: Bool
  ) -> HourSwell {
    guard !log.isOfCounts else { return .none }
    let hours = HourCounts(subject, of: log, chosen: chosen, on: counts)
    guard !hours.hasDatesAlone else { return .none }
    return HourSwell(
      isPooled ? hours.pooled : hours, days: counts.days,
      isOwnAsked: isPooled || subject == .contacts)
  }

  /// Writes how much the hours of a day differ; nothing where they were not fitted.
  func set(_ fit: HourVariationFit?, under path: [String], _ text: inout PolicyText) {
    guard let fit else { return }
    let path = path + ["withinDay"]
    guard let busyness = fit.busyness else {
      let limit = PolicyNumber.text(fit.upperLimit, digits: 2)
      text.set(
        path + ["busyness"], to: "0",
        "cannot be distinguished from none: above \(limit) it would show, if an hour is half like the one before"
      )
      return text.set(path + ["persistence"], to: "0", "nothing that could resemble itself")
    }
    text.set(
      path + ["busyness"], to: PolicyNumber.text(busyness.value), PolicyNumber.comment(busyness))
    guard let persistence = fit.persistence else {
      return text.set(
        path + ["persistence"], to: PolicyNumber.text(fit.likeliestPersistence),
        "the likeliest, but too few days tell it")
    }
    set(persistence, under: path, &text)
  }

  /// What hours cannot tell.
  var hourFindings: [String] {
    guard !log.isOfCounts, !hasDatesAlone, everybody.counts.subject == .calls,
      everybody.owner != .platform
    else { return [] }
    return [
      "how the hours of one merchant's days differ (withinDay) is not in calls: customers who ring again come in bunches"
    ]
  }
}
