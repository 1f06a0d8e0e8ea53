import MerchantModel
import Runs
import SimStatistics
import Studies

/// The summary of a run for people: a sentence, a table and how to read it.
public struct SummaryTable {
  private let result: RunResult
  private let worlds: WorldsText?
  private let columns: Int
  private let isWhole: Bool

  /// The measures that matter first, in the dictionary's order: what a rule does to merchants, what customers meet, and what
  /// video is worth.
  static let leading: Set = [
    "suspensions", "merchants_suspended", "days_restricted", "false_positive_share",
    "customer_minutes_saved", "staff_minutes_per_contact_saved", "resolved_change", "unserved",
    "calls", "answer_rate", "customers_missed", "money_net",
  ]

  /// Summarises a run.
  ///
  /// - Parameters:
  ///   - worlds: What its worlds show, if there are any.
  ///   - columns: The letters of a line; longer ones are wrapped.
  ///   - isWhole: Whether all figures are shown, or those that matter first.
  public init(
    _ result: RunResult, worlds: WorldResult? = nil, columns: Int = 80, isWhole: Bool = true
  ) {
    self.result = result
    self.columns = columns
    self.isWhole = isWhole
    self.worlds = worlds.map {
      WorldsText($0, beside: result, columns: columns, isWhole: isWhole)
    }
  }

  /// The text, ending with a newline.
  public var text: String {
    let before =
      wrapped([heading, setting, ""] + ArmsText(result).lines + (worlds?.verdict ?? []) + verdict)
    let after = isWhole ? WaterfallText(result).lines(within: columns) : [""] + [more]
    let places = (DeskText(result)?.lines ?? []) + (AppealText(result)?.lines ?? [])
    return (before + (worlds?.lines ?? []) + [""] + table + places + after + [""] + wrapped(notes))
      .joined(separator: "\n") + "\n"
  }

  /// Lines of prose, those that are too long on several.
  private func wrapped(_ lines: [String]) -> [String] {
    lines.flatMap { line in
      line.count > columns && !line.contains("  ")
        ? ComparisonText.wrapped(line, width: columns, indent: "") : [line]
    }
  }

  /// Where the other figures are.
  private var more: String {
    let left = result.measures.count { isOfInterest($0) && !Self.leading.contains($0.name) }
    return "\(left) more figures: --all prints them, --out writes them."
  }

  private var scenario: Scenario { result.scenario }

  /// The segments, and the population where it is more than one of them.
  private var scopes: [Scope] {
    scenario.segments.count == 1 ? [.segment(0)] : result.scopes
  }

  /// The columns of the table: the scopes, and of a roll-out all merchants of each arm.
  var figureColumns: [(name: String, result: RunResult, scope: Scope)] {
    scopes.map { (result.name(of: $0), result, $0) }
      + zip(scenario.arms, result.arms).map { arm, part in
        ("arm " + arm.name, part, .overall(of: scenario))
      }
  }

  var heading: String { scenario.title }

  var setting: String { SettingText.line(scenario, replications: result.replications) }

  /// The answer in words: suspensions and minutes, with their intervals.
  private var verdict: [String] {
    guard let scope = scopes.last, let suspensions = Measure.named("suspensions"),
      let saved = Measure.named("customer_minutes_saved")
    else { return [] }
    let whose =
      scopes.count == 1 ? "A merchant (\(result.name(of: scope)))" : "An average merchant"
    return (DeskText(result)?.verdict ?? []) + (AppealText(result)?.verdict ?? []) + [
      "\(whose) is suspended \(phrase(suspensions, scope)) times in 30 days;",
      "video saves \(phrase(saved, scope)) customers' minutes in the same time.",
    ] + served(scope) + month([suspensions, saved], of: scope)
  }

  /// Where one real month lies, which the intervals of the mean do not say.
  private func month(_ measures: [Measure], of scope: Scope) -> [String] {
    let parts = measures.compactMap { measure -> String? in
      guard let month = result.oneMonth(measure, of: scope), month.halfWidth > 0 else { return nil }
      let places = NumberText.decimals(for: month.halfWidth, most: 5)
      return "\(NumberText.fixed(month.lower, decimals: places)) to "
        + NumberText.fixed(month.upper, decimals: places)
    }
    guard parts.count == measures.count else { return [] }
    let merchants = result.segments(in: scope).reduce(0) { $0 + $1.weight }
    let days = scenario.calendar.days
    return [
      "These intervals are of the mean. One real period of \(days) days of "
        + "\(NumberText.fixed(merchants, decimals: 0)) such merchants "
        + "brings \(parts[0]) suspensions and \(parts[1]) minutes to each in 30 days (95 %)."
    ]
  }

  /// Beside what is saved, who is served more or less than with video off.
  private func served(_ scope: Scope) -> [String] {
    guard scenario.measurement.counterfactual, let resolved = Measure.named("resolved_change"),
      let unserved = Measure.named("unserved_change")
    else { return [] }
    return [
      "Against video off, contacts resolved change by \(phrase(resolved, scope)),",
      "and those whose customers leave or give up by \(phrase(unserved, scope)).",
    ]
  }

  /// A value with its interval, in words.
  private func phrase(_ measure: Measure, _ scope: Scope) -> String {
    let estimate = result.estimate(measure, of: scope)
    guard let value = estimate.value else { return "an unknown number of" }
    guard let interval = estimate.interval else { return NumberText.fixed(value, decimals: 3) }
    let places = NumberText.decimals(for: interval.halfWidth, most: 5)
    func number(_ value: Double) -> String { NumberText.fixed(value, decimals: places) }
    return "\(number(value)) (\(number(interval.lower)) to \(number(interval.upper)))"
  }

