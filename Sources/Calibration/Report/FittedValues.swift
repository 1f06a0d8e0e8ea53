import MerchantModel
import ResultFiles

/// Every fitted value of a calibration with its precision, in the order of the policy.
struct FittedValues {
  private(set) var rows: [FitFigures.Value] = []

  init(_ calibration: Calibration, presence: DurationFits.Fit?) {
    addDays(calibration)
    for fit in calibration.durations?.fits ?? [] {
      for path in fit.paths { add(fit, at: path) }
    }
    for segment in calibration.segments { add(segment, calibration.scenario) }
    if let presence { add(presence, at: [presence.subject.rawValue]) }
  }

  private mutating func addDays(_ calibration: Calibration) {
    let demand = calibration.everybody
    let hasWeekdays = demand.counts.days.count >= 7
    let names = calibration.scenario.kinds.map(\.name)
    for name in names
    where calibration.kinds.isEmpty || calibration.kinds.contains(where: { $0.name == name }) {
      let hours = calibration.kinds.first { $0.name == name }?.hours
      for (hour, share) in (hours?.shares ?? []).enumerated() {
        add(["kinds", name, "hours", String(hour)], unit: "per cent", share)
      }
      for weekday in Weekday.allCases where hasWeekdays {
        guard let factor = demand.weekdays.factors[weekday.rawValue] else { continue }
        add(["kinds", name, "weekdays", weekday.abbreviation], factor)
      }
    }
    if demand.owner != .merchant {
      add(demand.shared, under: ["platform"])
      add(demand.swell.shared, under: ["platform"])
    }
  }

  private mutating func add(_ segment: Calibration.SegmentFit, _ scenario: Scenario) {
    let path = ["segments", segment.name]
    let demand = segment.demand
    if demand.owner != .platform {
      add(path + [demand.counts.subject.words], unit: "per day", demand.volume.perDay)
    }
    for rate in scenario.segments.first(where: { $0.name == segment.name })?.contacts ?? [] {
      guard let mean = segment.kinds[rate.kind] else { continue }
      add(path + ["contactsPerDay", rate.kind], unit: "per day", mean)
    }
    if let spread = demand.volume.spread { add(path + ["demand", "volume"], "cv", spread) }
    switch demand.owner {
    case .merchant:
      add(demand.shared, under: path + ["demand"])
      add(demand.swell.shared, under: path + ["demand"])
    case .both:
      demand.own.map { add($0, under: path + ["demand"]) }
      add(demand.swell.own, under: path + ["demand"])
    case .platform: break
    }
    if let fit = segment.rings?.fit {
      let basis = "\(PolicyNumber.text(fit.size, digits: 6)) rings"
      let answering = path + ["answering"]
      add(answering, "chance of one agent", unit: nil, fit.chance, basis)
      add(answering, "median delay of one agent", unit: "seconds", fit.median, basis)
      add(answering, "cv of the delay", unit: nil, fit.coefficientOfVariation, basis)
    }
    guard let answers = segment.answers else { return }
    let diligence = path + ["diligence"]
    add(diligence, "share answered", answers.share)
    answers.spread.map { add(diligence, "deviation of log odds", $0) }
    if let spread = segment.spread {
      let basis = "\(spread.calls) calls of \(spread.rows) merchants"
      add(diligence, "beta-binomial mean", unit: nil, spread.mean, basis)
      add(diligence, "beta-binomial correlation", unit: nil, spread.correlation, basis)
    }
    answers.daySpread.map { add(path + ["dayEffect", "sd"], $0) }
    answers.persistence.map { add(path + ["dayEffect", "persistence"], $0) }
  }

  private mutating func add(_ fit: HourVariationFit?, under path: [String]) {
    fit?.busyness.map { add(path + ["withinDay", "busyness"], $0) }
    fit?.persistence.map { add(path + ["withinDay", "persistence"], $0) }
  }

  private mutating func add(_ fit: DayFactorFit, under path: [String]) {
    fit.busyness.map { add(path + ["busyness"], $0) }
    fit.persistence.map { add(path + ["persistence"], $0) }
  }

  /// A law's parameters, and its median where that is none of them.
  private mutating func add(_ fit: DurationFits.Fit, at path: [String]) {
    let best = fit.ranking.best.fit
    let name = best.law.family.body.rawValue
    let basis = "\(PolicyNumber.text(best.size, digits: 7)) rows"
    for parameter in best.parameters {
      let isTime = ["mean", "median", "scale"].contains(parameter.name)
      add(
        path, "\(parameter.name) (\(name))", unit: isTime ? "seconds" : nil, parameter.value, basis)
    }
    if best.law.family.body != .lognormal || best.law.family.spikeBelow != nil {
      add(path, "median", unit: "seconds", best.median, basis)
    }
    if let share = best.spikeShare { add(path, "share of the spike", unit: nil, share, basis) }
  }

  private mutating func add(_ path: [String], unit: String? = nil, _ value: FittedParameter) {
    add(path, nil, unit: unit, value)
  }

  private mutating func add(
    _ path: [String], _ parameter: String?, unit: String? = nil, _ value: FittedParameter
  ) {
    rows.append(
      FitFigures.Value(
        key: path.joined(separator: "."), parameter: parameter, unit: unit, value: value.value,
        standardError: value.standardError, lower: value.lower, upper: value.upper,
        basis: value.basis))
  }

  private mutating func add(
    _ path: [String], _ parameter: String?, unit: String?, _ value: FittedValue, _ basis: String
  ) {
    rows.append(
      FitFigures.Value(
        key: path.joined(separator: "."), parameter: parameter, unit: unit, value: value.value,
        standardError: value.standardError, lower: value.interval.lower,
        upper: value.interval.upper, basis: basis))
  }
}
