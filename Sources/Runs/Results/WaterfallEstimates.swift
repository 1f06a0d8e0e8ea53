import MerchantModel
import SimStatistics

/// The way from what video promises a kind of contact to what it saves, estimated.
public struct WaterfallEstimates: Sendable {
  /// A step with its intervals.
  public struct Row: Sendable {
    /// The step.
    public let step: WaterfallStep
    /// What it adds, in minutes per merchant and 30 days: losses are negative.
    public let minutes: Estimate
    /// What it adds over the promise.
    public let share: Estimate
  }

  /// The kind's name.
  public let kind: String
  /// All steps, in their order.
  public let rows: [Row]

  /// The row of a step.
  public subscript(step: WaterfallStep) -> Row? { rows.first { $0.step == step } }
}

extension RunResult {
  /// The waterfall of each kind of contact, in the scenario's order; nothing where kinds were not counted.
  ///
  /// Each section's is exact to the microsecond; a scope's sums are those of its segments, each simulated merchant's
  /// times what it counts for. Intervals are by the spread between sections.
  ///
  /// - Complexity: O(sections x segments x kinds x steps).
  public func waterfalls(
    of scope: Scope, level: ConfidenceLevel = .ninetyFive
  ) -> [WaterfallEstimates] {
    (0..<countedKinds).map { kind in
      WaterfallEstimates(
        kind: scenario.kinds[kind].name, rows: rows(ofKind: kind, scope, level: level))
    }
  }

  private func rows(
    ofKind kind: Int, _ scope: Scope, level: ConfidenceLevel
  ) -> [WaterfallEstimates.Row] {
    let weights = weights(in: scope)
    let columns = (0..<sectionCount).map { section in
      weights.map { segment, weight in
        (Waterfall(sections[section].segments[segment].kinds.own, kind: kind), weight)
      }
    }
    func sums(_ step: WaterfallStep) -> [Double] {
      columns.map { $0.reduce(0) { $0 + $1.1 * Double($1.0[step]) / 60e6 } }
    }
    let promise = sums(.promise)
    let months = merchantMonths(in: scope)
    return WaterfallStep.all.filter { $0.isPossible(in: scenario) }.map { step in
      let minutes = sums(step)
      func ratio(_ denominators: [Double]) -> Estimate {
        Ratio.estimate(.init(numerators: minutes, denominators: denominators), level: level)
          .unlessWithoutSpread
      }
      return WaterfallEstimates.Row(step: step, minutes: ratio(months), share: ratio(promise))
    }
  }

  /// The scope's merchants times counted days over 30, by section, weighted as its counts are.
  func merchantMonths(in scope: Scope) -> [Double] {
    let days = Double(scenario.calendar.days)
    return (0..<sectionCount).map { section in
      weights(in: scope).reduce(0) { sum, part in
        let merchants = Double(scenario.segments[part.segment].merchants)
        return sum + part.weight * merchants * Double(sections[section].replications) * days / 30
      }
    }
  }
}
