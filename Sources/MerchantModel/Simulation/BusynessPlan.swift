import SimRandom

/// What the loop needs of how busy days and hours are, of a merchant or of the platform.
struct BusynessPlan: BitwiseCopyable {
  /// The law of a day's factor; nil where there is none.
  let day: UnownedSampler?
  /// How much a day resembles the one before; nil where each is drawn anew.
  let persistence: Double?
  /// The law of an hour's factor; nil where there is none.
  let hour: UnownedSampler?
  let hourPersistence: Double

  init(_ demand: Demand, keeper: inout SamplerKeeper) {
    self.init(
      demand.busyness, persistence: demand.persistence, withinDay: demand.withinDay,
      keeper: &keeper)
  }

  init(_ platform: Platform, keeper: inout SamplerKeeper) {
    self.init(
      platform.busyness, persistence: platform.persistence, withinDay: platform.withinDay,
      keeper: &keeper)
  }

  private init(
    _ busyness: Double, persistence: Double?, withinDay: HourVariation,
    keeper: inout SamplerKeeper
  ) {
    day = keeper.keep(Distribution.busyness(busyness))
    self.persistence = persistence
    hour = keeper.keep(Distribution.busyness(withinDay.busyness))
    hourPersistence = withinDay.persistence
  }
}

extension Distribution {
  /// The gamma law of mean 1 with a coefficient of variation; nil for 0, which is no factor at all.
  package static func busyness(_ variation: Double) -> Distribution? {
    guard variation > 0 else { return nil }
    return try? Distribution.gamma(mean: 1, cv: variation)
  }
}
