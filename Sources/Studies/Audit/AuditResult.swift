import MerchantModel
import Runs
import SimStatistics

/// The result of an audit.
public struct AuditResult: Sendable {
  /// The two measures that interpretations are ranked by.
  public static let measureNames = ["suspensions", "customer_minutes_saved"]

  /// The effect of an interpretation on a measure of a scope.
  public struct Figure: Hashable, Sendable {
    /// Whose.
    public let scope: Scope
    /// Of what.
    public let measure: Measure
    /// As written.
    public let asWritten: Estimate
    /// With the interpretation flipped.
    public let flipped: Estimate
    /// Flipped less as written, paired by replication.
    public let difference: Estimate
    /// The chance of a difference at least as large if there is none in truth.
    public let pValue: Double?
    /// The same, corrected by Holm's method for both measures of all readings of the scope.
    public internal(set) var adjustedPValue: Double?

    /// Whether it holds with all others of the scope at once.
    public var isBeyondDoubt: Bool {
      adjustedPValue.map { $0 < 1 - PolicyComparison.level.value } ?? false
    }
  }

  /// An interpretation with its effects.
  public struct Finding: Hashable, Sendable {
    /// The interpretation.
    public let interpretation: RuleInterpretation
    /// How far the flip's impact reaches.
    public let impact: ImpactScope
    /// By scope, then measure.
    public internal(set) var figures: [Figure]

    /// The figure of a measure.
    public func figure(_ measure: String, of scope: Scope) -> Figure? {
      figures.first { $0.scope == scope && $0.measure.name == measure }
    }
  }

  /// What was simulated, as written.
  public let scenario: Scenario
  /// The interpretations, those that change most suspensions of all merchants first, up or down.
  public let findings: [Finding]
  /// The numbers that the announcement leaves open, those that can change most suspensions first.
  public let ranges: [AuditRange]
  /// How many replications there are.
  public let replications: Int
  /// How much was simulated.
  public let cost: StudyCost
  /// How many differences each scope's correction is for, in the order of scopes.
  public let familySizes: [Int]
  /// The scopes, the same as those of a run.
  public let scopes: [Scope]
  private let run: RunResult

  /// All merchants: the population, or the only segment.
  public var overall: Scope { Scope.overall(of: scenario) }

  /// What a scope is called.
  public func name(of scope: Scope) -> String { run.name(of: scope) }

  /// A measure as written.
  public func asWritten(_ measure: String, of scope: Scope) -> Estimate? {
    Measure.named(measure).map { run.estimate($0, of: scope, level: PolicyComparison.level) }
  }

  /// Evaluates a comparison whose first policy is the scenario as written, the others the flips and the ends of ranges.
  init(
    _ interpretations: [RuleInterpretation], _ inputs: [WorldInput], _ result: PolicyResult
  ) {
    scenario = result.first.scenario
    replications = result.replications
    cost = StudyCost(result)
    scopes = result.scopes
    run = result.first
    let measures = AuditResult.measureNames.compactMap(Measure.named)
    var findings = zip(interpretations, result.runs.dropFirst()).map { interpretation, flipped in
      Finding(
        interpretation: interpretation,
        impact: ImpactScope(of: interpretation, asWritten: result.first, flipped: flipped),
        figures: result.scopes.flatMap { scope in
          measures.map {
            AuditResult.figure($0, of: scope, asWritten: result.first, flipped: flipped)
          }
        })
    }
    func figures(_ other: RunResult) -> [Figure] {
      result.scopes.flatMap { scope in
        measures.map { AuditResult.figure($0, of: scope, asWritten: result.first, flipped: other) }
      }
    }
    let runs = Array(result.runs.dropFirst(1 + interpretations.count))
    var ends = runs.map(figures)
    familySizes = result.scopes.map { AuditResult.correct(&findings, &ends, of: $0) }
    let overall = Scope.overall(of: result.first.scenario)
    ranges = inputs.enumerated().map { place, input in
      AuditRange(input, figures: Array(ends[2 * place..<2 * place + 2]))
    }.sorted {
      $0.worth("suspensions", of: overall) > $1.worth("suspensions", of: overall)
    }
    func worth(_ finding: Finding) -> Double {
      finding.figure("suspensions", of: overall)?.difference.value?.magnitude ?? 0
    }
    // Equal ones stay in the order of interpretations: those that change any figure first, then the others.
    self.findings = findings.enumerated().sorted { one, other in
      let (left, right) = (worth(one.element), worth(other.element))
      if left != right { return left > right }
      let (does, othersDo) = (one.element.impact == .figures, other.element.impact == .figures)
      if does != othersDo { return does }
      return one.offset < other.offset
    }.map(\.element)
  }

  private static func figure(
    _ measure: Measure, of scope: Scope, asWritten: RunResult, flipped: RunResult
  ) -> Figure {
    let difference = ReplicationSample(measure, of: scope, in: flipped)
      .difference(
        from: ReplicationSample(measure, of: scope, in: asWritten), level: PolicyComparison.level)
    return Figure(
      scope: scope, measure: measure,
      asWritten: asWritten.estimate(measure, of: scope, level: PolicyComparison.level),
      flipped: flipped.estimate(measure, of: scope, level: PolicyComparison.level),
      difference: difference, pValue: difference.pValue(against: 0), adjustedPValue: nil)
  }

  /// Corrects the differences of a scope together; how many there are.
  private static func correct(
    _ findings: inout [Finding], _ ends: inout [[Figure]], of scope: Scope
  ) -> Int {
    var places: [(finding: Int, figure: Int)] = []
    var endPlaces: [(end: Int, figure: Int)] = []
    var pValues: [Double] = []
    for (finding, whole) in findings.enumerated() {
      for (figure, part) in whole.figures.enumerated() where part.scope == scope {
        guard let pValue = part.pValue else { continue }
        places.append((finding, figure))
        pValues.append(pValue)
      }
    }
    for (end, figures) in ends.enumerated() {
      for (figure, part) in figures.enumerated() where part.scope == scope {
        guard let pValue = part.pValue else { continue }
        endPlaces.append((end, figure))
        pValues.append(pValue)
      }
    }
    guard let adjusted = try? MultipleComparisons.holm(pValues) else { return 0 }
    for (place, value) in zip(endPlaces, adjusted.dropFirst(places.count)) {
      ends[place.end][place.figure].adjustedPValue = value
    }
    for (place, value) in zip(places, adjusted) {
      findings[place.finding].figures[place.figure].adjustedPValue = value
    }
    return pValues.count
  }
}
