import MerchantModel
import Scenarios
import SimKernel

/// One interpretation of a passage of the rule that its text leaves open, and the setting that flips it.
public struct RuleInterpretation: Hashable, Sendable {
  /// What the interpretation is called in tables and files.
  public let name: Name
  /// What it is about, in plain words.
  public let question: String
  /// The interpretation of the scenario as written.
  public let asWritten: String
  /// The interpretation of the flip.
  public let flipped: String
  /// The flip in the scenario language, each as `--set` takes it; one, or one a segment where segments
  /// differ.
  public let settings: [String]

  /// The passages.
  public enum Name: String, CaseIterable, Hashable, Sendable {
    /// A rate at the threshold is low, or is not.
    case boundary
    /// A day with too few calls is in the history, or is left out of it.
    case fewCallDay = "few-call-day"
    /// Calls at night count or not.
    case nightCalls = "night-calls"
    /// A contact's rings in short order are one call, or each is one.
    case repeats
    /// Voice calls count or not.
    case voice
    /// Calls that find everybody in a call count or not.
    case busyCalls = "busy-calls"
    /// Calls whose customer soon hangs up count or not.
    case hangUps = "hang-ups"
    /// What is left of the day of the return is judged or not.
    case partDay = "part-day"
    /// An agent's state as the ring starts decides, or every state during the ring.
    case ringState = "ring-state"
  }

  /// The time within which a hang-up is quick, in a scenario that does not give one.
  public static let soon = SimDuration.seconds(5)
  /// The time within which a contact's rings are one call, in a scenario that does not give one.
  public static let shortOrder = SimDuration.minutes(10)

  /// All interpretations that a setting can flip, in the order of their names, each with the flip of what the
  /// scenario has.
  public static func all(of scenario: Scenario) -> [RuleInterpretation] {
    Name.allCases.map { RuleInterpretation($0, of: scenario) }
  }

  /// Finds the interpretation that a scenario has.
  public init(_ name: Name, of scenario: Scenario) {
    self.name = name
    let rule = scenario.rule
    switch name {
    case .boundary:
      let isBelow = rule.boundary == .below
      question = "A rate exactly at the threshold"
      (asWritten, flipped) = RuleInterpretation.words(isBelow, "is not low", "is low")
      settings = ["rule.boundary=\((isBelow ? Rule.Boundary.atOrBelow : .below).rawValue)"]
    case .fewCallDay:
      let resets = rule.fewCallDay == .resets
      question = "A day with too few calls"
      (asWritten, flipped) = RuleInterpretation.words(
        resets, "is a day that is not low", "is no day at all")
      settings = ["rule.fewCallDay=\((resets ? Rule.FewCallDay.carries : .resets).rawValue)"]
    case .nightCalls:
      question = "Calls that begin to ring at night"
      (asWritten, flipped) = RuleInterpretation.counting(rule.counting.night)
      settings = ["rule.nightCalls=\(!rule.counting.night)"]
    case .repeats:
      let span = rule.counting.sameCallWithin
      question =
        "A contact's rings within \(DurationText.text(span ?? RuleInterpretation.shortOrder))"
      (asWritten, flipped) = RuleInterpretation.words(
        span == nil, "are a call each", "are one call")
      settings = [
        "rule.sameCallWithin="
          + (span == nil ? DurationText.text(RuleInterpretation.shortOrder) : "~")
      ]
    case .voice:
      question = rule.counting.medium == .voice ? "Video calls" : "Voice calls"
      (asWritten, flipped) = RuleInterpretation.counting(rule.counting.medium == .both)
      let other = rule.counting.medium == .both ? CallCounting.Medium.video : .both
      settings = ["rule.medium=\(other.rawValue)"]
    case .busyCalls:
      question = "Calls that find everybody on shift in a call"
      (asWritten, flipped) = RuleInterpretation.counting(rule.counting.busy)
      settings = ["rule.busyCalls=\(!rule.counting.busy)"]
    case .hangUps:
      let soon = rule.counting.quickHangUp
      question =
        "Calls whose customer hangs up within \(DurationText.text(soon ?? RuleInterpretation.soon))"
      (asWritten, flipped) = RuleInterpretation.counting(soon == nil)
      settings = [
        "rule.quickHangUp=" + (soon == nil ? DurationText.text(RuleInterpretation.soon) : "~")
      ]
    case .partDay:
      let counts = rule.partDay == .counts
      question = "What is left of the day of a return"
      (asWritten, flipped) = RuleInterpretation.words(counts, "is judged", "is not judged")
      settings = ["rule.partDay=\((counts ? Rule.PartDay.leftOut : .counts).rawValue)"]
    case .ringState:
      let states = scenario.segments.map(\.ring.stateDuringRing)
      question = "Who notices a ring is decided by the app's state"
      if Set(states).count > 1 {
        (asWritten, flipped) = ("in each segment's way", "in each segment the other way")
        settings = scenario.segments.map {
          "segments.\($0.name).ring.stateDuringRing=\($0.ring.stateDuringRing.other.rawValue)"
        }
      } else {
        let state = states.first ?? .atStart
        (asWritten, flipped) = RuleInterpretation.words(
          state == .atStart, "as it starts", "anew at each change")
        settings = ["segments.each.ring.stateDuringRing=\(state.other.rawValue)"]
      }
    }
  }

  private static func counting(_ counts: Bool) -> (String, String) {
    words(counts, "count", "do not count")
  }

  /// The words for the scenario's interpretation and for the flip.
  private static func words(
    _ isUsual: Bool, _ usual: String, _ other: String
  ) -> (String, String) {
    isUsual ? (usual, other) : (other, usual)
  }
}

extension StateDuringRing {
  fileprivate var other: StateDuringRing { self == .atStart ? .reevaluated : .atStart }
}

/// A passage that could be interpreted in two ways, of which the language supports only one.
public struct FixedInterpretation: Hashable, Sendable, CaseIterable {
  /// What the interpretation is called in files.
  public let name: String
  /// What it is about, and how it is interpreted.
  public let interpretation: String
  /// Why it cannot be flipped.
  public let reason: String

  /// All of them.
  public static let allCases = [
    FixedInterpretation(
      name: "ring-across-midnight",
      interpretation: "A ring across midnight belongs to the day of its end.",
      reason:
        "To the day of its start it cannot belong: at the midnight at which that day is judged "
        + "nobody knows yet how the ring will end."),
    FixedInterpretation(
      name: "ring-across-nightfall",
      interpretation:
        "A ring across the edge of the night belongs to the hours in which it begins.",
      reason: "There is no key for its end: the two readings differ in rings that are under way at "
        + "that minute, and in no others."),
  ]
}
