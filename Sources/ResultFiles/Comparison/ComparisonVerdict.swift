import MerchantModel
import Runs
import SimStatistics
import Studies

/// The verdict of a comparison in words: which policy is best, by how much, and how certain that is.
struct ComparisonVerdict {
  private let summary: ComparisonSummary

  init(_ summary: ComparisonSummary) {
    self.summary = summary
  }

  /// A sentence for each of the two measures of the front, one on money where there are prices, one on their intervals, and
  /// one on the front.
  var sentences: [String] {
    guard let front = summary.overallFront else { return [] }
    var ends = [front.axes.first, front.axes.second].map { End($0.measure, $0.better) }
    if let money = result.measures.named("money_net"),
      !ends.contains(where: { $0.measure == money })
    {
      ends.append(End(money, .higher))
    }
    return ends.map(sentence) + intervalSentence(ends) + frontSentence(front)
  }

  /// A measure, and which end of it is wanted.
  private struct End {
    let measure: Measure
    let better: BetterDirection

    init(_ measure: Measure, _ better: BetterDirection) {
      (self.measure, self.better) = (measure, better)
    }
  }

  /// What the intervals of the sentences claim. Of two policies there is one difference, and nothing to say.
  private func intervalSentence(_ ends: [End]) -> [String] {
    let others = result.policies.count - 1
    let hasInterval = ends.compactMap(leader).contains { difference($0)?.interval != nil }
    guard others > 1, hasInterval else { return [] }
    return [
      "These intervals hold at 95 % for the differences of all \(others) policies from \(name(0)) at "
        + "once, each measure by itself."
    ]
  }

  private var result: PolicyResult { summary.result }

  private func name(_ policy: Int) -> String { result.policies[policy].name }

  /// The policy with the best estimate of a measure, and all that share it.
  private struct Leader {
    let row: PolicyComparison.Row
    let policy: Int
    let ties: [Int]
  }

  /// nil where no policy has a figure.
  private func leader(_ end: End) -> Leader? {
    guard let row = summary.comparison.row(end.measure.name, of: summary.overall) else {
      return nil
    }
    let known = row.figures.indices.compactMap { index in
      row.figures[index].estimate.value.map { (policy: index, value: $0) }
    }
    guard var best = known.first else { return nil }
    for figure in known where end.better.prefers(figure.value, to: best.value) { best = figure }
    let ties = known.filter {
      Rounding.agree($0.value, best.value, terms: result.replications)
    }
    return Leader(row: row, policy: best.policy, ties: ties.map(\.policy))
  }

  /// A leader's difference from the first policy; nil where the first leads too. The leader was picked by
  /// what came out, so its interval has to hold for whichever is picked.
  private func difference(_ leader: Leader) -> Estimate? {
    guard !leader.ties.contains(0), leader.row.differences[leader.policy] != nil else { return nil }
    return summary.comparison.simultaneousDifference(
      leader.row.measure, policy: leader.policy, of: summary.overall)
  }

  private func sentence(_ end: End) -> String {
    guard let leader = leader(end) else { return "\(end.measure.title): no policy has a figure." }
    let row = leader.row
    let unit = end.measure.unit
    let which = end.better == .higher ? "highest" : "lowest"
    let value = ComparisonText.value(row.figures[leader.policy].estimate, unit: unit)
    let who = ComparisonText.list(leader.ties.map(name))
    var text = "\(end.measure.title): \(which) under \(who), \(value)"
    if leader.ties.contains(0) {
      return text + chance(row, of: leader.ties) + "."
    }
    text += " against \(ComparisonText.value(row.figures[0].estimate, unit: unit)) under \(name(0))"
    if let together = difference(leader), let difference = row.differences[leader.policy] {
      text += ", a difference of \(ComparisonText.range(together, unit: unit))"
      switch difference.sense(end.better) {
      case .better, .worse, .different: text += ", beyond doubt"
      case .unclear: text += doubt(difference)
      case .same, .unknown: break
      }
    }
    return text + chance(row, of: leader.ties) + "."
  }

  /// Why a difference is not beyond doubt: by itself it may be clear of zero.
  private func doubt(_ difference: PolicyComparison.Difference) -> String {
    guard let interval = difference.estimate.interval else { return "" }
    return interval.contains(0)
      ? ", not distinguished from chance"
      : ", clear by itself but not beyond doubt among all differences"
  }

  private func chance(_ row: PolicyComparison.Row, of policies: [Int]) -> String {
    let chances = policies.compactMap { row.figures[$0].chanceBest }
    guard policies.count == 1, row.measure.better != nil, let chance = chances.first else {
      return ""
    }
    return "; the estimated chance that it is the best of all is \(ComparisonText.chance(chance))"
  }

  private func frontSentence(_ front: PolicyFront) -> [String] {
    let on = front.points.indices.filter { front.points[$0].isOnFront == true }
    guard !on.isEmpty else { return [] }
    let names = on.map { index in
      front.points[index].chance.map { "\(name(index)) (\(ComparisonText.chance($0)))" }
        ?? name(index)
    }
    let sure =
      front.points[on[0]].chance == nil ? "" : "; in brackets, the estimated chance of that"
    return ["Beaten on both by no other policy: \(ComparisonText.list(names))\(sure)."]
  }
}
