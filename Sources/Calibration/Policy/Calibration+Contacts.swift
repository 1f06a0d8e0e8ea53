import MerchantModel

extension Calibration.SegmentFit {
  /// Contacts of a kind a merchant and day; nil of a kind that is not in a log that names kinds.
  ///
  /// - Parameters:
  ///   - rate: The scenario's own.
  ///   - all: Those of all its kinds.
  ///   - levels: The level found by simulation.
  func contactsPerDay(
    of rate: ContactRate, among all: [ContactRate], _ levels: Calibration.Levels
  ) -> Double? {
    // Calls say nothing of contacts but how many times the scenario's there are.
    guard demand.counts.subject == .contacts else { return rate.perDay * levels.contacts }
    guard kinds.isEmpty else { return kinds[rate.kind].map { $0.value * levels.contacts } }
    // Which of them came for what is not known.
    let sum = all.reduce(0) { $0 + $1.perDay }
    return sum > 0 ? demand.volume.perDay.value * rate.perDay / sum * levels.contacts : 0
  }
}
