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
  /// differ, or one a rule where there are several.
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
    /// Days of a moratorium are left out of the history, or empty it.
    case moratoriumDays = "moratorium-days"
    /// Chats that begin outside the day's hours count for reply rates or not.
    case replyHours = "reply-hours"
    /// Replies of the assistant count for reply rates or not.
    case assistantReplies = "assistant-replies"
  }

  /// The time within which a hang-up is quick, in a scenario that does not give one.
  public static let soon = SimDuration.seconds(5)
  /// The time within which a contact's rings are one call, in a scenario that does not give one.
  public static let shortOrder = SimDuration.minutes(10)

  /// All interpretations that a setting can flip, in the order of their names, each with the flip of what the
  /// scenario has; that of moratoria only where there is one, those of reply rates only where some are judged.
  public static func all(of scenario: Scenario) -> [RuleInterpretation] {
    Name.allCases.filter { name in
      switch name {
      case .moratoriumDays: !scenario.rulebook.moratoria.isEmpty
      case .replyHours, .assistantReplies: scenario.rulebook.judgesReplies
      default: true
      }
    }.map { RuleInterpretation($0, of: scenario) }
  }

  /// Finds the interpretation that a scenario has.
  public init(_ name: Name, of scenario: Scenario) {
    self.name = name
    let rules = AuditedRules(scenario.rulebook)
    let flip: AuditedRules.Flip
    switch name {
    case .boundary:
      question = "A rate exactly at the threshold"
      flip = rules.flip("boundary", \.boundary) {
        $0 == .below
          ? ("is not low", "is low", Rule.Boundary.atOrBelow.rawValue)
          : ("is low", "is not low", Rule.Boundary.below.rawValue)
      }
    case .fewCallDay:
      question = "A day with too few calls"
      flip = rules.flip("fewCallDay", \.fewCallDay) {
        $0 == .resets
          ? ("is a day that is not low", "is no day at all", Rule.FewCallDay.carries.rawValue)
          : ("is no day at all", "is a day that is not low", Rule.FewCallDay.resets.rawValue)
      }
    case .nightCalls:
      question = "Calls that begin to ring at night"
      flip = rules.flip("nightCalls", \.counting.night) { AuditedRules.counting($0, "\(!$0)") }
    case .repeats:
      let span = rules.first.counting.sameCallWithin
      question =
        "A contact's rings within \(DurationText.text(span ?? RuleInterpretation.shortOrder))"
      flip = rules.flip("sameCallWithin", \.counting.sameCallWithin) {
        $0 == nil
          ? ("are a call each", "are one call", DurationText.text(RuleInterpretation.shortOrder))
          : ("are one call", "are a call each", "~")
      }
    case .voice:
      question = rules.first.counting.medium == .voice ? "Video calls" : "Voice calls"
      flip = rules.flip("medium", \.counting.medium) {
        let other = $0 == .both ? CallCounting.Medium.video : .both
        return AuditedRules.counting($0 == .both, other.rawValue)
      }
    case .busyCalls:
      question = "Calls that find everybody on shift in a call"
      flip = rules.flip("busyCalls", \.counting.busy) { AuditedRules.counting($0, "\(!$0)") }
    case .hangUps:
      let soon = rules.first.counting.quickHangUp
      question =
        "Calls whose customer hangs up within \(DurationText.text(soon ?? RuleInterpretation.soon))"
      flip = rules.flip("quickHangUp", \.counting.quickHangUp) {
        AuditedRules.counting(
          $0 == nil, $0 == nil ? DurationText.text(RuleInterpretation.soon) : "~")
      }
    case .partDay:
      question = "What is left of the day of a return"
      flip = rules.flip("partDay", \.partDay) {
        $0 == .counts
          ? ("is judged", "is not judged", Rule.PartDay.leftOut.rawValue)
          : ("is not judged", "is judged", Rule.PartDay.counts.rawValue)
      }
    case .ringState:
      question = "Who notices a ring is decided by the app's state"
      flip = RuleInterpretation.ringState(of: scenario)
    case .moratoriumDays:
      question = "Days of a moratorium"
      flip = RuleInterpretation.moratoriumDays(of: scenario)
    case .replyHours:
      question = "Chats that begin outside the hours of reply rates"
      flip = RuleInterpretation.replyHours(of: scenario)
    case .assistantReplies:
      question = "Replies of the assistant"
      flip = RuleInterpretation.assistantReplies(of: scenario)
    }
    (asWritten, flipped, settings) = flip
  }

  private static func ringState(of scenario: Scenario) -> AuditedRules.Flip {
    let states = scenario.segments.map(\.ring.stateDuringRing)
    guard Set(states).count <= 1 else {
      let settings = scenario.segments.map {
        "segments.\($0.name).ring.stateDuringRing=\($0.ring.stateDuringRing.other.rawValue)"
      }
      return ("in each segment's way", "in each segment the other way", settings)
    }
    let state = states.first ?? .atStart
    let words = ["as it starts", "anew at each change"]
    return (
      words[state == .atStart ? 0 : 1], words[state == .atStart ? 1 : 0],
      ["segments.each.ring.stateDuringRing=\(state.other.rawValue)"]
    )
  }
}

extension RuleInterpretation {
  private static func moratoriumDays(of scenario: Scenario) -> AuditedRules.Flip {
    let moratoria = scenario.rulebook.moratoria
    let settings = moratoria.map { "moratoria.\($0.name).days=\($0.days.other.rawValue)" }
    guard let first = moratoria.first?.days, moratoria.allSatisfy({ $0.days == first }) else {
      return ("in each moratorium's way", "in each moratorium the other way", settings)
    }
    let words = ["are left out, as if they had not been", "empty the history"]
    let place = first == .leftOut ? 0 : 1
    return (words[place], words[1 - place], settings)
  }
}

extension Moratorium.Days {
  fileprivate var other: Moratorium.Days { self == .leftOut ? .resets : .leftOut }
}

/// The rules whose interpretations are flipped, all of them at once.
private struct AuditedRules {
  private let rules: [(place: String, rule: Rule)]

  /// The words for rules as written and flipped, and the settings that flip them.
  typealias Flip = (asWritten: String, flipped: String, settings: [String])

  init(_ book: Rulebook) {
    rules = book.scopedRules.map {
      (book.rules.isEmpty ? "rule" : "rules.\($0.name).rule", $0.rule)
    }
  }

  var first: Rule { rules[0].rule }

  /// Flips a part of each rule.
  ///
  /// - Parameter words: For a value: the words for it and for its flip, and the flip as `--set` takes it.
  func flip<Value: Equatable>(
    _ key: String, _ part: (Rule) -> Value, _ words: (Value) -> (String, String, String)
  ) -> Flip {
    let flips = rules.map { words(part($0.rule)) }
    let settings = zip(rules, flips).map { "\($0.place).\(key)=\($1.2)" }
    guard rules.allSatisfy({ part($0.rule) == part(first) }) else {
      return ("in each rule's way", "in each rule the other way", settings)
    }
    return (flips[0].0, flips[0].1, settings)
  }

  /// The words for calls that count or do not.
  static func counting(_ counts: Bool, _ setting: String) -> (String, String, String) {
    counts ? ("count", "do not count", setting) : ("do not count", "count", setting)
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
