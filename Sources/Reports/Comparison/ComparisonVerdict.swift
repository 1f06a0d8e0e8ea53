import Experiments
import MerchantModel
import Statistics

/// The answer of a comparison in words: which, by how much, how sure.
struct ComparisonVerdict {
  private let summary: ComparisonSummary

  init(_ summary: ComparisonSummary) {
    self.summary = summary
  }

  /// A sentence for each of the two measures of the front, and one on the front.
  var sentences: [String] {
    guard let front = summary.overallFront else { return [] }
    let axes = [front.axes.first, front.axes.second]
    return axes.compactMap(sentence) + frontSentence(front)
  }

  private var result: PolicyResult { summary.result }

  private func name(_ policy: Int) -> String { result.policies[policy].name }

  private func sentence(_ axis: ParetoAxes.Axis) -> String? {
    guard let row = summary.comparison.row(axis.measure.name, of: summary.overall),
      let first = row.figures.first
    else { return nil }
    let known = row.figures.indices.compactMap { index in
      row.figures[index].estimate.value.map { (policy: index, value: $0) }
    }
    guard var best = known.first else { return "\(axis.measure.title): no policy has a figure." }
    for figure in known where axis.better.prefers(figure.value, to: best.value) { best = figure }
    let unit = axis.measure.unit
    let end = axis.better == .higher ? "highest" : "lowest"
    let ties = known.filter { $0.value == best.value }.map(\.policy)
    let value = ComparisonText.value(row.figures[best.policy].estimate, unit: unit)
    let who = ComparisonText.list(ties.map(name))
    var text = "\(axis.measure.title): \(end) under \(who), \(value)"
    if ties.contains(0) {
      return text + chance(row, of: ties) + "."
    }
    text += " against \(ComparisonText.value(first.estimate, unit: unit)) under \(name(0))"
    if let difference = row.differences[best.policy] {
      text += ", a difference of \(ComparisonText.range(difference.estimate, unit: unit))"
      switch difference.sense(axis.better) {
      case .better, .worse, .different: text += ", beyond doubt"
      case .unclear: text += doubt(difference)
      case .same, .unknown: break
      }
    }
    return text + chance(row, of: ties) + "."
  }

  /// Why a difference is not beyond doubt: by itself it may be clear of zero.
  private func doubt(_ difference: PolicyComparison.Difference) -> String {
    guard let interval = difference.estimate.interval else { return "" }
    return interval.contains(0)
      ? ", not told from chance" : ", clear by itself but not beyond doubt among all differences"
  }

  private func chance(_ row: PolicyComparison.Row, of policies: [Int]) -> String {
    let chances = policies.compactMap { row.figures[$0].chanceBest }
    guard policies.count == 1, row.measure.better != nil, let chance = chances.first else {
      return ""
    }
    return "; the chance that it is the best of all is \(ComparisonText.chance(chance))"
  }

  private func frontSentence(_ front: PolicyFront) -> [String] {
    let on = front.points.indices.filter { front.points[$0].isOnFront == true }
    guard !on.isEmpty else { return [] }
    let names = on.map { index in
      front.points[index].chance.map { "\(name(index)) (\(ComparisonText.chance($0)))" }
        ?? name(index)
    }
    let sure = front.points[on[0]].chance == nil ? "" : "; in brackets, the chance of that"
    return ["Beaten on both by no other policy: \(ComparisonText.list(names))\(sure)."]
  }
}
