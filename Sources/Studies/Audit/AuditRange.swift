import MerchantModel
import Runs
import SimStatistics

/// A number that the announcement of the rule leaves open, at both ends of what it can be.
public struct AuditRange: Sendable {
  /// The number, or several that are tied.
  public let input: WorldInput
  /// At the lower and at the upper end.
  public let ends: [End]

  /// One end.
  public struct End: Sendable {
    /// The value, as the scenario language writes it.
    public let value: String
    /// The settings that give it.
    public let settings: [String]
    /// By scope, then measure, compared with the scenario as written.
    public internal(set) var figures: [AuditResult.Figure]
  }

  /// The places of an input's ends.
  static func places(of input: WorldInput) -> [Double] {
    input.values.first?.law.ends ?? [0, 1]
  }

  /// The inputs that the announcement leaves open: numbers of the rule, and how long phones ring. Joint draws are none of
  /// them: they come from data, and have no ends.
  static func inputs(of document: [WorldInput]) -> [WorldInput] {
    document.filter { input in
      !input.isJoint
        && input.values.contains {
          $0.steps.first == "rule" || $0.steps.first == "rules" || $0.steps.contains("ring")
        }
    }
  }

  /// The settings of an end.
  static func settings(of input: WorldInput, at place: Double) -> [String] {
    input.values.map { "\($0.path)=\($0.law.value(at: place))" }
  }

  init(_ input: WorldInput, figures: [[AuditResult.Figure]]) {
    self.input = input
    ends = zip(AuditRange.places(of: input), figures).map { place, figures in
      End(
        value: input.values.first?.law.value(at: place) ?? "",
        settings: AuditRange.settings(of: input, at: place), figures: figures)
    }
  }

  /// The figure of a measure at each end.
  public func figures(_ measure: String, of scope: Scope) -> [AuditResult.Figure] {
    ends.compactMap { end in
      end.figures.first { $0.scope == scope && $0.measure.name == measure }
    }
  }

  /// The largest change of a measure at either end.
  func worth(_ measure: String, of scope: Scope) -> Double {
    figures(measure, of: scope).compactMap { $0.difference.value?.magnitude }.max() ?? 0
  }
}
