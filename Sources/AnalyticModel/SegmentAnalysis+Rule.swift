import ClosedForms
import MerchantModel
import SimKernel

/// The rule as a chain of independent days.
extension SegmentAnalysis {
  /// Returns the reasons why days are not independent and alike.
  func ruleReasons(
    _ input: AnalysisInput, _ flow: CallFlow, _ answers: AnswerTheory?
  ) -> [String] {
    var reasons = input.dayLawReasons + input.responseReasons + input.ruleReasons
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
    let rule = input.scenario.rule
    let day = flow.days[0]
    let chance = try lowDayChance(input, day)
    let chain = try SuspensionChain(
      days: .independent(low: chance.low, few: chance.few),
      rule: SuspensionRule(
        trigger: input.theoryTrigger ?? .consecutive(rule.lowDays),
        fewCallDay: rule.fewCallDay == .carries ? .carries : .resets,
        penaltyDays: input.penaltyDays, returnDelay: input.returnDelay ?? .none))
    let course = try chain.course(over: flow.days.count)
    let isOn = course.off.map { 1 - $0 }
    let counted = input.calendar.countedDays
    let days = Double(counted.count)
    let adoption = input.segment.adoption.value
    let suspensions = 30 * course.suspensions[counted].reduce(0, +) / days
    let off = course.off[counted].reduce(0, +) / days
    let low = chance.low * isOn[counted].reduce(0, +) / days
    func known(_ name: String, _ value: Double, _ form: ClosedForm = .suspensionChain) {
      figures.append(ExactFigure(measure: name, value, form))
    }
    known("low_days", adoption * low, .lowDay)
    known("suspensions", adoption * suspensions)
    known("time_off", adoption * off)
    known("days_off", adoption * off)
    known("off_at_midnight", adoption * off)
    if adoption < 1 { known("suspensions_of_adopters", suspensions) }
    if adoption < 1 { known("adopter_time_off", off) }
    if input.calendar.warmup == 0 {
      let first = try chain.firstSuspension(upTo: flow.days.count)
      known("merchants_suspended", adoption * first.reduce(0, +))
      if adoption < 1 { known("adopters_suspended", first.reduce(0, +)) }
    }
    if input.neverReturns > 0, chance.low > 0 {
      known("left_for_good", input.neverReturns)
    }
    appendLongRun(chain, chance)
    return isOn
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

  private func lowDayChance(
    _ input: AnalysisInput, _ day: CallFlow.Day
  ) throws(TheoryError) -> LowDayChance {
    let busyness = max(input.segment.demand.busyness, input.scenario.platform.busyness)
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
