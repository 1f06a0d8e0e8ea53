import Foundation
import MerchantModel

/// What a unit of work came to: sums over the counted days, which are exact and can be added in any order.
public struct Answer: Hashable, Sendable, Codable {
  /// The layout of the answer.
  public var layout = WorkUnit.currentLayout
  /// The fingerprint of the experiment.
  public let experiment: String
  /// The unit.
  public let key: WorkUnit.Key
  /// What did the work: the program, and what it computes with, in words.
  public let build: String
  /// What came out of each replication, in order.
  public let replications: [ReplicationSums]

  /// An answer.
  public init(
    experiment: String, key: WorkUnit.Key, build: String, replications: [ReplicationSums]
  ) {
    self.experiment = experiment
    self.key = key
    self.build = build
    self.replications = replications
  }

  /// Whether two answers to one unit say the same, whoever did the work, and with whatever other units.
  public func agrees(with other: Answer) -> Bool {
    experiment == other.experiment && key == other.key
      && replications.count == other.replications.count
      && zip(replications, other.replications).allSatisfy { $0.agrees(with: $1) }
  }

  /// The answer as one line of JSON without its end; the same answer gives the same bytes.
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

  /// Whether two of one replication say the same, in all that both of them tell.
  func agrees(with other: ReplicationSums) -> Bool {
    segments == other.segments
      && (events == other.events || events == nil || other.events == nil)
      && (fingerprint == other.fingerprint || fingerprint == nil || other.fingerprint == nil)
  }
}
