import MerchantModel
import Scenarios

/// A scenario, the points at which it is simulated, and how much of each: what a sweep carries out.
///
/// All points draw from the same seed and number their replications alike, so they share their luck
/// (common random numbers) and differ by what was changed.
public struct Experiment: Sendable {
  /// The paths that are varied.
  public let paths: [String]
  /// The scenario without any of the changes, every default filled in, as YAML on one line.
  public let base: String
  /// The points by number, each with its scenario.
  public let points: [ResolvedPoint]
  /// How many replications each point gets.
  public let effort: Effort
  /// A digest of everything that its results depend on but the program.
  public let fingerprint: String

  /// A point with its scenario.
  public struct ResolvedPoint: Sendable {
    /// The point.
    public let point: Point
    /// The scenario at it.
    public let scenario: Scenario
    /// The same, every default filled in, as YAML on one line.
    public let text: String
    /// How many replications a unit of it has.
    public let replicationsPerUnit: Int

    /// What its answers are read with.
    public var frame: PointFrame { PointFrame(scenario) }
  }

  /// Resolves a scenario at every point of a design.
  ///
  /// - Parameters:
  ///   - texts: The scenario and what is laid over it at all points.
  ///   - policies: The texts of policies that points name.
  /// - throws: `ScenarioError` for the first point at which the scenario says something it cannot mean.
  /// - Complexity: O(points), some milliseconds for each.
  public init(
    _ texts: ScenarioTexts, design: Design, policies: [String: SourceText] = [:], effort: Effort
  ) throws(ScenarioError) {
    paths = design.paths
    self.effort = effort
    base = try texts.resolved().resolved.inline
    var points: [ResolvedPoint] = []
    var digest = Digest()
    digest.add("\(WorkUnit.currentLayout)")
    digest.add("\(effort)")
    for point in design.points {
      let loaded = try texts.resolved(
        policies: point.policies.compactMap { policies[$0] },
        settings: point.settings.map(\.description))
      points.append(ResolvedPoint(point, loaded))
      digest.add(point.description)
      digest.add(loaded.resolved.inline)
      loaded.value.addReplays(to: &digest)
    }
    self.points = points
    fingerprint = digest.description
  }

  /// The units of some replications of a point, in order.
  ///
  /// Units begin at multiples of the point's replications a unit, so the last one may be cut short.
  public func units(ofPoint number: Int, replications: Range<Int>) -> [WorkUnit.Key] {
    let size = points[number].replicationsPerUnit
    let starts = stride(
      from: replications.lowerBound / size * size, to: replications.upperBound, by: size)
    return starts.map {
      let first = max($0, replications.lowerBound)
      return WorkUnit.Key(
        point: number, first: first, count: min($0 + size, replications.upperBound) - first)
    }
  }

  /// How many units there are, where that is known before the first is done.
  public var plannedUnits: Int? {
    guard case .replications = effort else { return nil }
    return points.indices.reduce(0) {
      $0 + units(ofPoint: $1, replications: 0..<points[$1].scenario.replications).count
    }
  }

  /// A unit with its scenario, to be done anywhere.
  public func unit(_ key: WorkUnit.Key) -> WorkUnit {
    WorkUnit(experiment: fingerprint, key: key, scenario: points[key.point].text)
  }
}

extension Experiment.ResolvedPoint {
  /// How many merchant-days a unit simulates if it can: about a second's work.
  static let merchantDaysPerUnit = 30_000

  init(_ point: Point, _ loaded: LoadedDocument<Scenario>) {
    self.point = point
    scenario = loaded.value
    text = loaded.resolved.inline
    let merchants = scenario.segments.reduce(0) { $0 + $1.merchants }
    let days = merchants * scenario.calendar.totalDays
    replicationsPerUnit = max(Self.merchantDaysPerUnit / max(days, 1), 1)
  }
}

extension Scenario {
  /// Recorded contacts lie in files of their own, which may change while the scenario does not.
  fileprivate func addReplays(to digest: inout Digest) {
    for segment in segments {
      for replay in segment.replays {
        digest.add(replay.kind)
        for instant in replay.instants { digest.add("\(instant)") }
      }
    }
  }
}
