/// An error in the combination of a distribution's parameters.
enum ParameterError: DomainProblem, Error {
  case boundsDoNotIncrease
  case quantilesDoNotIncrease
  case notOnePair(given: [String], allowed: [[String]])
  case unequalCounts(Int, Int)
  case nothingHasWeight
  case noBounds

  var message: String {
    switch self {
    case .boundsDoNotIncrease: "`max` is not above `min`"
    case .quantilesDoNotIncrease: "`p90` is not above `p50`"
    case .notOnePair([], _): "no parameters are given"
    case .notOnePair(let given, _): "\(Wording.list(given)) do not decide the distribution"
    case .unequalCounts(let values, let weights):
      "there are \(values) values but \(weights) weights"
    case .nothingHasWeight: "all weights are 0"
    case .noBounds: "neither `min` nor `max` is given"
    }
  }

  var expected: String? {
    switch self {
    case .notOnePair(_, let allowed):
      allowed.map { $0.map { "`\($0)`" }.joined(separator: " and ") }.joined(separator: ", or ")
    case .unequalCounts: "a weight for each value"
    default: nil
    }
  }
}
