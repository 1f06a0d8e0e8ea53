import ClosedForms
import MerchantModel
import SimRandom

/// Days that resemble each other: their counts, and the rule's chain over them.
extension SegmentAnalysis {
  /// Appends how a merchant's days vary, where days resemble each other or hours have factors of their own.
  mutating func deriveDays(_ input: AnalysisInput) {
    let (demand, platform) = (input.segment.demand, input.scenario.platform)
    guard input.hoursVary || demand.persistence != nil || platform.persistence != nil else {
      return
    }
    do {
      let own = try SegmentAnalysis.factor(demand.busyness, demand.persistence ?? 0)
      let shared = try SegmentAnalysis.factor(platform.busyness, platform.persistence ?? 0)
      func know(_ name: String, _ title: String, _ value: Double, _ unit: Measure.Unit) {
        figures.append(ExactFigure(name, title, value, unit, .mixedPoisson))
      }
      if demand.persistence != nil && demand.busyness > 0 {
        know(
          "busyness_correlation", "A merchant's day factors, correlation with the day before",
          own.correlation, .share)
      }
      if platform.persistence != nil && platform.busyness > 0 {
        know(
          "platform_correlation", "The platform's day factors, correlation with the day before",
          shared.correlation, .share)
      }
      let reasons = input.dayLawReasons + input.volumeReasons + input.repeatReasons
      guard reasons.isEmpty else { return leave("spread of a day's contacts", because: reasons) }
      let counts = DayCounts(
        mean: input.meanADay, dayFactors: [own, shared],
        hourFactors: [
          try SegmentAnalysis.factor(
            demand.withinDay.busyness, demand.withinDay.persistence, lags: 23),
          try SegmentAnalysis.factor(
            platform.withinDay.busyness, platform.withinDay.persistence, lags: 23),
        ],
        shares: input.hourShares)
      know("contacts_variance", "A merchant's contacts a day, variance", counts.variance, .count)
      know(
        "contacts_correlation", "A merchant's contacts a day, correlation with the day before",
        counts.correlation, .share)
    } catch {
      leave("spread of a day's contacts", because: [SegmentAnalysis.words(error)])
    }
  }

  private static func factor(
    _ variation: Double, _ persistence: Double, lags: Int = 1
  ) throws(TheoryError) -> DayCounts.Factor {
    guard let law = Distribution.busyness(variation) else { return .none }
    return try DayCounts.Factor(variation: variation, persistence: persistence, lags: lags) {
      law.value(atNormalScore: $0)
    }
  }

  /// Appends the figures of the rule.
  ///
  /// - Returns: The expected numbers of an adopter on each simulated day, none while the feature is off.
  mutating func deriveRule(
    _ input: AnalysisInput, _ days: ScoredDays
  ) throws(TheoryError) -> [CallFlow.Day] {
    var low: [Double] = []
    var few: [Double] = []
    for flow in days.flows {
      let chance = try lowDayChance(input, flow.days[0], busyness: days.busyness)
      low.append(chance.low)
      few.append(chance.few)
    }
    let chain = try PersistentDayChain(
      score: days.score, low: low, few: few, rule: try suspensionRule(input))
    let simulated = days.flows[0].days.count
    let course = try chain.course(
      over: max(simulated, 365),
      figures: [\.cards, \.calls, \.answered, \.delay].map(days.atNodes))
    let first =
      input.calendar.warmup == 0
      ? try chain.course(over: simulated, isAbsorbing: true).suspensions.reduce(0, +) : nil
    appendRule(
      input,
      RuleCourse(
        suspensions: course.suspensions, off: course.off,
        lowDays: course.low[input.calendar.countedDays].reduce(0, +), firstSuspensions: first),
      .persistentDays)
    appendPersistent(chain, course)
    return (0..<simulated).map { day in
      CallFlow.Day(
        cards: course.figures[0][day], calls: course.figures[1][day],
        answered: course.figures[2][day], delay: course.figures[3][day])
    }
  }

  private mutating func appendPersistent(
    _ chain: PersistentDayChain, _ course: PersistentDayChain.Course
  ) {
    func know(
      _ name: String, _ title: String, _ value: Double, _ unit: Measure.Unit,
      isLongRun: Bool = false
    ) {
      figures.append(
        ExactFigure(name, title, value, unit, .persistentDays, isLongRun: isLongRun))
    }
    know(
      "low_day_chance", "A day with the feature on is low", chain.chance(ofLowDaysInARow: 1), .share
    )
    know(
      "two_low_days_chance", "Two days in a row with the feature on are low",
      chain.chance(ofLowDaysInARow: 2), .share)
    know(
      "few_call_day_chance", "A day with the feature on has too few calls", chain.chanceOfFew,
      .share)
    for days in [30, 365] {
      know(
        "suspensions_\(days)_days", "Suspensions of an adopter in its first \(days) days",
        course.suspensions[..<days].reduce(0, +), .count)
    }
    if let first = chain.meanTimeToFirst {
      know("days_to_first_suspension", "Days to the first suspension, mean", first, .count)
    }
    guard let longRun = chain.longRun else {
      return leave(
        "suspensions in the long run",
        because: ["days resemble each other, and the rule is not low days in a row with a return"])
    }
    know(
      "suspensions_long_run", "Suspensions of an adopter in the long run", 30 * longRun.frequency,
      .perMerchantMonth, isLongRun: true)
    know(
      "time_off_long_run", "Time off of an adopter in the long run", longRun.shareOff, .share,
      isLongRun: true)
  }
}

extension AnalysisInput {
  /// Mean drawn contacts of a merchant's day, where days are alike.
  fileprivate var meanADay: Double {
    (segment.demand.volume.constantValue ?? 1) * kinds.reduce(0) { $0 + $1.dayMeans[0] }
  }

  /// Each hour's share of them.
  fileprivate var hourShares: [Double] {
    let sum = kinds.reduce(0) { $0 + $1.dayMeans[0] }
    return (0..<24).map { hour in
      sum > 0
        ? kinds.reduce(0) { $0 + $1.dayMeans[0] * $1.kind.hours.shares[hour] } / sum : 0
    }
  }
}
