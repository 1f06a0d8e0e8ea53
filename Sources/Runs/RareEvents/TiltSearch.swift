import MerchantModel

/// Finds how much to tilt the noticing of a segment: until its answer rate on tilted days is the rule's
/// threshold, where low days are most likely to originate.
///
/// A pilot measures it in replications that no run uses, so the factor does not depend on the run's draws. Any
/// factor gives an unbiased estimate; a bad one gives a wide interval.
struct TiltSearch {
  /// Merchants of each step of the pilot.
  static let merchants = 32
  /// How often the factor's range is halved, on a logarithmic scale.
  static let steps = 10
  /// The least factor.
  static let least = 1e-4
  /// The number of the pilot's replication: runs count from 0 and never reach it.
  static let replication: UInt64 = 1 << 61

  private let scenario: Scenario
  private let segment: Int
  private(set) var events = 0

  init(_ scenario: Scenario, segment: Int) {
    self.scenario = scenario
    self.segment = segment
  }

  /// The factor; 1, which changes nothing, where answers are that rare already, or where no tilting makes them so.
  mutating func factor() -> Double {
    let thresholds = scenario.rulebook.scopedRules.map(\.rule.threshold.rate)
    let threshold = thresholds.min() ?? 0
    guard let untouched = answerRate(1), untouched > threshold else { return 1 }
    guard let lowest = answerRate(TiltSearch.least), lowest <= threshold else { return 1 }
    var (below, above) = (TiltSearch.least, 1.0)
    for _ in 0..<TiltSearch.steps {
      let middle = (below * above).squareRoot()
      if let rate = answerRate(middle), rate > threshold { above = middle } else { below = middle }
    }
    return (below * above).squareRoot()
  }

  /// The share of calls answered on tilted days; nil where there are no calls.
  private mutating func answerRate(_ factor: Double) -> Double? {
    guard let tilt = NoticingTilt(factor, for: scenario) else { return nil }
    var runner = TiltedMerchantRunner(scenario, segment: segment, tilt: tilt)
    var (offered, answered) = (Int64(0), Int64(0))
    for merchant in 0..<TiltSearch.merchants {
      _ = runner.run(merchant: UInt32(merchant), replication: TiltSearch.replication)
      offered += runner.lastMerchant(.callsOffered, over: runner.lastWindow)
      answered += runner.lastMerchant(.callsAnswered, over: runner.lastWindow)
    }
    events += runner.eventsRun
    return offered > 0 ? Double(answered) / Double(offered) : nil
  }
}
