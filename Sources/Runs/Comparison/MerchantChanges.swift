import MerchantModel

/// How the same merchant fares under a policy against under the first.
public enum MerchantChange: String, CaseIterable, Hashable, Sendable {
  /// Suspended at least once, but never under the first.
  case newlySuspended = "newly_suspended"
  /// Never suspended, but at least once under the first.
  case noLongerSuspended = "no_longer_suspended"
  /// Suspended at least once under both.
  case suspendedUnderBoth = "suspended_under_both"
  /// Never suspended under either.
  case suspendedUnderNeither = "suspended_under_neither"
  /// Suspended more often.
  case moreSuspensions = "more_suspensions"
  /// Suspended less often.
  case fewerSuspensions = "fewer_suspensions"
  /// Video saves it more guidance time.
  case savesMore = "saves_more"
  /// Video saves it less guidance time.
  case savesLess = "saves_less"
}

/// How many merchants changed in each way. Whole numbers: adding is exact in any order.
struct MerchantChanges: Hashable, Sendable {
  private var counts = [Int](repeating: 0, count: MerchantChange.allCases.count)

  private static let suspensions = MerchantRecord.counters.firstIndex(of: .suspensions)
  private static let saved = MerchantRecord.counters.firstIndex(of: .contactMicrosecondsSaved)

  /// Counts of nobody.
  init() {}

  /// Compares merchants with themselves; both lists have the same merchants in the same order.
  init(from first: [MerchantRecord], to second: [MerchantRecord]) {
    guard let suspensions = MerchantChanges.suspensions, let saved = MerchantChanges.saved else {
      return
    }
    for (before, after) in zip(first, second) {
      count(before.counts[suspensions], after.counts[suspensions])
      if after.counts[saved] > before.counts[saved] { add(.savesMore) }
      if after.counts[saved] < before.counts[saved] { add(.savesLess) }
    }
  }

  /// How many merchants changed in a way.
  subscript(change: MerchantChange) -> Int { counts[change.place] }

  mutating func add(_ other: MerchantChanges) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  private mutating func count(_ before: Int64, _ after: Int64) {
    switch (before > 0, after > 0) {
    case (false, true): add(.newlySuspended)
    case (true, false): add(.noLongerSuspended)
    case (true, true): add(.suspendedUnderBoth)
    case (false, false): add(.suspendedUnderNeither)
    }
    if after > before { add(.moreSuspensions) }
    if after < before { add(.fewerSuspensions) }
  }

  private mutating func add(_ change: MerchantChange) { counts[change.place] += 1 }
}

extension MerchantChange {
  /// Its place among all.
  fileprivate var place: Int {
    switch self {
    case .newlySuspended: 0
    case .noLongerSuspended: 1
    case .suspendedUnderBoth: 2
    case .suspendedUnderNeither: 3
    case .moreSuspensions: 4
    case .fewerSuspensions: 5
    case .savesMore: 6
    case .savesLess: 7
    }
  }
}
