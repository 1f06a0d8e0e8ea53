import MerchantModel
import Statistics

/// How many replications each point of an experiment gets.
public enum Effort: Hashable, Sendable {
  /// As many as its scenario says.
  case replications
  /// As many as its figures need to be as precise as wanted.
  case precision([PrecisionTarget], StoppingRule)
}

extension Effort: CustomStringConvertible {
  /// What it asks for, in words that are part of an experiment's fingerprint.
  public var description: String {
    switch self {
    case .replications: "the scenario's replications"
    case .precision(let targets, let rule):
      targets.map { "\($0.measure.name) of \($0.scope) within \($0.wanted)" }
        .joined(separator: ", ") + ", at most \(rule.ceiling) replications"
    }
  }
}
