import MerchantModel
import Scenarios

/// A scenario, the points at which it is simulated, and the sampling plan: what a sweep carries out.
///
/// All points draw from the same seed and number their replications alike, so they share their random numbers
/// (common random numbers) and differ only by what was changed.
public struct Experiment: Sendable {
  /// The paths that are varied.
  public let paths: [String]
  /// The scenario without any of the changes, every default filled in, as YAML on one line. It names the files that it
  /// reads as the user did.
  public let base: String
  /// The same with the names of ``files``.
  public let portableBase: String
  /// The points by number, each with its scenario.
  public let points: [ResolvedPoint]
  /// How many replications each point gets.
  public let samplingPlan: SamplingPlan
  /// The prices of the scenario without any of the changes, if it has some.
  public let prices: Prices?
  /// The files that points read, by the names their scenarios give them, which are made of their contents.
  public let files: [String: String]
  /// A checksum of everything that its results depend on except the program.
  public let fingerprint: String

  /// A point with its scenario.
  public struct ResolvedPoint: Sendable {
    /// The point.
    public let point: Point
    /// The scenario at it.
    public let scenario: Scenario
    /// The same, every default filled in, as YAML on one line. It names the files that it reads as the
    /// experiment's ``Experiment/files`` do, not as this machine does.
    public let text: String
    /// Which of the experiment's files that scenario names.
    let files: [String]
    /// How many replications a unit of it has.
    public let replicationsPerUnit: Int

    /// What its results are read with.
    public var metadata: PointMetadata { PointMetadata(scenario) }
  }

  /// Resolves a scenario at every point of a design.
  ///
  /// - Parameters:
  ///   - texts: The scenario and what is laid over it at all points.
  ///   - design: The points.
  ///   - policies: The texts of policies that points name.
  ///   - samplingPlan: How many replications each point gets.
  /// - Throws: `ScenarioError` for the first point at which the scenario is invalid.
  /// - Complexity: O(points), some milliseconds for each.
  public init(
    _ texts: ScenarioTexts, design: Design, policies: [String: SourceText] = [:],
    samplingPlan: SamplingPlan
  ) throws(ScenarioError) {
    paths = design.paths
    self.samplingPlan = samplingPlan
    let unchanged = try texts.resolved()
    let portableUnchanged = SelfContainedScenario(unchanged, named: "", inputs: .byContent)
    base = unchanged.resolved.inline
    portableBase = portableUnchanged.resolved.inline
    prices = unchanged.value.prices
    var points: [ResolvedPoint] = []
    var files: [String: String] = [:]
    for file in portableUnchanged.inputs { files[file.name] = file.text }
    var digest = Checksum()
    digest.add("\(WorkUnit.currentLayout)")
    digest.add("\(samplingPlan)")
    for point in design.points {
      let loaded = try texts.resolved(
        policies: point.policies.compactMap { policies[$0] },
        settings: point.settings.map(\.description))
      let portable = SelfContainedScenario(loaded, named: "", inputs: .byContent)
      for file in portable.inputs { files[file.name] = file.text }
      points.append(
        ResolvedPoint(
          point, loaded.value, text: portable.resolved.inline,
          files: portable.inputs.map(\.name)))
      digest.add(point.description)
      // What it reads is in the names.
      digest.add(portable.resolved.inline)
    }
    self.points = points
    self.files = files
    fingerprint = digest.description
  }

