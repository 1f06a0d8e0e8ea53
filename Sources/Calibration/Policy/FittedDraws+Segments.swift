import Foundation
import MerchantModel

extension FittedDraws {
  /// Adds the values of a segment.
  mutating func addSegment(
    _ segment: Calibration.SegmentFit, _ scenario: Scenario, _ levels: Calibration.Levels
  ) {
    let path = ["segments", segment.name]
    let own = scenario.segments.first { $0.name == segment.name }
    if segment.demand.owner != .platform {
      addVolume(segment, own?.contacts ?? [], levels, under: path)
    }
    switch segment.demand.owner {
    case .merchant: add(segment.demand.shared, under: path + ["demand"])
    case .both: segment.demand.own.map { add($0, under: path + ["demand"]) }
    case .platform: break
    }
    if let rings = segment.rings, let normal = rings.fit.normal, let answering = own?.answering {
      let states = Calibration.states(of: answering, isOnShift: rings.isOnShift)
      addLaw(
        rings.fit.delay, normal,
        at: states.map { path + ["answering", Calibration.key(of: $0), "delay"] })
    }
    if let answers = segment.answers { addAnswers(answers, levels, under: path) }
  }

  /// Adds contacts, which all err by one factor, and how merchants differ in them.
  private mutating func addVolume(
    _ segment: Calibration.SegmentFit, _ contacts: [ContactRate], _ levels: Calibration.Levels,
    under path: [String]
  ) {
    guard let normal = segment.demand.volume.normal else { return }
    let draws = draws(of: normal)
    for rate in contacts {
      guard let mean = segment.contactsPerDay(of: rate, among: contacts, levels), mean > 0 else {
        continue
      }
      add(path + ["contactsPerDay", rate.kind], draws) { mean * exp($0[0] - normal.place[0]) }
    }
    guard normal.place.count > 1 else { return }
    add(path + ["demand", "volume", "lognormal", "cv"], draws) { Self.variation($0[1]) }
  }

  /// Adds how many calls are answered, and how that differs between merchants and days.
  private mutating func addAnswers(
    _ fit: AnswerRateFit, _ levels: Calibration.Levels, under path: [String]
  ) {
    guard let normal = fit.normal else { return }
    let draws = draws(of: normal)
    // The level was found by simulation, where the odds move the share answered by less than they do in the fit.
    func odds(_ draw: [Double]) -> Double {
      levels.odds * exp((draw[0] - normal.place[0]) / levels.response)
    }
    var place = 1
    if fit.spread == nil {
      add(path + ["diligence"], draws, odds)
    } else {
      add(path + ["diligence", "lognormal", "mean"], draws) {
        odds($0) * exp(exp(2 * $0[1]) / 2)
      }
      add(path + ["diligence", "lognormal", "cv"], draws) { Self.variation($0[1]) }
      place += 1
    }
    guard fit.daySpread != nil else { return }
    add(path + ["dayEffect", "sd"], draws) { min(exp($0[place]), 10) }
    guard let persistence = fit.persistence else { return }
    addPersistence(persistence, under: path + ["dayEffect"], draws) { tanh($0[place + 1]) }
  }

  /// The coefficient of variation by the logarithm of the standard deviation of logarithms.
  private static func variation(_ logarithm: Double) -> Double {
    exp(min(logarithm, 1)).lognormalVariation
  }
}
