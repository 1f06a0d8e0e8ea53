import Foundation
import MerchantModel
import Runs

/// What a unit of work results in: sums over the counted days, which are exact and can be added in any order.
public struct UnitResult: Hashable, Sendable, Codable {
  /// The layout of the result.
  public var layout = WorkUnit.currentLayout
  /// The fingerprint of the experiment.
  public let experiment: String
  /// The unit.
  public let key: WorkUnit.Key
  /// What simulated it: the program, and what it computes with, in words.
  public let build: String
  /// The sums of each replication, in order.
  public let replications: [ReplicationSums]
  /// The figures of the places that merchants share, over these replications; nil where they share none.
  public let places: [PlaceSample]?
  /// Who simulated it; nil where nobody said.
  public var worker: WorkerName?
  /// The digest of the unit and this answer, where it was simulated elsewhere; nil for a result of this process.
  public private(set) var digest: String?

  /// Makes a result.
  public init(
    experiment: String, key: WorkUnit.Key, build: String, replications: [ReplicationSums],
    places: [PlaceSample] = [], worker: WorkerName? = nil
  ) {
    self.experiment = experiment
    self.key = key
    self.build = build
    self.replications = replications
    self.places = places.isEmpty ? nil : places
    self.worker = worker
  }

  /// The same with the digest of the unit and itself.
  func sealed(as answerTo: WorkUnit) -> UnitResult {
    var result = self
    result.digest = AnswerDigest.Question(answerTo).digest(of: self)
    return result
  }

  /// Whether two results of one unit are the same, whoever and whatever simulated them and with whatever other units.
  public func agrees(with other: UnitResult) -> Bool {
    experiment == other.experiment && key == other.key && places == other.places
      && replications.count == other.replications.count
      && zip(replications, other.replications).allSatisfy { $0.agrees(with: $1) }
  }

  /// Encodes the result as one line of JSON without its end; the same result gives the same bytes.
  ///
  /// - Throws: `EncodingError`.
  public func line() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}

/// One replication of a point.
public struct ReplicationSums: Hashable, Sendable, Codable {
  /// The segments, in the scenario's order.
  public let segments: [SegmentSums]
  /// Events run; nil where days were shared with other points, whose events they are as well.
  public let events: Int?
  /// The digest of every event; nil where days were shared with other points.
  public let fingerprint: String?

  /// Whether two of one replication are the same in all that both of them have.
  func agrees(with other: ReplicationSums) -> Bool {
    segments == other.segments
      && (events == other.events || events == nil || other.events == nil)
      && (fingerprint == other.fingerprint || fingerprint == nil || other.fingerprint == nil)
  }
}
