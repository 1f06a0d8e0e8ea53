import MerchantModel
import Runs
import SimStatistics

/// The arms of a roll-out for people: what an experiment with these merchants would see of what each arm does.
struct ArmsText {
  private let result: RunResult

  init(_ result: RunResult) {
    self.result = result
  }

  private var scenario: Scenario { result.scenario }

  /// All merchants.
  private var scope: Scope { .overall(of: scenario) }

  /// The answer in words, and a table for each arm but the first; nothing where there are none.
  var lines: [String] {
    guard let first = scenario.arms.first else { return [] }
    let merchants = scenario.segments.reduce(0) { $0 + $1.merchants }
    let shares = scenario.arms.map { "\($0.name) \(Self.percent($0.share.value)) %" }
    let question =
      "Would a trial of \(NumberText.counted(scenario.calendar.days, "day")) on "
      + "\(NumberText.counted(merchants, "merchant")) (\(shares.joined(separator: ", "))) see what its arms do?"
    let others = scenario.arms.indices.dropFirst()
    return ComparisonText.wrapped(question)
      + others.flatMap { answer(arm: $0) }
      + others.flatMap { table(arm: $0, against: first.name) }
      + [
        "",
        "\"Seen by\" is the share of \(NumberText.counted(result.replications, "trial")) whose own 95 % interval "
          + "(Welch's) leaves 0 out, with its",
        "interval; \"4 of 5 see\" is the difference that four of five would, and behind it the merchants that it takes for "
          + "the one",
        "on the left. Video off and false positives are nothing that a trial sees.", "",
      ]
  }

  /// The measure of each side that says most of it: would a trial see the difference?
  private func answer(arm: Int) -> [String] {
    let parts = ["merchants_suspended", "customers_missed"].compactMap { name -> String? in
      guard let measure = Measure.named(name),
        let contrast = result.contrast(measure, arm: arm, of: scope)
      else { return nil }
      let title = measure.title.prefix(1).lowercased() + measure.title.dropFirst()
      return "\(Self.ofHundred(contrast.seen)) a difference in \(title) "
        + "(\(ComparisonText.difference(contrast.difference, unit: measure.unit)))"
    }
    return ComparisonText.wrapped(
      "Of 100 such trials of '\(scenario.arms[arm].name)', " + parts.joined(separator: ", and ")
        + ".")
  }

  private func table(arm: Int, against first: String) -> [String] {
    let merchants = scenario.segments.reduce(0) { $0 + Double($1.merchants) }
    let name = ComparisonText.cut(scenario.arms[arm].name, to: 24)
    let rows = RunResult.trialMeasures(of: scenario).compactMap { measure -> [String]? in
      guard let contrast = result.contrast(measure, arm: arm, of: scope),
        contrast.difference.value != nil, contrast.detectable != nil
      else { return nil }
      return [
        "  " + SummaryTable.title(of: measure),
        ComparisonText.difference(contrast.difference, unit: measure.unit),
        Self.share(contrast.seen),
        contrast.detectable.map { Self.size($0, measure.unit) } ?? "-",
        contrast.merchantsFactor.map { Self.rounded(merchants * $0) } ?? "-",
      ]
    }
    let head = [
      "\(name) less \(ComparisonText.cut(first, to: 24))", "difference", "seen by", "4 of 5 see",
      "merchants for it",
    ]
    return [""] + TextColumns.lines([head] + rows)
  }

  // MARK: Numbers

  /// A share as so many of a hundred trials would.
  private static func ofHundred(_ share: Estimate) -> String {
    let count = (share.value ?? 0) * 100
    return "\(NumberText.fixed(count, decimals: 0)) would see"
  }

  private static func share(_ share: Estimate) -> String {
    guard let value = share.value else { return "-" }
    func percent(_ value: Double) -> String { NumberText.fixed(100 * value, decimals: 0) }
    guard let interval = share.interval else { return "\(percent(value)) %" }
    return "\(percent(value)) % (\(percent(interval.lower)) to \(percent(interval.upper)))"
  }

  private static func size(_ value: Double, _ unit: Measure.Unit) -> String {
    let size = unit.isPerCent ? 100 * value : value
    let places = NumberText.decimals(for: size, most: 5)
    return NumberText.fixed(size, decimals: places) + (unit.isPerCent ? " pp" : "")
  }

  /// Merchants, to two digits.
  private static func rounded(_ merchants: Double) -> String {
    var step = 1.0
    while merchants / step >= 100 { step *= 10 }
    return ComparisonText.count((merchants / step).rounded(.up) * step)
  }

  private static func percent(_ share: Double) -> String {
    let text = NumberText.fixed(100 * share, decimals: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
