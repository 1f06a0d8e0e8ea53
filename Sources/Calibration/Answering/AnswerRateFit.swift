import Foundation

/// How answer rates differ between merchants and from day to day, by counts of calls offered and answered alone.
///
/// On day d merchant i answers each call with the log odds
///
///     b + u(i) + s Z(i, d)
///
/// u normal over merchants, Z normal scores of days that resemble each other. Given the scores days are binomial, and they
/// are filtered; merchants' levels are integrated by Gauss and Hermite's rule.
package struct AnswerRateFit: Sendable {
  /// The share answered of a median merchant's median day.
  package let median: FittedParameter
  /// The share of all calls that was answered.
  package let share: FittedParameter
  /// The standard deviation of merchants' log odds; nil where it cannot be distinguished from 0, or there are too few merchants.
  package let spread: FittedParameter?
  /// The standard deviation of the days' effect on the log odds; nil where it cannot be distinguished from 0.
  package let daySpread: FittedParameter?
  /// The correlation of a day's effect and that of the day before; nil where the data do not tell it.
  package let persistence: FittedParameter?
  /// The median merchant's log odds, and where they show the logarithms of merchants' and of days' deviation, and Fisher's z of
  /// the persistence, in that order; nil where the data do not tell them.
  package private(set) var normal: NormalFit?
  /// Calls and answers.
  package let calls: (offered: Int, answered: Int)

  /// The fewest merchants of which a spread is fitted.
  static let fewestMerchants = 5
  private static let spreadRange = log(0.02)...log(5.0)

  /// Fits by maximum likelihood.
  ///
  /// - Throws: ``CalibrationError/tooLittle(what:)`` where all calls were answered, or none.
  /// - Complexity: O(evaluations x merchants x days x nodes^2), some 300 evaluations.
  package init(_ counts: DailyCounts) throws(CalibrationError) {
    let rows = AnswerDays.rows(of: counts)
    let offered = rows.reduce(0) { $0 + $1.offered }
    let answered = rows.reduce(0) { $0 + $1.answered }
    guard offered > 0 else { throw .tooLittle(what: "no day says how many calls were answered") }
    guard answered > 0, answered < offered else {
      throw .tooLittle(what: answered > 0 ? "every call was answered" : "no call was answered")
    }
    calls = (Int(offered), Int(answered))
    let rate = answered / offered
    let model = AnswerModel(rows)
    let basis = "\(Int(offered)) calls on \(rows.reduce(0) { $0 + $1.days.count }) merchant-days"
    let hasSpread = rows.count >= Self.fewestMerchants
    let center = log(rate / (1 - rate))
    let centers = center - 4...center + 4
    // Without differences between merchants, their levels are one: a spread of next to nothing.
    func place(_ free: [Double], days: Bool) -> (Double, Double, Double, Double) {
      let spread = hasSpread ? exp(free[1]) : 0.02
      let rest = Array(free.dropFirst(hasSpread ? 2 : 1))
      return days ? (free[0], spread, exp(rest[0]), tanh(rest[1])) : (free[0], spread, 0.02, 0)
    }
    let merchants = hasSpread ? [log(0.5)] : []
    let range = hasSpread ? [Self.spreadRange] : []
    let still = LikelihoodSearch.maximum(from: [center] + merchants, in: [centers] + range) {
      model.logLikelihood(place($0, days: false))
    }
    let moving = LikelihoodSearch.maximum(
      from: still.place + [log(0.4), 0.3],
      in: [centers] + range + [Self.spreadRange, DayFactorFit.scoreRange]
    ) { model.logLikelihood(place($0, days: true)) }
    let varies = 2 * (moving.value - still.value) > 5.991_465
    let best = varies ? moving : still
    median = FittedParameter(
      of: best.place[0], standardError: best.standardError(0) ?? 1,
      degreesOfFreedom: hasSpread ? Double(rows.count - 1) : nil, basis: basis
    ) { 1 / (1 + exp(-$0)) }
    let dayPlace = hasSpread ? 2 : 1
    let isKnown = varies && best.standardError(dayPlace) != nil
    daySpread =
      isKnown
      ? FittedParameter(
        exponentialOf: best.place[dayPlace],
        standardError: best.standardError(dayPlace) ?? 0, basis: basis) : nil
    let correlation = isKnown ? best.standardError(dayPlace + 1) : nil
    let fitted = correlation.map {
      FittedParameter(correlationOf: best.place[dayPlace + 1], standardError: $0, basis: basis)
    }
    persistence = fitted.flatMap {
      $0.upper - $0.lower <= DayFactorFit.widestInterval ? $0 : nil
    }
    spread = Self.spread(best, model, varies: varies, hasSpread: hasSpread, rows.count, place)
    share = Self.share(rows, rate: rate, offered: offered, basis: basis)
    normal = best.normal(
      [0] + (spread == nil ? [] : [1]) + (daySpread == nil ? [] : [dayPlace])
        + (persistence == nil ? [] : [dayPlace + 1]))
  }

  private static func spread(
    _ best: MaximumLikelihood, _ model: AnswerModel, varies: Bool, hasSpread: Bool,
    _ merchants: Int,
    _ place: ([Double], Bool) -> (Double, Double, Double, Double)
  ) -> FittedParameter? {
    guard hasSpread, let error = best.standardError(1) else { return nil }
    var none = best.place
    none[1] = log(0.02)
    guard 2 * (best.value - model.logLikelihood(place(none, varies))) > DayFactorFit.leastGain
    else { return nil }
    return FittedParameter(
      exponentialOf: best.place[1], standardError: error, basis: "\(merchants) merchants")
  }

  /// The share of all calls, its error from the spread between merchants, or of one merchant between its days.
  private static func share(
    _ rows: [AnswerDays], rate: Double, offered: Double, basis: String
  ) -> FittedParameter {
    var squares = 0.0
    if rows.count > 1 {
      for row in rows { squares += pow(row.answered - rate * row.offered, 2) }
      squares *= Double(rows.count) / Double(rows.count - 1)
    } else {
      for row in rows {
        for (offered, answered) in zip(row.offeredByDay, row.answeredByDay) {
          squares += pow(answered - rate * offered, 2)
        }
      }
    }
    return FittedParameter(rate, standardError: squares.squareRoot() / offered, basis: basis)
  }
}
