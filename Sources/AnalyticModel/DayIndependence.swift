import ClosedForms
import MerchantModel
import SimKernel
import SimRandom

/// Checks that the days of a segment's merchants are independent, and its merchants alike. The rule's chain,
/// applied to the shares of merchants with a low day, then has the expected figures of the scenario.
///
/// Days may differ, calls may last, and the app may be in any state; nothing may continue from one day to the
/// next.
public struct DayIndependence: Sendable {
  /// The largest chance of a contact past midnight that is neglected.
  public static let negligible = 1e-6

  /// Why the days are not independent or the merchants not alike, in the scenario's words; empty if they are.
  public let reasons: [String]
  /// The rule as a chain; nil if there are ``reasons`` against it.
  public let chain: VaryingDayChain?

  /// Checks a segment of a valid scenario.
  ///
  /// - Precondition: `index` is a position among the scenario's segments.
  public init(_ scenario: Scenario, segment index: Int) {
    let input = AnalysisInput(scenario, scenario.segments[index])
    let found =
      DayIndependence.ruleReasons(input) + DayIndependence.merchantReasons(input)
      + DayIndependence.midnightReasons(input)
    guard found.isEmpty else {
      reasons = found
      chain = nil
      return
    }
    do {
      chain = try VaryingDayChain(
        rule: SuspensionRule(
          trigger: .consecutive(input.scenario.rule.lowDays),
          penaltyDays: input.scenario.rule.suspensionDays,
          returnDelay: input.returnDelay ?? .none))
      reasons = []
    } catch {
      chain = nil
      reasons = [SegmentAnalysis.words(error)]
    }
  }

  private static func ruleReasons(_ input: AnalysisInput) -> [String] {
    guard input.isUnderOneRule else { return input.rulebookReasons }
    let rule = input.scenario.rule
    guard rule.enabled else { return ["the rule is off (rule.enabled)"] }
    // Compared as a whole, so that a part of the rule that is unknown here is never ignored.
    var known = Rule()
    known.threshold = rule.threshold
    known.minimumCalls = rule.minimumCalls
    known.lowDays = rule.lowDays
    known.suspensionDays = rule.suspensionDays
    known.returnDelay = rule.returnDelay
    var reasons = input.responseReasons
    if rule != known {
      reasons.append("the rule is more than low days in a row, days off, and a return")
    }
    return reasons + input.returnReasons
  }

  private static func merchantReasons(_ input: AnalysisInput) -> [String] {
    let segment = input.segment
    var reasons: [String] = []
    if segment.demand.volume.constantValue == nil {
      reasons.append("merchants differ in demand.volume")
    }
    if segment.diligence.constantValue == nil { reasons.append("merchants differ in diligence") }
    if let own = segment.app.foregroundShare, own.constantValue == nil {
      reasons.append("merchants differ in app.foregroundShare")
    }
    if segment.adoption < .always {
      reasons.append("not all merchants adopt the feature (adoption)")
    }
    return reasons
  }

  private static func midnightReasons(_ input: AnalysisInput) -> [String] {
    let segment = input.segment
    var reasons = input.repeatReasons + input.persistenceReasons
    if segment.staffing.hasDatedShifts { reasons += input.dateReasons }
    if segment.staffing.chats != .byOthers {
      reasons.append("cards wait for a free chat slot (chats are not by others)")
    }
    if segment.callBack != nil { reasons.append("missed customers are called back (callBack)") }
    if input.latestEnd > .days(1) {
      reasons.append(
        "a contact can go on past midnight, with a chance above one in a million")
    }
    let sharesNights = segment.staffing.absence > .never || !AnswerTheory.answersAlike(segment)
    if sharesNights && input.worksThroughMidnight {
      reasons.append("shifts go on past midnight, and who is there or what the app does with them")
    }
    return reasons
  }
}

extension AnalysisInput {
  /// The time after midnight at which the last contact of a day has ended, except with negligible chance.
  fileprivate var latestEnd: SimDuration {
    func most(_ duration: DurationDistribution?) -> SimDuration {
      duration.map {
        SimDuration(seconds: max($0.seconds.quantile(1 - DayIndependence.negligible), 0))
      }
        ?? .zero
    }
    let again = scenario.customer.afterMiss
    let rings = again.ringAgain > .never ? Int64(again.mostRings) : 1
    let ringing = segment.ring.timeout * rings + most(again.delay) * (rings - 1)
    var latest = SimDuration.zero
    for (kind, _) in offeredKinds {
      let hour = kind.hours.weights.lastIndex { $0 > 0 } ?? 0
      let talk = max(
        most(kind.video), most(kind.camera.videoWhenOff),
        kind.voice.share > .never ? most(kind.voice.duration) : .zero)
      latest = max(latest, .hours(Int64(hour + 1)) + most(kind.tapDelay) + ringing + talk)
    }
    for replay in segment.replays {
      guard let kind = scenario.kinds.first(where: { $0.name == replay.kind }) else { continue }
      let tail = most(kind.tapDelay) + ringing + max(most(kind.video), most(kind.voice.duration))
      for time in replay.times(on: calendar) {
        let sinceMidnight = time.microseconds % SimDuration.days(1).microseconds
        latest = max(latest, SimDuration(microseconds: sinceMidnight) + tail)
      }
    }
    return latest
  }

  /// Whether an agent's work continues from one day to the next.
  fileprivate var worksThroughMidnight: Bool {
    let day = SimDuration.days(1).microseconds
    return staffing.allGroups.filter { $0.count > 0 }.contains { group in
      let week = staffing.workedWeek(of: group)
      let starts = Set(week.map { $0.start.microseconds % (7 * day) })
      return week.contains { span in
        let end = span.end.microseconds
        return span.start.microseconds / day != (end - 1) / day
          || (end % day == 0 && starts.contains(end % (7 * day)))
      }
    }
  }
}
