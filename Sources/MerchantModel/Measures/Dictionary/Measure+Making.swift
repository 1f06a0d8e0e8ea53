/// The dictionary of measures.
extension Measure {
  /// Every measure, in the order in which tables and files list them.
  public static let all: [Measure] =
    suspensionMeasures + falsePositiveMeasures + minuteMeasures + servedMeasures + guidanceMeasures
    + outcomeMeasures + callMeasures + staffMeasures + missMeasures

  /// Every measure of a scenario: money too where it gives prices, lost customers where customers react to missed calls, false
  /// positives by the rule's own threshold where the reference is another, and without the comparisons that it leaves out.
  public static func dictionary(of scenario: Scenario) -> [Measure] {
    /// Whether something happens in the scenario, or under the policy of an arm.
    func happens(_ what: (Scenario) -> Bool) -> Bool {
      what(scenario) || scenario.arms.contains { what($0.scenario) }
    }
    let taken = all.filter { measure in
      // Without the runs that it is compared with, the figure would be 0, which it is not.
      (measure.comparison.map(scenario.measurement.makes) ?? true)
        && (!measure.needsReactions || happens(\.customer.reactsToMisses))
        && (!measure.needsMessages || happens { $0.customer.message != nil })
        && (!measure.needsAssistant || happens(\.hasAssistant))
        && (!measure.needsDesk || scenario.desk != nil)
        && (!measure.needsAppeals || scenario.appeals != nil)
        && (!measure.needsFirstReply || happens(\.measuresFirstReply))
        && (!measure.needsReplyRates || happens { $0.measurement.replyRates != nil })
        && (scenario.hasSecondReference || !measure.needsSecondReference)
    }
    return taken + (scenario.prices.map(moneyMeasures) ?? [])
  }

  /// Whether it is counted only where customers react to missed calls.
  public var needsReactions: Bool {
    counters.contains {
      [.customersLost, .complaintsAboutMisses, .customersLostWithoutVideo].contains($0)
    }
  }

  /// Whether it is of messages alone.
  public var needsMessages: Bool {
    [[.messages], [.notReached]].contains(numerator.map(\.counter))
  }

  /// Whether it is of the assistant alone.
  public var needsAssistant: Bool {
    numerator.count == 1
      && [.assistantContacts, .contained, .containedResolved].contains(numerator[0].counter)
  }

  /// Whether it is of the platform's desk alone.
  public var needsDesk: Bool { numerator.map(\.counter) == [.callsToDesk] }

  /// Whether it is of appeals alone.
  public var needsAppeals: Bool {
    numerator.contains { term in
      switch term.counter {
      case .appeals, .appealsByLuck, .appealsOverturnedByFault, .appealsOverturnedByLuck,
        .suspensionsCutShort:
        true
      default: false
      }
    }
  }

  /// Whether it is of the first reply, which is measured where it can come later than an agent.
  public var needsFirstReply: Bool {
    counters.contains(.firstReplies) || quantile?.observation == .firstReply
  }

  /// Whether it is a reply rate of chats.
  public var needsReplyRates: Bool { denominator == [.replyCustomers] }

  /// Whether it is of false positives by the rule's own threshold, beside those by another reference.
  public var needsSecondReference: Bool {
    numerator.contains { $0.counter == .falsePositivesByOwnThreshold }
  }

  /// The comparison that the figure is made by; nil if one run shows it.
  public var comparison: Measurement.Comparison? {
    if counters.contains(where: \.isWithoutVideo) { return .counterfactual }
    for term in numerator {
      switch term.counter {
      case .falsePositives, .falsePositivesAtLowerThreshold, .falsePositivesAtHigherThreshold,
        .falsePositivesByOwnThreshold, .undecidedSuspensions:
        return .falsePositives
      default: continue
      }
    }
    return nil
  }
}

/// Measures in the short form of the dictionary.
extension Measure {
  init(
    _ topic: Topic, _ name: String, _ title: String, _ meaning: String, _ numerator: [Counter],
    per denominator: [Counter], less other: [Counter], per otherDenominator: [Counter],
    scale: Double, _ unit: Unit, better: Preference? = nil
  ) {
    self.init(
      topic, name, title, meaning, numerator.map { Term($0) }, per: denominator, scale: scale,
      unit, better: better)
    subtracted = Subtracted(numerator: other, denominator: otherDenominator)
  }

  static let microsecondsPerMinute = 60e6
  static let microsecondsPerHour = 3_600e6
  static let microsecondsPerDay = 86_400e6

  init(
    _ topic: Topic, _ name: String, _ title: String, _ meaning: String,
    quantile probability: Double, of observation: Observation, scale: Double, _ unit: Unit,
    better: Preference? = nil
  ) {
    self.init(
      name: name, title: title, meaning: meaning, numerator: [], denominator: [], scale: scale,
      unit: unit, topic: topic, preference: better,
      quantile: ObservedQuantile(observation, probability: probability))
  }

  init(
    _ topic: Topic, _ name: String, _ title: String, _ meaning: String, _ numerator: [Counter],
    per denominator: [Counter], scale: Double = 1, _ unit: Unit, better: Preference? = nil
  ) {
    self.init(
      topic, name, title, meaning, numerator.map { Term($0) }, per: denominator, scale: scale,
      unit, better: better)
  }

  init(
    _ topic: Topic, _ name: String, _ title: String, _ meaning: String, _ numerator: [Term],
    per denominator: [Counter], scale: Double = 1, _ unit: Unit, better: Preference? = nil
  ) {
    self.init(
      name: name, title: title, meaning: meaning, numerator: numerator, denominator: denominator,
      scale: scale, unit: unit, topic: topic, preference: better)
  }
}
