import MerchantModel
import SimKernel
import SimStatistics

/// What a suspended merchant's other days say: those that did not lead to the suspension, whatever the rule made of them.
///
/// The days that led to it are low because they were chosen so; the others were not chosen, so that a merchant whose rate on
/// them is at the threshold or above was suspended by bad luck.
package struct OtherDays: Hashable, Sendable {
  /// What they say.
  package enum Finding: String, CaseIterable, Hashable, Sendable {
    /// The rate is not low: the suspension is a false positive.
    case notLow
    /// The rate is low too.
    case low
    /// The rate is not distinguished from the threshold, or there are too few days.
    case undecided
  }

  /// With fewer other days that have calls nothing is said.
  package static let fewest = 5

  /// The answer rate on the other days, with an interval over days.
  package let rate: Estimate
  /// What they say.
  package let finding: Finding

  /// Looks at a merchant's days.
  ///
  /// - Parameters:
  ///   - judge: The rule.
  ///   - memory: What it remembers of the merchant as it suspends it.
  ///   - day: The day whose judgement suspended the merchant.
  init(
    _ judge: HistoryJudge, _ memory: HistoryJudge.Memory, _ merchant: History.Merchant,
    of history: History, suspendedAfter day: Int
  ) {
    let (view, threshold) = judge.grounds(memory)
    var days: [(day: Int, offered: Int, answered: Int)] = []
    for place in merchant.opens..<history.days where !history.isUnknown(place, of: merchant) {
      let count = judge.count(merchant.calls(on: place), memory)
      if count.offered > 0 { days.append((place, count.offered, count.answered)) }
    }
    func isLow(_ row: (day: Int, offered: Int, answered: Int)) -> Bool {
      threshold.isAbove(Int64(row.answered), of: Int64(row.offered))
    }
    // From the day of the judgement back, as far as the rule looked.
    var (left, first) =
      switch view {
      case .lowDays(let count), .days(let count), .calls(let count): (count, day)
      }
    for row in days.reversed() where row.day <= day && left > 0 {
      first = row.day
      switch view {
      case .lowDays: if isLow(row) { left -= 1 }
      case .days: left -= 1
      case .calls: left -= row.offered
      }
    }
    let others = days.filter { $0.day < first || $0.day > day }
    rate = Ratio.estimate(
      numerators: others.map { Double($0.answered) },
      denominators: others.map { Double($0.offered) })
    guard others.count >= Self.fewest, let interval = rate.interval else {
      finding = .undecided
      return
    }
    if interval.lower >= threshold.rate {
      finding = .notLow
    } else {
      finding = interval.upper < threshold.rate ? .low : .undecided
    }
  }
}
