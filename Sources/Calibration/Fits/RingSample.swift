/// Rings at several agents at once, of which the log holds how each ended: the first of them answered, or nobody did before the
/// time-out or the customer's hanging up.
public struct RingSample: Hashable, Sendable {
  /// A ring.
  public struct Ring: Hashable, Sendable {
    /// From its start to its end, in seconds.
    public let seconds: Double
    /// How many agents of the kind in question rang.
    public let agents: Int
    /// Whether one of them answered; otherwise it ended by the time-out, by the customer, or by an agent of another kind.
    public let isAnswered: Bool
    /// How many like rings it stands for.
    public let weight: Double

    /// A ring.
    public init(seconds: Double, agents: Int, isAnswered: Bool, weight: Double = 1) {
      self.seconds = seconds
      self.agents = agents
      self.isAnswered = isAnswered
      self.weight = weight
    }
  }

  /// The rings, ascending by agents, time and end, no two alike; those at no agent, or without weight, left out.
  public let rings: [Ring]
  /// How many rings there are, by weight.
  public let size: Double
  /// How many of them were answered.
  public let answered: Double

  /// Collects rings.
  ///
  /// Agents of several kinds (in the foreground and in the background, say) that rang together are fitted a kind at a time:
  /// each kind's rings have its own number of agents, and an answer by another kind ends them unanswered. Their chances
  /// multiply, so nothing is lost by it.
  ///
  /// - Parameter resolution: Times were written down in whole multiples of this, in seconds: an answer after 0 counts as half
  ///   of it. Nil for exact times.
  /// - Throws: `FitError.outOfRange` for negative numbers and what is not finite, and an answer after 0 without a resolution;
  ///   `allAlike` where none was answered.
  public init(_ rings: [Ring], resolution: Double? = nil) throws(FitError) {
    if let resolution, !(resolution > 0 && resolution < .infinity) {
      throw .outOfRange(name: "a resolution", value: resolution)
    }
    var kept: [Ring] = []
    for ring in rings {
      guard ring.weight >= 0, ring.weight < .infinity else {
        throw .outOfRange(name: "a weight", value: ring.weight)
      }
      guard ring.seconds >= 0, ring.seconds < .infinity else {
        throw .outOfRange(name: "a ring", value: ring.seconds)
      }
      guard ring.agents >= 0 else {
        throw .outOfRange(name: "a number of agents", value: Double(ring.agents))
      }
      if ring.agents == 0 || ring.weight == 0 { continue }
      let seconds =
        ring.isAnswered && ring.seconds == 0 ? (resolution ?? 0) / 2 : ring.seconds
      guard seconds > 0 || !ring.isAnswered else {
        throw .outOfRange(name: "a ring that was answered", value: ring.seconds)
      }
      // A ring that ended at once without an answer says nothing.
      if seconds == 0 { continue }
      kept.append(
        Ring(
          seconds: seconds, agents: ring.agents, isAnswered: ring.isAnswered, weight: ring.weight))
    }
    self.rings = Self.joined(kept)
    size = self.rings.reduce(0) { $0 + $1.weight }
    answered = self.rings.reduce(0) { $0 + ($1.isAnswered ? $1.weight : 0) }
    guard answered > 0 else { throw .allAlike(what: "no ring was answered") }
  }

  /// How long the longest ring was, in seconds.
  public var longest: Double { rings.map(\.seconds).max() ?? 0 }

  private static func joined(_ rings: [Ring]) -> [Ring] {
    func order(_ ring: Ring) -> (Int, Double, Int, Double) {
      (ring.agents, ring.seconds, ring.isAnswered ? 0 : 1, ring.weight)
    }
    var joined: [Ring] = []
    for ring in rings.sorted(by: { order($0) < order($1) }) {
      if let last = joined.last, last.agents == ring.agents, last.seconds == ring.seconds,
        last.isAnswered == ring.isAnswered
      {
        joined[joined.count - 1] = Ring(
          seconds: ring.seconds, agents: ring.agents, isAnswered: ring.isAnswered,
          weight: last.weight + ring.weight)
      } else {
        joined.append(ring)
      }
    }
    return joined
  }
}
