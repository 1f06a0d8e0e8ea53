import MerchantModel

/// What became of the days of merchants with the feature: judged, or not, and why.
public struct JudgedDays: Hashable, Sendable {
  /// Why a day is not judged.
  public enum Clause: String, CaseIterable, Hashable, Sendable {
    /// It has too few calls to be low.
    case fewCalls
    /// The merchant is exempt, no rule is for it, or the day lies in a moratorium.
    case exempt
    /// The feature came back in its course.
    case partDay
    /// The feature is off as it ends.
    case featureOff
  }

  /// The share of days that a clause leaves out.
  public struct Part: Hashable, Sendable {
    /// The clause.
    public let clause: Clause
    /// The share.
    public let share: Double
  }

  /// The share of days that are judged, with calls enough to be low.
  public let judged: Double
  /// The share that each clause leaves out, the greatest first; clauses that leave out nothing are not in it. With `judged`
  /// they add up to 1.
  public let unjudged: [Part]

  /// Whether most days are not judged.
  public var areMostUnjudged: Bool { judged < 0.5 }

  /// - Parameters:
  ///   - days: All days.
  ///   - counts: Of each clause, how many it leaves out.
  init(days: Double, counts: [(clause: Clause, days: Double)]) {
    judged = (days - counts.reduce(0) { $0 + $1.days }) / days
    unjudged = counts.filter { $0.days > 0 }.sorted { $0.days > $1.days }.map {
      Part(clause: $0.clause, share: $0.days / days)
    }
  }
}

extension RunResult {
  /// What became of the counted days of a scope, segments weighted by the real merchants that they stand for.
  ///
  /// - Returns: Nil without a rule, or where nobody has the feature.
  public func judgedDays(of scope: Scope) -> JudgedDays? {
    guard scenario.isUnderRules else { return nil }
    func sum(_ counter: Counter) -> Double {
      weights(in: scope).reduce(0) { sum, part in
        let days = (0..<replications).reduce(0) {
          $0 + total(counter, segment: part.segment, replication: $1)
        }
        return sum + part.weight * Double(days)
      }
    }
    let days = sum(.adopterDays)
    guard days > 0 else { return nil }
    let (exempt, part, few) = (sum(.exemptDays), sum(.partDaysLeftOut), sum(.fewCallDays))
    let off = days - sum(.judgedDays) - exempt - part
    return JudgedDays(
      days: days,
      counts: [(.fewCalls, few), (.exempt, exempt), (.partDay, part), (.featureOff, max(0, off))])
  }
}
