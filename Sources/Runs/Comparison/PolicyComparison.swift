import MerchantModel
import SimRandom
import SimStatistics

/// Judges policies by one comparison: figures, differences and how certain they are.
///
/// Differences are paired by replication. For the chance of being best see ``ChanceOfBest``: it speaks of
/// the simulation's own noise and of nothing else.
public struct PolicyComparison: Sendable {
  /// How many draws chances are shares of: a share has a standard error of at most half a per cent.
  public static let draws = 10_000
  /// The level of all intervals, and one less the chance that a family of differences has a false claim.
  public static let level = ConfidenceLevel.ninetyFive

  /// A measure under one policy.
  public struct Figure: Hashable, Sendable {
    /// The estimate, the same as from a run of this policy alone.
    public let estimate: Estimate
    /// The estimated chance that no other policy's truth is better; nil where neither end is wanted, or nothing is
    /// known of the precision.
    public let chanceBest: Double?
  }

  /// A measure under one policy less the same under the first.
  public struct Difference: Hashable, Sendable {
    /// The difference, paired by replication.
    public let estimate: Estimate
    /// The difference relative to the figure under the first; nil of quantiles.
    public let relative: Estimate?
    /// The chance of a difference at least as large if there is none in truth.
    public let pValue: Double?
    /// The same, corrected for all differences of the scope by Holm's method.
    public internal(set) var adjustedPValue: Double?
    /// How many times the replications independent runs would need for an interval as narrow.
    public let varianceRatio: Double?
    /// Whether it is of the time of those who are served, and the policy moves how many come or are served: then it is not
    /// called better, since who loses customers saves their time.
    public internal(set) var comesWithVolume = false

    /// Whether it holds with all others of the scope at once.
    public var isBeyondDoubt: Bool {
      adjustedPValue.map { $0 < 1 - PolicyComparison.level.value } ?? false
    }

    /// How the difference is judged.
    public func sense(_ better: BetterDirection?) -> Sense {
      guard let value = estimate.value else { return .unknown }
      if value == 0 && (estimate.absence == .noSpread || estimate.standardError == 0) {
        return .same
      }
      guard isBeyondDoubt else { return .unclear }
      guard let better else { return .different }
      guard better.prefers(value, to: 0) else { return .worse }
      return comesWithVolume ? .different : .better
    }
  }

  /// How a difference is judged.
  public enum Sense: String, CaseIterable, Hashable, Sendable {
    /// Better than under the first, beyond doubt.
    case better
    /// Worse, beyond doubt.
    case worse
    /// Different beyond doubt, and neither end is wanted.
    case different
    /// Not distinguishable from chance.
    case unclear
    /// None was seen: the same in every replication.
    case same
    /// There is no difference, because one of the two has no figure.
    case unknown
  }

  /// A measure of a scope under every policy.
  public struct Row: Hashable, Sendable {
    /// Whose.
    public let scope: Scope
    /// Of what.
    public let measure: Measure
    /// The figures, in the order of policies.
    public let figures: [Figure]
    /// The differences from the first, in the order of policies; nothing for the first itself.
    public internal(set) var differences: [Difference?]
  }

  /// What was simulated.
  public let result: PolicyResult
  /// All figures, by scope, then measure.
  public let rows: [Row]
  /// How many differences each scope's correction is for, in the order of scopes.
  public let familySizes: [Int]
  private let draws: StandardDraws
  /// The draws for as many replications as there are.
  private let jointDraws: JointDraws