  /// Restores an experiment that was resolved earlier.
  ///
  /// - Throws: `ScenarioError` if a point's scenario is invalid.
  /// - Complexity: O(points), some milliseconds for each.
  public init(
    paths: [String], base: String, portableBase: String, points: [(point: Point, text: String)],
    samplingPlan: SamplingPlan,
    prices: Prices?, files: [String: String], fingerprint: String
  ) throws(ScenarioError) {
    self.paths = paths
    self.base = base
    self.portableBase = portableBase
    self.samplingPlan = samplingPlan
    self.prices = prices
    self.files = files
    self.fingerprint = fingerprint
    var resolved: [ResolvedPoint] = []
    for (point, text) in points {
      let (scenario, read) = try WorkUnit.scenario(
        text, files: files, name: "point \(point.number)")
      resolved.append(ResolvedPoint(point, scenario, text: text, files: read))
    }
    self.points = resolved
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

  /// How many units there are, where that is known in advance.
  public var plannedUnits: Int? {
    guard case .replications = samplingPlan else { return nil }
    return points.indices.reduce(0) {
      $0 + units(ofPoint: $1, replications: 0..<points[$1].scenario.replications).count
    }
  }

  /// The number of the first point that changes nothing in the scenario; nil if there is none.
  ///
  /// - Complexity: O(points).
  public var asItStands: Int? {
    let unchanged = try? WorkUnit.scenario(portableBase, files: files, name: "scenario").scenario
    return points.firstIndex { $0.text == portableBase || $0.scenario == unchanged }
  }

  /// A unit with its scenario, ready to be simulated anywhere.
  public func unit(_ key: WorkUnit.Key) -> WorkUnit {
    let point = points[key.point]
    let files = files.filter { point.files.contains($0.key) }
    return WorkUnit(
      experiment: fingerprint, key: key, scenario: point.text, files: files.isEmpty ? nil : files)
  }

  /// Whether a result is of a unit of the experiment and has what the unit asks for.
  public func hasUnit(of result: UnitResult) -> Bool {
    let key = result.key
    guard result.experiment == fingerprint, points.indices.contains(key.point) else {
      return false
    }
    let most =
      switch samplingPlan {
      case .replications: points[key.point].scenario.replications
      case .precision(_, let rule): rule.ceiling
      case .budget(let total, _): total
      }
    let scenario = points[key.point].scenario
    return key.replications.upperBound <= most && key.count == result.replications.count
      && result.replications.allSatisfy { $0.segments.count == scenario.segments.count }
      && (result.places ?? []).map(\.place) == scenario.sharedPlaces
  }

  /// The units that are missing as far as is known: those missing of the first incomplete round. Empty if all are
  /// done.
  ///
  /// - Complexity: O(points x replications).
  public func missingUnits(in resultSet: ResultSet) -> [WorkUnit.Key] {
    var schedule = Schedule(self)
    while let round = schedule.next(resultSet) {
      let missing = round.filter { !resultSet.has($0) }
      if !missing.isEmpty { return missing }
    }
    return []
  }
}

extension WorkUnit {
  /// Reads a scenario together with the files that it reads, and no file of this machine.
  ///
  /// - Returns: The scenario, and the names of the files that it read.
  static func scenario(
    _ text: String, files: [String: String], name: String
  ) throws(ScenarioError) -> (scenario: Scenario, files: [String]) {
    let checked = try SourceReader().text(bytes: [UInt8](text.utf8), name: name)
    let source = SourceText(checked.content, name: name, companions: files)
    let scenario = try DocumentLoader(Codec.scenario).load(source).value
    return (scenario, source.filesRead)
  }
}

extension SelfContainedScenario.Names {
  /// Names made of what is in the files, which are the same on every machine.
  fileprivate static let byContent = Self(
    replay: { _, _, content in "replay-\(checksum(of: content)).txt" },
    observations: { _, content in "observations-\(checksum(of: content)).txt" },
    draws: { _, content in "draws-\(checksum(of: content)).csv" })

  private static func checksum(of content: String) -> Checksum {
    var checksum = Checksum()
    checksum.add(content)
    return checksum
  }
}

extension Experiment.ResolvedPoint {
  /// How many merchant-days a unit aims to simulate: about a second's work.
  static let merchantDaysPerUnit = 30_000

  init(_ point: Point, _ scenario: Scenario, text: String, files: [String]) {
    self.point = point
    self.scenario = scenario
    self.text = text
    self.files = files
    replicationsPerUnit = Self.replicationsPerUnit(of: scenario)
  }

  /// How many replications of a scenario a unit has at most: as many as the scenario where merchants share a place, since they
  /// are brought to agree over the replications of a unit.
  static func replicationsPerUnit(of scenario: Scenario) -> Int {
    guard scenario.sharedPlaces.isEmpty else { return scenario.replications }
    let merchants = scenario.segments.reduce(0) { $0 + $1.merchants }
    let days = merchants * scenario.calendar.totalDays
    return max(Self.merchantDaysPerUnit / max(days, 1), 1)
  }
}
