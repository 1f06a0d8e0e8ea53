import MerchantModel
import Runs
import SimStatistics

/// The way from what video promises to what it saves, for people: of the kind with the largest promise.
struct WaterfallText {
  private let result: RunResult

  init(_ result: RunResult) {
    self.result = result
  }

  /// The table, steps of which nothing was seen left out; nothing where video promises no kind anything, or kinds were not
  /// counted.
  ///
  /// - Parameter width: The letters of a line.
  func lines(within width: Int) -> [String] {
    let scope = Scope.overall(of: result.scenario)
    let waterfalls = result.waterfalls(of: scope)
    func promise(_ kind: Int) -> Double { waterfalls[kind][.promise]?.minutes.value ?? 0 }
    guard let kind = waterfalls.indices.max(by: { promise($0) < promise($1) }), promise(kind) > 0
    else { return [] }
    var rows = [[title(ofKind: kind, scope), "minutes", "of the promise"]]
    for row in waterfalls[kind].rows where row.minutes.value != 0 || row.step == .saved {
      rows.append([
        "  " + WaterfallText.title(row.step), NumberText.estimate(row.minutes, unit: .minutes),
        row.step == .promise ? "100 %" : NumberText.estimate(row.share, unit: .share),
      ])
    }
    return [""] + TextColumns.lines(rows, within: width) + [others]
  }

  private func title(ofKind kind: Int, _ scope: Scope) -> String {
    func minutes(_ figure: KindFigure) -> String {
      result.estimate(figure, ofKind: kind, scope).value.map { NumberText.fixed($0, decimals: 1) }
        ?? "-"
    }
    return "From text to video (\(result.scenario.kinds[kind].name)): \(minutes(.textMinutes)) to "
      + "\(minutes(.videoMinutes)) minutes, per merchant and 30 days"
  }

  /// Where the other kinds are.
  private var others: String {
    let count = result.scenario.kinds.count
    let what =
      count == 1
      ? "Each segment" : "The other \(count == 2 ? "kind" : "\(count - 1) kinds") and each segment"
    return "\(what): waterfall.csv, which --out writes."
  }

  /// What a step is called in tables.
  private static func title(_ step: WaterfallStep) -> String {
    switch step {
    case .promise: "Promised: text less video, all contacts"
    case .lost(let counter): title(counter)
    case .residue: "The assistant's residue"
    case .cameraOff: "Camera off"
    case .dropped: "Calls dropped"
    case .cutOff: "Cut off by the end of the run"
    case .selection: "Durations that were not the mean"
    case .saved: "Saved: customers' minutes"
    }
  }

  private static func title(_ counter: KindCounter) -> String {
    switch counter {
    case .notAdopted: "Not offered: feature not adopted"
    case .featureOff: "Not offered: feature off by the rule"
    case .night: "Not offered: night"
    case .nobodyOnShift: "Not offered: nobody on shift"
    case .gate: "Not offered: held back by the gate"
    case .throttled: "Not offered: throttled by the rule"
    case .notOffered: "Not offered by the agent's choice"
    case .shy: "Shy"
    case .refused: "Refused"
    case .expired: "Not tapped before the card expired"
    case .tapRefusedOff: "Tapped while the feature was off"
    case .tapRefusedNight: "Tapped at night"
    case .missedNobodyOnShift: "Missed: nobody on shift"
    case .missedAllBusy: "Missed: all agents in calls"
    case .missedNotNoticed: "Missed: not noticed in the foreground"
    case .missedBackground: "Missed: app in the background"
    case .missedClosed: "Missed: app closed"
    case .missedHungUp: "Missed: customer hung up"
    case .hungUpByMerchant: "Missed: picked up only to hang up"
    case .leftQueue: "Left the chat queue"
    case .gaveUp: "Gave up after a miss"
    case .containedByAssistant: "Contained by the assistant"
    case .messageNotReached: "Left a message, not reached"
    case .guidedByVoice: "Guided by voice"
    default: "\(counter)"
    }
  }
}