  /// Judges a result.
  ///
  /// - Complexity: O(scopes x measures x draws x policies^2).
  public init(_ result: PolicyResult) {
    self.result = result
    var stream = AnalysisStreams.comparison(seed: result.first.scenario.seed)
    let draws = StandardDraws(
      count: PolicyComparison.draws, dimension: 2 * result.policies.count,
      uniform: { stream.uniform() })
    let jointDraws = draws.scaled(
      degreesOfFreedom: Double(max(1, result.replications - 1)))
    self.draws = draws
    self.jointDraws = jointDraws
    var rows: [Row] = []
    var sizes: [Int] = []
    for scope in result.scopes {
      var family = result.measures.map { measure in
        PolicyComparison.row(measure, of: scope, in: result) { joint in
          PolicyComparison.scaled(draws, jointDraws, for: joint)
        }
      }
      sizes.append(PolicyComparison.correct(&family))
      PolicyComparison.noteVolume(&family)
      rows += family
    }
    self.rows = rows
    familySizes = sizes
  }

  /// A measure's row; nil if the scenario has no such measure or scope.
  public func row(_ measure: String, of scope: Scope) -> Row? {
    rows.first { $0.scope == scope && $0.measure.name == measure }
  }

  private static func row(
    _ measure: Measure, of scope: Scope, in result: PolicyResult,
    draws: (JointEstimate) -> JointDraws
  ) -> Row {
    let columns = result.runs.map { ReplicationSample(measure, of: scope, in: $0) }
    let estimates = result.runs.map { $0.estimate(measure, of: scope, level: level) }
    let chances = measure.better.map {
      chancesOfBest(columns, better: $0, possible: measure.possible, draws: draws)
    }
    return Row(
      scope: scope, measure: measure,
      figures: estimates.enumerated().map {
        Figure(estimate: $1, chanceBest: chances?[$0])
      },
      differences: columns.indices.map { index in
        index == 0
          ? nil
          : difference(
            columns[index], from: columns[0], errors: (estimates[index], estimates[0]))
      })
  }

  private static func difference(
    _ column: ReplicationSample, from first: ReplicationSample,
    errors: (own: Estimate, first: Estimate)
  ) -> Difference {
    let change = column.change(from: first, level: level)
    return Difference(
      estimate: change.difference, relative: change.relative, pValue: change.pValue,
      adjustedPValue: nil,
      varianceRatio: varianceRatio(errors.own, errors.first, paired: change.difference))
  }

  /// The variance of a difference of independent runs over that of the paired one.
  private static func varianceRatio(
    _ one: Estimate, _ other: Estimate, paired: Estimate
  ) -> Double? {
    guard let error = paired.standardError, error > 0, let own = spread(one),
      let others = spread(other)
    else { return nil }
    let ratio = (own * own + others * others) / (error * error)
    return ratio.isFinite ? ratio : nil
  }

  /// A standard error; nothing where all replications agree exactly.
  private static func spread(_ estimate: Estimate) -> Double? {
    estimate.standardError ?? (estimate.absence == .noSpread ? 0 : nil)
  }

  /// Corrects all differences of a scope together; how many there are.
  private static func correct(_ family: inout [Row]) -> Int {
    var places: [(row: Int, policy: Int)] = []
    var pValues: [Double] = []
    for (row, figures) in family.enumerated() {
      for (policy, difference) in figures.differences.enumerated() {
        guard let pValue = difference?.pValue else { continue }
        places.append((row, policy))
        pValues.append(pValue)
      }
    }
    guard let adjusted = try? MultipleComparisons.holm(pValues) else { return 0 }
    for (place, value) in zip(places, adjusted) {
      family[place.row].differences[place.policy]?.adjustedPValue = value
    }
    return pValues.count
  }

  /// Marks the differences in time of policies that move how many come or are served.
  private static func noteVolume(_ family: inout [Row]) {
    let volume = family.filter { ["contacts", "unserved"].contains($0.measure.name) }
    for policy in volume.first?.differences.indices ?? 0..<0
    where volume.contains(where: { $0.differences[policy]?.isBeyondDoubt == true }) {
      for row in family.indices where family[row].measure.isOfServed {
        family[row].differences[policy]?.comesWithVolume = true
      }
    }
  }

