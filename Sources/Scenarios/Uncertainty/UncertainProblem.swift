/// What is wrong with an uncertain value.
enum UncertainProblem: DomainProblem {
  case noLaw
  case emptyRange
  case tooFewLevels
  case notHere
  case mustBeKnown

  var message: String {
    switch self {
    case .noLaw: "this does not say what the value can be"
    case .emptyRange: "the upper end of the range is not above the lower one"
    case .tooFewLevels: "a list of what a value can be has two values or more"
    case .notHere: "what stands here cannot be uncertain: it is no number, share or duration"
    case .mustBeKnown: "this says what is simulated and cannot be uncertain"
    }
  }

  var expected: String? {
    switch self {
    case .noLaw, .emptyRange, .tooFewLevels:
      "a range such as `50 %..70 %`, a list such as `[1, 3, 5]`, a distribution, or a column of draws"
    case .notHere, .mustBeKnown: nil
    }
  }

  var hint: String? {
    switch self {
    case .notHere: "`uncertain` belongs to a single value"
    case .mustBeKnown: "sweep it instead"
    default: nil
    }
  }
}
