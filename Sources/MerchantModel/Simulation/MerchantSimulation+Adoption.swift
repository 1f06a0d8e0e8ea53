import SimKernel
import SimRandom

/// Adoption, age and replay: what a merchant is and gets whatever the rates say.
extension MerchantSimulation {
  /// Whether the merchant has the feature at all, drawn once. Nobody is asked where everybody has it.
  mutating func drawAdoption() -> Bool {
    guard plan.adoption < 1 else { return true }
    return uniforms(.adoption, entity: 0).0 < plan.adoption
  }

  /// For how long the merchant has been on the platform as the counted days begin.
  mutating func drawAge() -> SimDuration {
    guard let law = plan.age else { return .max }
    return SimDuration(seconds: law.quantile(streams.key(.age, entity: 0).uniforms(at: 0).0))
  }

  /// Counts a day of a merchant who has the feature.
  @inline(__always)
  mutating func bookAdopterDay(_ day: Int) {
    book(.adopterDays, day: day)
    if day == plan.countedDays.lowerBound { book(.adopters, day: day) }
  }

  /// Adds the day's recorded contacts, which come sorted, to its arrivals; 1 if there are any.
  mutating func addRecorded(_ day: Int) -> Int {
    let today = plan.replay.contacts(ofDay: day)
    for number in today { arrivals.append(plan.replay[number]) }
    return today.isEmpty ? 0 : 1
  }
}
