import Foundation

/// A unit of work: some replications at one point of an experiment, with everything needed to simulate them.
///
/// As a line of JSON it can be simulated anywhere: its result depends on nothing else.
public struct WorkUnit: Hashable, Sendable, Codable {
  /// The layout of units and results that this program writes and reads. Since 2, answers have all counters and a
  /// digest, and units bring along every file that their scenario reads.
  public static let currentLayout = 2

  /// The layout of the unit.
  public var layout = WorkUnit.currentLayout
  /// The fingerprint of the experiment it belongs to.
  public let experiment: String
  /// Which of the experiment's units it is.
  public let key: Key
  /// The scenario at the point, every default filled in, as YAML on one line.
  public let scenario: String
  /// The files that the scenario reads, by the names it gives them; nil if none.
  public let files: [String: String]?

  /// Which unit of an experiment: a point, and a block of replications of it.
  public struct Key: Hashable, Sendable, Comparable {
    /// The number of the point, from 0.
    public let point: Int
    /// The first replication.
    public let first: Int
    /// How many replications, 1 or more.
    public let count: Int

    /// Makes a key.
    public init(point: Int, first: Int, count: Int) {
      self.point = point
      self.first = first
      self.count = count
    }

    /// The replications.
    public var replications: Range<Int> { first..<(first + count) }

    /// By point, then by first replication.
    public static func < (left: Key, right: Key) -> Bool {
      (left.point, left.first, left.count) < (right.point, right.first, right.count)
    }
  }

  /// Makes a unit.
  public init(experiment: String, key: Key, scenario: String, files: [String: String]? = nil) {
    self.experiment = experiment
    self.key = key
    self.scenario = scenario
    self.files = files
  }

  /// Encodes the unit as one line of JSON without its end; the same unit gives the same bytes.
  ///
  /// - Throws: `EncodingError`.
  public func line() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}

extension WorkUnit.Key: Codable {
  private enum CodingKeys: CodingKey {
    case point, first, count
  }

  /// The most replications of a point that a key can name.
  static let mostReplications = 1_000_000_000

  /// Reads a key from an untrusted source: one that can name no unit is an error.
  ///
  /// - Throws: `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    point = try values.decode(Int.self, forKey: .point)
    first = try values.decode(Int.self, forKey: .first)
    count = try values.decode(Int.self, forKey: .count)
    let range = 0...WorkUnit.Key.mostReplications
    guard point >= 0, range.contains(first), range.contains(count), count >= 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .first, in: values, debugDescription: "a key of no unit")
    }
  }
}

extension WorkUnit.Key: CustomStringConvertible {
  /// The point and the replications in words.
  public var description: String {
    count == 1
      ? "point \(point), replication \(first)"
      : "point \(point), replications \(first) to \(first + count - 1)"
  }
}
