import ClosedForms
import MerchantModel
import SimKernel

/// The rule as a chain of independent days.
extension SegmentAnalysis {
  /// Returns the reasons why days are not independent and alike.
  func ruleReasons(
    _ input: AnalysisInput, _ flow: CallFlow, _ answers: AnswerTheory?
  ) -> [String] {
    var reasons =
      input.dayLawReasons + input.responseReasons + input.ruleReasons + input.resemblanceReasons
    if input.segment.demand.busyness > 0 && input.scenario.platform.busyness > 0 {
      reasons.append("two busyness factors multiply, and their product is not gamma")
    }
    if let answers, !answers.ignoresApp {
      reasons.append("calls of a day share the app's state (answering differs by state)")
    }
    if input.staffing.absence > .never {
      reasons.append("calls of a day share who is absent")
    }
    if Set(flow.days).count > 1 || (answers != nil && flow.answerChances.count > 1) {
      reasons.append("hours or days differ in who is on shift")
    }
    let timeout = input.segment.ring.timeout
    if .hours(Int64(flow.lastHour)) + timeout > .days(1) {
      reasons.append("a ring can end after midnight, on another day than it began")
    }
    return reasons + input.returnReasons
  }

  /// Appends the figures of the rule.
  ///
  /// - Returns: For each simulated day, the chance that the feature of an adopter is on.
  mutating func deriveRule(
    _ input: AnalysisInput, _ flow: CallFlow
  ) throws(TheoryError) -> [Double] {
    try deriveRule(
      input,
      lowDayChance(
        input, flow.days[0],
        busyness: max(input.segment.demand.busyness, input.scenario.platform.busyness)),
      days: flow.days.count)
  }

  /// The same for days that are low with some chance.
  ///
  /// - Parameter days: How many are simulated.
  mutating func deriveRule(
    _ input: AnalysisInput, _ chance: LowDayChance, days: Int
  ) throws(TheoryError) -> [Double] {
    let chain = try SuspensionChain(
      days: .independent(low: chance.low, few: chance.few), rule: try suspensionRule(input))
    let course = try chain.course(over: days)
    let first =
      input.calendar.warmup == 0
      ? try chain.firstSuspension(upTo: days).reduce(0, +) : nil
    let isOn = course.off.map { 1 - $0 }
    let counted = input.calendar.countedDays
    appendRule(
      input,
      RuleCourse(
        suspensions: course.suspensions, off: course.off,
        lowDays: chance.low * isOn[counted].reduce(0, +), firstSuspensions: first),
      .suspensionChain)
    appendLongRun(chain, chance)
    return isOn
  }

  /// The rule in the terms of the chains.
  func suspensionRule(_ input: AnalysisInput) throws(TheoryError) -> SuspensionRule {
    let rule = input.scenario.rule
    return try SuspensionRule(
      trigger: input.theoryTrigger ?? .consecutive(rule.lowDays),
      fewCallDay: rule.fewCallDay == .carries ? .carries : .resets,
      penaltyDays: input.penaltyDays, returnDelay: input.returnDelay ?? .none)
  }

  /// What a chain says of an adopter, for each simulated day and perhaps more.
  struct RuleCourse {
    let suspensions: [Double]
    let off: [Double]
    /// Expected low days among the counted ones.
    let lowDays: Double
    /// The chance of a suspension on the simulated days; nil after a warm-up.
    let firstSuspensions: Double?
  }

  /// Appends the figures of the counted days.
  mutating func appendRule(_ input: AnalysisInput, _ course: RuleCourse, _ chain: ClosedForm) {
    let counted = input.calendar.countedDays
    let days = Double(counted.count)
    let adoption = input.segment.adoption.value
    let suspensions = 30 * course.suspensions[counted].reduce(0, +) / days
    let off = course.off[counted].reduce(0, +) / days
    let low = course.lowDays / days
    func known(_ name: String, _ value: Double, _ form: ClosedForm) {
      figures.append(ExactFigure(measure: name, value, form))
    }
    known("low_days", adoption * low, chain == .suspensionChain ? .lowDay : chain)
    known("suspensions", adoption * suspensions, chain)
    known("time_off", adoption * off, chain)
    known("days_off", adoption * off, chain)
    known("off_at_midnight", adoption * off, chain)
    if adoption < 1 { known("suspensions_of_adopters", suspensions, chain) }
    if adoption < 1 { known("adopter_time_off", off, chain) }
    if let first = course.firstSuspensions {
      known("merchants_suspended", adoption * first, chain)
      if adoption < 1 { known("adopters_suspended", first, chain) }
    }
    if input.neverReturns > 0, low > 0 { known("left_for_good", input.neverReturns, chain) }
  }

  private mutating func appendLongRun(_ chain: SuspensionChain, _ chance: LowDayChance) {
    figures.append(
      ExactFigure("low_day_chance", "A day with the feature on is low", chance.low, .share, .lowDay)
    )
    figures.append(
      ExactFigure(
        "few_call_day_chance", "A day with the feature on has too few calls", chance.few, .share,
        .lowDay))
    if let first = chain.meanTimeToFirst {
      figures.append(
        ExactFigure(
          "days_to_first_suspension", "Days to the first suspension, mean", first, .count,
          .suspensionChain))
    }
    figures.append(
      ExactFigure(
        "suspensions_long_run", "Suspensions of an adopter in the long run",
        30 * chain.longRunFrequency, .perMerchantMonth, .suspensionChain, isLongRun: true))
    if let off = chain.longRunShareOff {
      figures.append(
        ExactFigure(
          "time_off_long_run", "Time off of an adopter in the long run", off, .share,
          .suspensionChain, isLongRun: true))
    }
  }

  /// The chances of a day's kinds.
  ///
  /// - Parameter busyness: The coefficient of variation of a gamma factor on the day's calls.
  func lowDayChance(
    _ input: AnalysisInput, _ day: CallFlow.Day, busyness: Double
  ) throws(TheoryError) -> LowDayChance {
    let calls: DailyCalls =
      day.calls == 0
      ? .fixed(0)
      : busyness > 0
        ? .gammaPoisson(mean: day.calls, shape: 1 / (busyness * busyness))
        : .poisson(mean: day.calls)
    let rule = input.scenario.rule
    return try LowDayChance(
      calls: calls, answerProbability: day.calls > 0 ? min(day.answered / day.calls, 1) : 0,
      threshold: AnswerThreshold(
        Int(rule.threshold.billionths), over: 1_000_000_000,
        comparison: rule.boundary == .atOrBelow ? .atOrBelow : .below),
      minimumCalls: rule.minimumCalls)
  }
}