  /// A block of rows for each topic, and in a line each what was not seen at all, what nothing could show, and what the
  /// scenario leaves out.
  private var table: [String] {
    let shown = figureColumns
    var rows = [[""] + shown.map(\.name)]
    let measures = shownMeasures
    let places = decimals(of: measures)
    var unseen: [String] = []
    var unknown: [String] = []
    for topic in Measure.Topic.allCases {
      var block: [[String]] = []
      for measure in measures where measure.topic == topic {
        let estimates = shown.map { $0.result.estimate(measure, of: $0.scope) }
        if estimates.allSatisfy({ $0.value == nil }) {
          unknown.append(SummaryTable.phrase(measure))
        } else if estimates.allSatisfy({ ($0.value ?? 0) == 0 }) {
          unseen.append(
            SummaryTable.phrase(measure) + bound(on: measure, estimates[scopes.count - 1]))
        } else {
          block.append(
            ["  " + SummaryTable.title(of: measure)]
              + estimates.enumerated().map {
                NumberText.estimate($1, unit: measure.unit, decimals: places[$0][measure.unit])
              })
        }
      }
      if !block.isEmpty { rows += [[topic.rawValue] + shown.map { _ in "" }] + block }
    }
    let left = Measure.all.filter { measure in
      let isLeftOut = measure.comparison.map { !scenario.measurement.makes($0) } ?? false
      return isLeftOut && !measure.needsSecondReference
    }
    let lists = [
      ("None seen", unseen), ("No data", unknown),
      ("Not measured (measurement)", isWhole ? left.map(SummaryTable.phrase) : []),
    ]
    return TextColumns.lines(rows, trims: false, within: columns)
      + lists.filter { !$0.1.isEmpty }.flatMap {
        [""] + wrapped([$0 + ": " + $1.joined(separator: "; ")])
      }
  }

  /// The measures of the table.
  var shownMeasures: [Measure] {
    result.measures.filter {
      isOfInterest($0) && (isWhole || Self.leading.contains($0.name))
    }
  }

  /// How many decimals the figures of a unit have in each column, those in per cent alike.
  func decimals(of measures: [Measure]) -> [[Measure.Unit: Int]] {
    figureColumns.map { column in
      func places(_ isOfGroup: (Measure) -> Bool) -> Int {
        let group = measures.filter(isOfGroup)
        return NumberText.commonDecimals(
          of: group.map { column.result.estimate($0, of: column.scope) },
          unit: group.first?.unit ?? .share)
      }
      let perCent = places { $0.unit.isPerCent }
      return Dictionary(grouping: measures, by: \.unit).mapValues { group in
        group[0].unit.isPerCent ? perCent : places { $0.unit == group[0].unit }
      }
    }
  }

  /// How great a figure of suspensions may be of which nothing was seen, in brackets; nothing where that is not known.
  ///
  /// Of the other measures many are not seen because the scenario has nothing of the kind.
  private func bound(on measure: Measure, _ estimate: Estimate?) -> String {
    guard measure.topic == .suspensions, let estimate, estimate.interval != nil else { return "" }
    let text = NumberText.estimate(estimate, unit: measure.unit)
    return text.split(separator: ", ").last.map { " (\($0))" } ?? ""
  }

  /// A measure's title within a sentence.
  private static func phrase(_ measure: Measure) -> String {
    measure.title.prefix(1).lowercased() + measure.title.dropFirst()
  }

  /// Figures of adopters are those of all where everybody is one; and what the rule never does says
  /// nothing.
  private func isOfInterest(_ measure: Measure) -> Bool {
    ([scenario] + result.arms.map(\.scenario)).contains { scenario in
      (!measure.isAboutAdopters || scenario.segments.contains { $0.adoption < .always })
        && measure.isPossible(under: scenario.rulebook)
    }
  }

  static func title(of measure: Measure) -> String {
    switch measure.unit {
    case .share, .loadFactor: measure.title
    case .count: measure.title
    case .minutes: measure.title + ", min"
    case .seconds: measure.title + ", s"
    case .perMerchantMonth, .minutesPerMerchantMonth, .moneyPerMerchantMonth:
      measure.title + " (merchant, 30 days)"
    case .perMerchantDay: measure.title + " (merchant, day)"
    }
  }

  /// The reference for false positives, where it is not the rule's own threshold that the scenario names.
  private var reference: [String] {
    guard let reference = scenario.measurement.reference, scenario.isUnderRules,
      scenario.measurement.falsePositives
    else { return [] }
    func percent(_ threshold: Threshold) -> String {
      NumberText.fixed(100 * threshold.rate, decimals: 1)
    }
    let own = scenario.rulebook.common(\.threshold).map {
      "the rule's own threshold is \(percent($0)) %."
    }
    return [
      "False positives are suspensions of merchants who would answer \(percent(reference.threshold)) % of calls or more "
        + "(measurement.reference); \(own ?? "rules have thresholds of their own.")"
    ] + (scenario.rulebook.judgesReplies ? [ReferenceText.replyRates] : [])
  }

  private var notes: [String] {
    guard result.replications > 1 else {
      return ["One replication says nothing of its own precision: ask for more."]
    }
    return [
      "± is half of a 95 % interval over \(result.replications) replications."
    ] + PrecisionText(result).lines + HorizonText(result).notes + reference
  }
}
