import MerchantModel
import Runs
import SimStatistics

/// The results of an experiment's units so far, and the estimates made of them.
///
/// An estimate depends on the results and not on the order in which they came.
public struct ResultSet: Sendable {
  /// What each point's results are read with.
  public let metadata: [PointMetadata]
  /// By point, then replication; nil where there is no result yet.
  private var replications: [[ReplicationSums?]]
  /// By point: the figures of the places that merchants share, by the first replication of the unit.
  private var places: [[Int: [PlaceSample]]]
  /// How many units' results were added.
  public private(set) var unitCount = 0

  /// Thrown for a result that is of no point, is incomplete, or contradicts an earlier one.
  public struct ConflictError: Error, Hashable, Sendable {
    /// The unit of the second one.
    public let key: WorkUnit.Key
  }

  /// Makes a set of no results.
  public init(_ metadata: [PointMetadata]) {
    self.metadata = metadata
    replications = Array(repeating: [], count: metadata.count)
    places = Array(repeating: [:], count: metadata.count)
  }

  /// Adds a result; one that is in the set already may be added again.
  ///
  /// - Throws: ``ConflictError`` if it is of no point, does not have what its unit asks for, or contradicts an
  ///   earlier one.
  public mutating func add(_ result: UnitResult) throws(ConflictError) {
    let key = result.key
    guard metadata.indices.contains(key.point), key.first >= 0,
      key.count == result.replications.count,
      result.replications.allSatisfy({
        $0.segments.count == metadata[key.point].segments.count
      })
    else { throw ConflictError(key: key) }
    let missing = key.first + key.count - replications[key.point].count
    if missing > 0 { replications[key.point] += Array(repeating: nil, count: missing) }
    for (offset, sums) in result.replications.enumerated() {
      let place = key.first + offset
      if let kept = replications[key.point][place] {
        guard kept.agrees(with: sums) else { throw ConflictError(key: key) }
      } else {
        replications[key.point][place] = sums
      }
    }
    if let samples = result.places {
      let kept = places[key.point][key.first]
      guard kept == nil || kept == samples else { throw ConflictError(key: key) }
      places[key.point][key.first] = samples
    }
    unitCount += 1
  }

  /// Whether the set has all of a unit's replications.
  public func has(_ key: WorkUnit.Key) -> Bool {
    let there = replications[key.point]
    return key.replications.upperBound <= there.count
      && key.replications.allSatisfy { there[$0] != nil }
  }

  /// How many replications of a point there are from the first one up to a gap.
  public func count(ofPoint point: Int) -> Int {
    replications[point].firstIndex { $0 == nil } ?? replications[point].count
  }

  /// The replications of a point in the set, by number.
  public func replications(ofPoint point: Int) -> [(number: Int, sums: ReplicationSums)] {
    replications[point].enumerated().compactMap { number, sums in sums.map { (number, $0) } }
  }

  /// The figures of the places that merchants share at a point, from its first replications up to a gap.
  public func places(ofPoint point: Int) -> [PlaceSample] {
    var found: [PlaceSample] = []
    var count = 0
    while let next = places[point][count], let length = next.first?.replications, length > 0 {
      if found.isEmpty {
        found = next
      } else {
        for (place, more) in zip(found.indices, next) { found[place].append(more) }
      }
      count += length
    }
    return found
  }

  /// A measure's estimate at a point, from its first replications up to a gap.
  ///
  /// Ratios of sums and quantiles are estimated as those of a run are.
  ///
  /// - Parameters:
  ///   - measure: What is estimated.
  ///   - scope: Whose.
  ///   - point: The number of the point.
  ///   - wanted: From how many replications; nil for all.
  ///   - level: The level of the interval.
  public func estimate(
    _ measure: Measure, of scope: Scope, at point: Int, replications wanted: Int? = nil,
    level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    let count = min(wanted ?? .max, count(ofPoint: point))
    if let quantile = quantile(of: measure, in: scope, at: point, replications: count, level: level)
    {
      return measure.honest(quantile.estimate)
    }
    let strata = metadata[point].weights(in: scope).map { segment, weight in
      replications[point].prefix(count).reduce(
        into: FewEvents.Stratum(events: 0, whole: 0, weight: weight)
      ) { stratum, sums in
        guard let part = sums?.segments[segment].parts(of: measure) else { return }
        stratum.events += part.numerator
        stratum.whole += part.denominator
      }
    }
    return measure.estimate(
      sample(of: measure, in: scope, at: point, replications: count), strata: strata, level: level)
  }

  /// Numerators and denominators of a measure at a point, one of each a replication.
  public func sample(
    of measure: Measure, in scope: Scope, at point: Int, replications count: Int
  ) -> PairedDifference.RatioSample {
    let own = sample(of: measure, in: scope, at: point, replications: count) {
      $0.parts(of: measure)
    }
    guard measure.subtracted != nil else { return own }
    return PairedDifference.RatioSample(
      own,
      minus: sample(of: measure, in: scope, at: point, replications: count) {
        $0.subtracted(of: measure) ?? (0, 0)
      })
  }

  /// Numerators and denominators, one of each a replication, of what a segment's sums give.
  private func sample(
    of measure: Measure, in scope: Scope, at point: Int, replications count: Int,
    parts: (SegmentSums) -> (numerator: Double, denominator: Double)
  ) -> PairedDifference.RatioSample {
    let weights = metadata[point].weights(in: scope)
    let pairs = replications[point].prefix(count).compactMap { $0 }.map { replication in
      var sums = (numerator: 0.0, denominator: 0.0)
      for (segment, weight) in weights {
        let part = parts(replication.segments[segment])
        // In the order in which a run rounds, so that both agree to the last bit.
        sums.numerator += weight * part.numerator * measure.scale
        sums.denominator += weight * part.denominator
      }
      return sums
    }
    return PairedDifference.RatioSample(
      numerators: pairs.map(\.numerator), denominators: pairs.map(\.denominator))
  }

  /// A measure that is a quantile, of all observations of a point's first replications; nil of other measures.
  ///
  /// - Complexity: O(replications x segments x buckets).
  func quantile(
    of measure: Measure, in scope: Scope, at point: Int, replications count: Int,
    level: ConfidenceLevel = .ninetyFive
  ) -> Quantile? {
    guard let quantile = measure.quantile else { return nil }
    let weights = metadata[point].weights(in: scope)
    let parts = Sections.replications(of: count).map { section in
      weights.map { segment, weight in
        var histogram = Histogram()
        for sums in replications[point][section] {
          if let part = sums?.segments[segment].histogram(of: quantile.observation) {
            histogram.add(part)
          }
        }
        return (histogram: histogram, weight: weight)
      }
    }
    return Quantile(quantile, of: parts, scale: measure.scale, level: level)
  }
}
