/// A sequential decision whether a figure lies below or above a bound.
///
/// A figure at least the tolerance below, or above, is found to be so but for a chance of at most the error; one that is
/// nearer may be found on either side. At each look of a ``LookSchedule`` the figure has an interval that is corrected for
/// skewness (``ReplicationInfluences/cautiousEstimate(level:)``); the figure is found below once the upper end is less than
/// the tolerance above the bound, and above once the lower end is less than the tolerance below it. So a wrong decision
/// takes an interval that misses.
///
/// Replications that all agree tell no variance: as long as they do, nothing is decided before patience ends.
package struct BoundTest: Sendable {
  /// Where a figure lies.
  package enum Side: String, Hashable, Sendable {
    /// At the bound or below.
    case below
    /// Above it.
    case above
  }

  /// When it looks.
  package let schedule: LookSchedule
  private let bound: Double
  private let tolerance: Double
  private let patience: Int
  /// How many replications decided, or have been looked at so far.
  package private(set) var count = 0
  /// The decision; nil as long as there is none.
  package private(set) var side: Side?

  /// - Parameters:
  ///   - bound: What the figure is compared with.
  ///   - tolerance: How far from the bound the error is promised; positive.
  ///   - schedule: When it looks, and with which error in all.
  ///   - patience: How many replications that all agree are enough.
  package init(bound: Double, tolerance: Double, schedule: LookSchedule, patience: Int) {
    self.bound = bound
    self.tolerance = tolerance
    self.schedule = schedule
    self.patience = patience
  }

  /// Looks at the figure; does nothing once decided.
  ///
  /// - Parameters:
  ///   - figure: Over all replications so far; nil where it does not exist.
  ///   - count: How many they are: a count of the schedule.
  package mutating func look(at figure: ReplicationInfluences?, after count: Int) {
    guard side == nil else { return }
    self.count = count
    guard let figure else { return }
    let estimate = figure.cautiousEstimate(level: schedule.level)
    let likely: Side = figure.value <= bound ? .below : .above
    guard let interval = estimate.interval else {
      if estimate.absence == .noSpread, count >= patience { side = likely }
      return
    }
    let isBelow = interval.upper < bound + tolerance
    let isAbove = interval.lower > bound - tolerance
    if isBelow && isAbove {
      side = likely
    } else if isBelow || isAbove {
      side = isBelow ? .below : .above
    }
  }
}
