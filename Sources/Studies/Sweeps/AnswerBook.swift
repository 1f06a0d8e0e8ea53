import MerchantModel
import Runs
import SimStatistics

/// The answers of an experiment so far, and the estimates they come to.
///
/// An estimate depends on the answers and not on the order in which they came.
public struct AnswerBook: Sendable {
  /// What each point's answers are read with.
  public let frames: [PointFrame]
  /// By point, then replication; nil where there is no answer yet.
  private var replications: [[ReplicationSums?]]
  /// How many units were added.
  public private(set) var answers = 0

  /// Two answers that do not say the same of a replication.
  public struct Conflict: Error, Hashable, Sendable {
    /// The unit of the second one.
    public let key: WorkUnit.Key
  }

  /// A book of no answers.
  public init(_ frames: [PointFrame]) {
    self.frames = frames
    replications = Array(repeating: [], count: frames.count)
  }

  /// Adds an answer; what is there already may come again.
  ///
  /// - throws: ``Conflict`` if it is of no point, has not what its unit asks for, or says otherwise.
  public mutating func add(_ answer: Answer) throws(Conflict) {
    let key = answer.key
    guard frames.indices.contains(key.point), key.first >= 0,
      key.count == answer.replications.count,
      answer.replications.allSatisfy({
        $0.segments.count == frames[key.point].segments.count
      })
    else { throw Conflict(key: key) }
    let missing = key.first + key.count - replications[key.point].count
    if missing > 0 { replications[key.point] += Array(repeating: nil, count: missing) }
    for (offset, sums) in answer.replications.enumerated() {
      let place = key.first + offset
      if let kept = replications[key.point][place] {
        guard kept.agrees(with: sums) else { throw Conflict(key: key) }
      } else {
        replications[key.point][place] = sums
      }
    }
    answers += 1
  }

  /// Whether all of a unit's replications are there.
  public func has(_ key: WorkUnit.Key) -> Bool {
    let there = replications[key.point]
    return key.replications.upperBound <= there.count
      && key.replications.allSatisfy { there[$0] != nil }
  }

  /// How many replications of a point there are without a gap, from the first on.
  public func count(ofPoint point: Int) -> Int {
    replications[point].firstIndex { $0 == nil } ?? replications[point].count
  }

  /// The replications of a point that are there, by number.
  public func replications(ofPoint point: Int) -> [(number: Int, sums: ReplicationSums)] {
    replications[point].enumerated().compactMap { number, sums in sums.map { (number, $0) } }
  }

  /// A measure's estimate at a point, from its first replications up to a gap.
  ///
  /// Ratios of sums are estimated as a run's are; a quantile by the mean of the replications' own, and of
  /// several segments together there is none.
  ///
  /// - Parameter replications: From how many replications, where not from all.
  public func estimate(
    _ measure: Measure, of scope: Scope, at point: Int, replications wanted: Int? = nil,
    level: ConfidenceLevel = .ninetyFive
  ) -> Estimate {
    let count = min(wanted ?? .max, count(ofPoint: point))
    if measure.quantile != nil {
      return measure.honest(
        Mean.estimate(
          of: quantiles(of: measure, in: scope, at: point, replications: count).compactMap { $0 },
          level: level))
    }
    let sample = sample(of: measure, in: scope, at: point, replications: count)
    return measure.honest(
      Ratio.estimate(
        numerators: sample.numerators, denominators: sample.denominators, level: level))
  }

  /// Numerators and denominators of a measure at a point, one of each a replication.
  public func sample(
    of measure: Measure, in scope: Scope, at point: Int, replications count: Int
  ) -> PairedDifference.RatioSample {
    let weights = frames[point].weights(in: scope)
    let pairs = replications[point].prefix(count).compactMap { $0 }.map { replication in
      var sums = (numerator: 0.0, denominator: 0.0)
      for (segment, weight) in weights {
        let part = replication.segments[segment].parts(of: measure)
        // In the order in which a run rounds, so that both agree to the last bit.
        sums.numerator += weight * part.numerator * measure.scale
        sums.denominator += weight * part.denominator
      }
      return sums
    }
    return PairedDifference.RatioSample(
      numerators: pairs.map(\.numerator), denominators: pairs.map(\.denominator))
  }

  /// The quantiles of replications; nil of those that observed nothing, and of several segments together.
  func quantiles(
    of measure: Measure, in scope: Scope, at point: Int, replications count: Int
  ) -> [Double?] {
    let weights = frames[point].weights(in: scope)
    return replications[point].prefix(count).map {
      weights.count == 1 ? $0?.segments[weights[0].segment].quantiles[measure.name] : nil
    }
  }
}