  /// Each policy's chance of being best among those that have a figure.
  private static func chancesOfBest(
    _ columns: [ReplicationSample], better: BetterDirection, possible: ClosedRange<Double>,
    draws: (JointEstimate) -> JointDraws
  ) -> [Double?] {
    let parts = columns.map(\.influences)
    let present = parts.indices.filter { parts[$0] != nil }
    guard present.count > 1,
      let joint = JointEstimate(
        parts.compactMap { $0 }, possible: present.map { _ in possible })
    else { return columns.map { _ in nil } }
    let shares = ChanceOfBest.shares(of: joint, better: better, draws: draws(joint))
    var chances = [Double?](repeating: nil, count: columns.count)
    for (index, share) in zip(present, shares) { chances[index] = share }
    return chances
  }

  private static func scaled(
    _ draws: StandardDraws, _ usual: JointDraws, for joint: JointEstimate
  ) -> JointDraws {
    joint.degreesOfFreedom == usual.degreesOfFreedom
      ? usual : draws.scaled(degreesOfFreedom: joint.degreesOfFreedom)
  }
}

extension PolicyComparison {
  /// A policy's difference from the first, with an interval that holds together with those of all other
  /// policies: at ``level`` by Bonferroni's inequality. So it holds for any policy that is picked.
  ///
  /// - Parameters:
  ///   - measure: The measure.
  ///   - policy: The position of the policy.
  ///   - scope: Whose figure.
  public func simultaneousDifference(
    _ measure: Measure, policy: Int, of scope: Scope
  ) -> Estimate {
    let figures = [policy, 0].map { ReplicationSample(measure, of: scope, in: result.runs[$0]) }
    return figures[0].difference(
      from: figures[1],
      level: PolicyComparison.level.simultaneous(over: result.runs.count - 1))
  }

  /// The policies against each other on two measures at once.
  public func front(_ axes: ParetoAxes, of scope: Scope) -> PolicyFront {
    let first = result.runs.map { ReplicationSample(axes.first.measure, of: scope, in: $0) }
    let second = result.runs.map { ReplicationSample(axes.second.measure, of: scope, in: $0) }
    // A quantile's influences are of sections; what is joined with it is grouped likewise.
    let groups =
      (first + second).contains(where: \.isBySection) ? result.first.sectionReplications : nil
    func influences(_ sample: ReplicationSample) -> ReplicationInfluences? {
      groups.map { groups in sample.influences?.grouped(groups) } ?? sample.influences
    }
    let parts = zip(first, second).map { (influences($0), influences($1)) }
    var points = zip(first, second).enumerated().map { index, _ in
      PolicyFront.Point(
        first: result.runs[index].estimate(axes.first.measure, of: scope),
        second: result.runs[index].estimate(axes.second.measure, of: scope))
    }
    let present = parts.indices.filter { parts[$0].0 != nil && parts[$0].1 != nil }
    let directions = ParetoFront.Axes(first: axes.first.better, second: axes.second.better)
    let firsts = present.compactMap { parts[$0].0 }
    let seconds = present.compactMap { parts[$0].1 }
    let possible =
      firsts.map { _ in axes.first.measure.possible }
      + seconds.map { _ in axes.second.measure.possible }
    let joint = JointEstimate(firsts + seconds, possible: possible)
    // Joined, figures that differ by rounding are equal.
    let values = joint?.values ?? (firsts + seconds).map(\.value)
    let isOn = ParetoFront.contains(
      values[..<firsts.count], values[firsts.count...], axes: directions)
    for (place, index) in present.enumerated() { points[index].isOnFront = isOn[place] }
    if let joint {
      let chances = ParetoFront.chances(
        of: joint, axes: directions,
        draws: PolicyComparison.scaled(draws, jointDraws, for: joint))
      for (place, index) in present.enumerated() { points[index].chance = chances[place] }
    }
    return PolicyFront(axes: axes, scope: scope, points: points)
  }
}
