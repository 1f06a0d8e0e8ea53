import SimStatistics

/// The interval of one coordinate of a likelihood by its profile: the values at which the likelihood, greatest over all other
/// coordinates, falls short of its maximum by no more than half the square of the normal quantile.
///
/// It needs no curvature at the maximum, and holds where a chance is near 0 or 1 and the parabola does not. Source: Venzon and
/// Moolgavkar (1988), Applied Statistics 37(1), 87-94.
struct ProfileLikelihood {
  /// The coordinates of the maximum.
  let place: [Double]
  /// The log likelihood there.
  let value: Double
  /// Which coordinate the interval is of.
  let index: Int
  /// The log likelihood of all coordinates.
  let logLikelihood: ([Double]) -> Double

  /// How far the likelihood falls short of its maximum with the coordinate at a value, and the others where it is greatest.
  ///
  /// Where no maximum of the others is found they stay as they were, and the interval errs towards being short.
  private func shortfall(at coordinate: Double, from others: inout [Double]) -> Double {
    func whole(_ others: [Double]) -> [Double] {
      var whole = others
      whole.insert(coordinate, at: index)
      return whole
    }
    guard !others.isEmpty else { return value - logLikelihood([coordinate]) }
    let best = try? LikelihoodMaximum(from: others, of: "") { logLikelihood(whole($0)) }
    if let best { others = best.place }
    return value - (best?.value ?? logLikelihood(whole(others)))
  }

  /// The chance of which the coordinate is the log odds, with its interval; 0 or 1 where no end is found before the edge.
  ///
  /// - Parameters:
  ///   - error: The standard error of the log odds.
  ///   - reach: Standard errors of a normal interval at the same level; nil for those of a normal distribution.
  func chance(error: Double, reach: Double? = nil, level: ConfidenceLevel) -> FittedValue {
    let reach = reach ?? StandardNormal.criticalValue(level)
    let chance = Chance.of(logOdds: place[index])
    let lower = end(towards: -Chance.edge, step: error, reach: reach)
    let upper = end(towards: Chance.edge, step: error, reach: reach)
    return FittedValue(
      value: chance, standardError: chance * (1 - chance) * error,
      interval: Interval(
        lower: lower.map { Chance.of(logOdds: $0) } ?? 0,
        upper: upper.map { Chance.of(logOdds: $0) } ?? 1, level: level))
  }

  /// One end of the interval: where the shortfall crosses; nil where it does not before a limit.
  ///
  /// - Parameters:
  ///   - limit: The coordinate beyond which there is nothing, above or below the place.
  ///   - step: A first step towards it, such as a standard error.
  ///   - reach: Standard errors of a normal interval at the same level.
  func end(towards limit: Double, step: Double, reach: Double) -> Double? {
    var others = place
    others.remove(at: index)
    // The root of twice the shortfall is nearly a straight line.
    func excess(_ coordinate: Double) -> Double {
      max(2 * shortfall(at: coordinate, from: &others), 0).squareRoot() - reach
    }
    let direction = limit < place[index] ? -1.0 : 1.0
    var (inside, below) = (place[index], -reach)
    var (outside, above) = (inside, below)
    var stride = max(step.isFinite ? step : 1, 1e-3) * reach
    repeat {
      (inside, below) = (outside, above)
      guard (limit - inside) * direction > 0 else { return nil }
      outside = inside + direction * stride
      if (limit - outside) * direction < 0 { outside = limit }
      stride *= 2
      above = excess(outside)
    } while above <= 0
    // By the Illinois form of false position, which halves the weight of an end that stays.
    while (outside - inside).magnitude > 1e-7 {
      let middle = inside + (outside - inside) / 2
      let chord = inside + (outside - inside) * (below / (below - above))
      let next = chord.isFinite && chord != inside && chord != outside ? chord : middle
      let value = excess(next)
      if value.magnitude < 1e-7 { return next }
      if value < 0 {
        (inside, below) = (next, value)
        above /= 2
      } else {
        (outside, above) = (next, value)
        below /= 2
      }
    }
    return inside
  }
}
