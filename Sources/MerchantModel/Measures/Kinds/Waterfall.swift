/// The way from what video promises a kind of contact to what it saves, in microseconds that add up exactly.
///
/// The promise is the mean text duration less the mean video duration, both drawn for every counted contact, times the
/// contacts. A contact without video loses that mean. Those with it lose what the camera and dropped calls cost them;
/// that their durations were not the mean is the selection, whose expected value is 0 where durations do not decide who
/// gets video. It also takes what rounding to whole microseconds leaves, less than one a step.
public struct Waterfall: Hashable, Sendable {
  /// By the step's place among ``WaterfallStep/all``.
  private let amounts: [Int64]

  /// The waterfall of a kind.
  ///
  /// - Parameters:
  ///   - table: What was counted.
  ///   - kind: The position of the kind in the scenario.
  public init(_ table: KindTable, kind: Int) {
    func sum(_ counter: KindCounter) -> Int64 { table[counter, kind: kind] }
    let promise = sum(.textMicroseconds) - sum(.videoMicroseconds)
    let contacts = max(sum(.contacts), 1)
    func share(_ lost: Int64) -> Int64 {
      Waterfall.rounded(Int128(promise) * Int128(lost), over: Int128(contacts))
    }
    // What is left to those with video, if their durations are the mean.
    var left = promise
    var amounts = WaterfallStep.all.map { step -> Int64 in
      let loss: Int64
      switch step {
      case .lost(let counter): loss = share(sum(counter))
      case .cutOff: loss = share(table.cutOff(kind: kind))
      case .promise: return promise
      case .residue: return sum(.residueMicroseconds)
      case .cameraOff: return -sum(.cameraMicroseconds)
      case .dropped: return -sum(.dropMicroseconds)
      case .selection:
        return sum(.guidedTextMicroseconds) - sum(.guidedVideoMicroseconds)
          - sum(.residueMicroseconds)
      case .saved: return sum(.savedMicroseconds)
      }
      left -= loss
      return -loss
    }
    amounts[WaterfallStep.selection.place] -= left
    self.amounts = amounts
  }

  /// What a step adds to the promise, in microseconds, a loss being negative; of the promise and of what is saved, how
  /// much it is.
  public subscript(step: WaterfallStep) -> Int64 { amounts[step.place] }

  /// The quotient, rounded to the nearest whole number, halves away from 0.
  private static func rounded(_ dividend: Int128, over divisor: Int128) -> Int64 {
    let half = dividend < 0 ? -(divisor / 2) : divisor / 2
    return Int64(clamping: (dividend + half) / divisor)
  }
}

/// A step of a ``Waterfall``.
public enum WaterfallStep: Hashable, Sendable {
  /// What it begins with.
  case promise
  /// Contacts that a counter counts, each of which loses the mean.
  case lost(KindCounter)
  /// What contacts that the assistant handed over promise more, or less, because it had them first.
  case residue
  /// Video that takes longer because the camera is off.
  case cameraOff
  /// Calls that dropped.
  case dropped
  /// Contacts cut off by the end of the run, each of which loses the mean.
  case cutOff
  /// Durations of those with video that were not the mean.
  case selection
  /// What is left.
  case saved

  /// All steps, in the order in which they are taken.
  public static let all: [WaterfallStep] =
    [.promise] + KindCounter.withoutVideo.map { .lost($0) }
    + [.residue, .cameraOff, .dropped]
    + [KindCounter.leftQueue, .gaveUp, .messageNotReached, .containedByAssistant, .guidedByVoice]
    .map { .lost($0) }
    + [.cutOff, .selection, .saved]

  /// Whether a scenario can take the step: steps of what is off by default are shown where it is on.
  public func isPossible(in scenario: Scenario) -> Bool {
    switch self {
    case .lost(.messageNotReached): scenario.customer.message != nil
    case .lost(.containedByAssistant), .residue: scenario.hasAssistant
    default: true
    }
  }

  /// Its place among all.
  fileprivate var place: Int { WaterfallStep.all.firstIndex(of: self) ?? 0 }

  /// What it is called in files.
  public var name: String {
    switch self {
    case .promise: "promise"
    case .lost(let counter): WaterfallStep.name(of: counter)
    case .residue: "assistant_residue"
    case .cameraOff: "camera_off"
    case .dropped: "dropped"
    case .cutOff: "cut_off"
    case .selection: "selection"
    case .saved: "saved"
    }
  }

  private static func name(of counter: KindCounter) -> String {
    switch counter {
    case .missedNobodyOnShift: "missed_nobody"
    case .missedAllBusy: "missed_busy"
    case .missedNotNoticed: "missed_unnoticed"
    // The counters' own names, in the letters of names in files.
    default:
      "\(counter)".map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
    }
  }
}
