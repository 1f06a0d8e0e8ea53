import MerchantModel
import SimStatistics

/// A figure of one kind of contact.
public enum KindFigure: String, CaseIterable, Hashable, Sendable {
  /// Contacts that arrived, per merchant and 30 days.
  case contacts
  /// The mean text duration drawn for them, in minutes.
  case textMinutes = "text_minutes"
  /// The mean video duration drawn for them, with the camera on, in minutes.
  case videoMinutes = "video_minutes"
  /// The mean guidance that those who ended by text or video had, in minutes.
  case customerMinutes = "customer_minutes"
  /// The share of contacts that had video, to the end or until the call dropped.
  case hadVideo = "had_video"
  /// What video saved of customers' minutes, in minutes per merchant and 30 days.
  case customerMinutesSaved = "customer_minutes_saved"
  /// Contacts resolved, per merchant and 30 days.
  case resolved
  /// Contacts whose customer left the chat queue or gave up after a miss, per merchant and 30 days.
  case unserved
  /// Contacts cut off by the end of the run, per merchant and 30 days.
  case cutOff = "cut_off"
  /// Contacts resolved, less those with video off, per merchant and 30 days.
  case resolvedChange = "resolved_change"
  /// Contacts unserved, less those with video off, per merchant and 30 days.
  case unservedChange = "unserved_change"
  /// Contacts cut off, less those with video off, per merchant and 30 days.
  case cutOffChange = "cut_off_change"

  /// Its unit.
  public var unit: Measure.Unit {
    switch self {
    case .textMinutes, .videoMinutes, .customerMinutes: .minutes
    case .hadVideo: .share
    case .customerMinutesSaved: .minutesPerMerchantMonth
    default: .perMerchantMonth
    }
  }

  /// Whether it is compared with the merchants with video off.
  var isCompared: Bool {
    switch self {
    case .resolvedChange, .unservedChange, .cutOffChange: true
    default: false
    }
  }

  /// Whether it can be negative.
  private var canBeNegative: Bool { isCompared || self == .customerMinutesSaved }

  /// The values that it can have.
  var possible: ClosedRange<Double> {
    (canBeNegative ? -.infinity : 0)...(self == .hadVideo ? 1 : .infinity)
  }

  /// What is summed above the line, and below it; 0 where that is merchants' months.
  func parts(of tables: KindTables, kind: Int) -> (above: Double, below: Double) {
    let (own, other) = (tables.own, tables.withoutVideo)
    func count(_ counter: KindCounter) -> Double { Double(own[counter, kind: kind]) }
    let minute = 60e6
    switch self {
    case .contacts: return (count(.contacts), 0)
    case .textMinutes: return (count(.textMicroseconds) / minute, count(.contacts))
    case .videoMinutes: return (count(.videoMicroseconds) / minute, count(.contacts))
    case .customerMinutes:
      let had = count(.comparedTextMicroseconds) - count(.savedMicroseconds)
      let compared = Double(own.guidedByText(kind: kind)) + count(.guidedByVideo)
      return (had / minute, compared)
    case .hadVideo: return (count(.guidedByVideo), count(.contacts))
    case .customerMinutesSaved: return (count(.savedMicroseconds) / minute, 0)
    case .resolved: return (count(.resolved), 0)
    case .unserved: return (Double(own.unserved(kind: kind)), 0)
    case .cutOff: return (Double(own.cutOff(kind: kind)), 0)
    case .resolvedChange:
      return (Double(own[.resolved, kind: kind] - other[.resolved, kind: kind]), 0)
    case .unservedChange:
      return (Double(own.unserved(kind: kind) - other.unserved(kind: kind)), 0)
    case .cutOffChange:
      return (Double(own.cutOff(kind: kind) - other.cutOff(kind: kind)), 0)
    }
  }
}

extension RunResult {
  /// The figures that there are of each kind: none where kinds were not counted, and without comparisons that the scenario
  /// leaves out.
  public var kindFigures: [KindFigure] {
    guard countedKinds > 0 else { return [] }
    return KindFigure.allCases.filter { scenario.measurement.counterfactual || !$0.isCompared }
  }

  /// A figure of a kind of contact, its interval by the spread between sections.
  ///
  /// - Parameter kind: The position of the kind in the scenario.
  public func estimate(
    _ figure: KindFigure, ofKind kind: Int, _ scope: Scope, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    let months = merchantMonths(in: scope)
    let weights = weights(in: scope)
    var numerators: [Double] = []
    var denominators: [Double] = []
    for section in 0..<sectionCount {
      var sums = (above: 0.0, below: 0.0)
      for (segment, weight) in weights {
        let parts = figure.parts(of: sections[section].segments[segment].kinds, kind: kind)
        sums.above += weight * parts.above
        sums.below += weight * parts.below
      }
      numerators.append(sums.above)
      denominators.append(figure.hasOwnDenominator ? sums.below : months[section])
    }
    let sample = PairedDifference.RatioSample(numerators: numerators, denominators: denominators)
    return Ratio.estimate(sample, level: level).unlessWithoutSpread.clipped(to: figure.possible)
  }
}

extension KindFigure {
  /// Whether it is taken over contacts, not over merchants' months.
  fileprivate var hasOwnDenominator: Bool {
    switch self {
    case .textMinutes, .videoMinutes, .customerMinutes, .hadVideo: true
    default: false
    }
  }
}
