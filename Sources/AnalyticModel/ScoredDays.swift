import ClosedForms
import MerchantModel
import SimRandom

/// A segment's days given the score by which they resemble each other: that of its day effect on noticing, or of its
/// persistent demand.
struct ScoredDays {
  let score: PersistentScore
  /// The expected numbers of the simulated days at each node of the score.
  let flows: [CallFlow]
  /// The coefficient of variation of what else multiplies a day's means, given the score.
  let busyness: Double

  /// Prepares the days of a segment; nil where they are independent and alike given nothing.
  ///
  /// - Precondition: ``AnswerTheory/reasons(_:)`` is empty.
  /// - Throws: `TheoryError`.
  init?(_ input: AnalysisInput) throws(TheoryError) {
    let effect = input.segment.dayEffect
    let plain = try CallFlow(input, answers: AnswerTheory(input))
    let calls = max(plain.days.reduce(0) { max($0, $1.calls) }, 1)
    let busyness = max(input.segment.demand.busyness, input.scenario.platform.busyness)
    if effect.isAnything {
      // A day's share of answers is known to 1 / (2 sqrt(calls)), and the log odds move it by at most a quarter each.
      score = try PersistentScore(
        persistence: effect.persistence,
        width: min(1, 1 / effect.sd, 2 / (effect.sd * calls.squareRoot())))
      var flows: [CallFlow] = []
      for node in score.nodes {
        let answers = try AnswerTheory(input, odds: effect.odds(atNormalScore: node))
        flows.append(try CallFlow(input, answers: answers))
      }
      self.flows = flows
      self.busyness = busyness
      return
    }
    guard let persistence = input.demandPersistence, let law = Distribution.busyness(busyness)
    else { return nil }
    score = try PersistentScore(
      persistence: persistence, width: min(1, 1 / (busyness * calls.squareRoot())))
    flows = score.nodes.map { plain.scaled(by: law.value(atNormalScore: $0)) }
    self.busyness = 0
  }

  /// The expected numbers of the simulated days.
  var mean: CallFlow { CallFlow(meanOf: flows, weights: score.weights) }

  /// A number of the first day at each node.
  func atNodes(_ part: KeyPath<CallFlow.Day, Double>) -> [Double] {
    flows.map { $0.days[0][keyPath: part] }
  }
}

extension AnalysisInput {
  /// How much days of demand resemble each other; nil where they do not.
  var demandPersistence: Double? {
    let persistence = [
      segment.demand.busyness > 0 ? segment.demand.persistence ?? 0 : 0,
      scenario.platform.busyness > 0 ? scenario.platform.persistence ?? 0 : 0,
    ].max()
    return persistence.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Whether hours have factors of their own.
  var hoursVary: Bool {
    segment.demand.withinDay.isAnything || scenario.platform.withinDay.isAnything
  }

  /// Reasons why the law of a day's calls, or of several days, is not known.
  var resemblanceReasons: [String] {
    var reasons: [String] = []
    if hoursVary { reasons.append("hours of a day have factors of their own (withinDay)") }
    if segment.dayEffect.isAnything && demandPersistence != nil {
      reasons.append("both demand and answering resemble the day before (persistence)")
    }
    return reasons
  }

  /// Reasons why what happens on a day tells of the next.
  var persistenceReasons: [String] {
    var reasons: [String] = []
    if demandPersistence != nil {
      reasons.append("busy days resemble the day before (persistence)")
    }
    if segment.dayEffect.isAnything && segment.dayEffect.persistence > 0 {
      reasons.append("good and bad days resemble the day before (dayEffect.persistence)")
    }
    return reasons
  }
}

extension DayEffect {
  /// The chance of a median day with which the mean chance over days is a given one.
  ///
  /// - Throws: `TheoryError` where the effect has no grid.
  /// - Complexity: O(nodes), some fifty times.
  package func medianChance(ofMean mean: Double) throws(TheoryError) -> Double {
    guard isAnything, mean > 0, mean < 1 else { return mean }
    let score = try PersistentScore(persistence: 0, width: min(1, 1 / sd))
    let odds = score.nodes.map(odds(atNormalScore:))
    func meanChance(_ median: Double) -> Double {
      score.mean(odds.map { Probability(clamping: median).withOdds(multipliedBy: $0).value })
    }
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = low + (high - low) / 2
      // Neighbours have no middle.
      guard middle > low, middle < high else { return middle }
      if meanChance(middle) < mean { low = middle } else { high = middle }
    }
  }
}
