import MerchantModel
import SimStatistics

/// The result of a rare run.
public struct RareResult: Sendable {
  /// What was simulated, its comparisons off.
  public let scenario: Scenario
  /// How each segment's noticing was tilted.
  public let tilts: [NoticingTilt]
  /// How many replications there are.
  public private(set) var replications = 0
  /// Events of the pilot that chose the tilts.
  public internal(set) var pilotEvents = 0
  /// What precision was wanted and what was reached.
  public internal(set) var precision = PrecisionReport(statuses: [], looks: [], ceiling: 0)
  /// By replication, then segment.
  private var sums: [WeightedSums] = []

  init(_ scenario: Scenario, tilts: [NoticingTilt]) {
    self.scenario = scenario
    self.tilts = tilts
  }

  mutating func makeRoom(for replications: Int) {
    let added = (replications - self.replications) * scenario.segments.count
    sums += Array(repeating: WeightedSums(measures: RareRun.measures.count), count: added)
    self.replications = replications
  }

  mutating func add(_ output: WeightedSums, of block: MerchantBlock) {
    sums[block.replication * scenario.segments.count + block.segment] += output
  }

  /// Events run, the pilot's among them.
  public var events: Int { sums.reduce(pilotEvents) { $0 + $1.events } }

  /// Merchants simulated, the pilot's left out.
  public var merchants: Int { scenario.segments.reduce(0) { $0 + $1.merchants } * replications }

  /// The scopes in the order of tables: the segments, then the population if there are several.
  public var scopes: [Scope] {
    scenario.segments.indices.map(Scope.segment)
      + (scenario.segments.count > 1 ? [.population] : [])
  }

  /// What a scope is called in tables and files.
  public func name(of scope: Scope) -> String { scope.name(among: scenario.segments) }

  /// The mean over replications of a measure's weighted figure, with Student's t interval, corrected for skewness where that
  /// matters.
  ///
  /// - Parameter measure: One of ``RareRun/measures``.
  public func estimate(
    _ measure: Measure, of scope: Scope, level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    guard let index = RareRun.measures.firstIndex(of: measure) else {
      return .undefined(.noObservations, count: replications, method: .t)
    }
    let values = (0..<replications).map { replication in
      shares(in: scope).reduce(0.0) { sum, part in
        sum + part.share * unit(of: measure)
          * self.sums(of: part.segment, in: replication).first[index]
          / Double(scenario.segments[part.segment].merchants)
      }
    }
    return measure.honest(Mean.chosen(of: values, level: level))
  }

  /// How many merchants plain simulation would need for the same standard error; nil where nothing was
  /// observed.
  ///
  /// It follows from the model's own variance between merchants, which the weighted second moments estimate. Days
  /// that merchants share add to it, so plain simulation would need at least that many.
  public func plainMerchants(_ measure: Measure, of scope: Scope) -> Double? {
    guard let index = RareRun.measures.firstIndex(of: measure),
      let error = estimate(measure, of: scope).standardError, error > 0
    else { return nil }
    var variance = 0.0
    for (segment, share) in shares(in: scope) {
      let merchants = Double(scenario.segments[segment].merchants)
      let count = merchants * Double(replications)
      var total = WeightedSums(measures: RareRun.measures.count)
      for replication in 0..<replications { total += sums(of: segment, in: replication) }
      let mean = total.first[index] / count
      let spread = max(total.second[index] / count - mean * mean, 0)
      let scaled = share * unit(of: measure)
      variance += scaled * scaled * spread / merchants
    }
    guard variance > 0 else { return nil }
    let perReplication = shares(in: scope).reduce(0) {
      $0 + scenario.segments[$1.segment].merchants
    }
    return variance / (error * error) * Double(perReplication)
  }

  private func sums(of segment: Int, in replication: Int) -> WeightedSums {
    sums[replication * scenario.segments.count + segment]
  }

  /// What one count of a merchant contributes in the measure's unit.
  private func unit(of measure: Measure) -> Double {
    measure.denominator == [.merchantDays]
      ? measure.scale / Double(scenario.calendar.days) : measure.scale
  }

  /// The segments of a scope, each with its share of the scope's real merchants.
  private func shares(in scope: Scope) -> [(segment: Int, share: Double)] {
    let weights = scope.meanWeights(of: scenario.segments)
    let whole = weights.reduce(0) { $0 + $1.weight }
    return weights.map { ($0.segment, whole > 0 ? $0.weight / whole : 0) }
  }
}
