import MerchantModel
import SimStatistics

/// How many calls the desk answers with fewer servers, and with more: the calls of the last round, served once more.
///
/// Calls are held as they are. Customers who ring again because nobody answered are those of the desk as it is, so far from
/// there the share is a first guess.
public struct DeskKnee: Sendable {
  /// The desk with another number of servers.
  public struct Point: Sendable {
    /// By what the servers of each hour are multiplied, rounded to the nearest whole number.
    public let factor: Double
    /// Servers in the hour that has the most.
    public let servers: Int
    /// The share of calls that is answered.
    public let answered: Estimate
    /// The mean wait of those answered, in seconds.
    public let wait: Estimate
  }

  /// The points, with the fewest servers first.
  public let points: [Point]

  /// The factors that are tried, at equal distances.
  package static let factors = stride(from: 50, through: 150, by: 10).map { Double($0) / 100 }
  /// The most replications that are served.
  package static let mostReplications = 8

  /// The servers of each hour, by a factor.
  package static func servers(_ servers: [Int], times factor: Double) -> [Int] {
    servers.map { $0 == 0 ? 0 : max(1, Int((Double($0) * factor).rounded())) }
  }

  /// Makes the points of what came to the desk under each factor.
  ///
  /// - Parameters:
  ///   - outcomes: One for each of ``factors``.
  ///   - servers: The servers of each hour as they are.
  package init(_ outcomes: [DeskOutcome], servers: [Int]) {
    points = zip(Self.factors, outcomes).map { factor, outcome in
      Point(
        factor: factor, servers: Self.servers(servers, times: factor).max() ?? 0,
        answered: outcome.estimate(.answered), wait: outcome.estimate(.wait))
    }
  }

  /// The place of the knee: where the answered share's second difference is the most negative, so that further servers add
  /// much less than those before them. Nil where it is nowhere below 0.
  public var knee: Int? { DeskKnee.place(of: points.map { $0.answered.value ?? 0 }) }

  /// The place of the knee of shares at equal distances.
  package static func place(of shares: [Double]) -> Int? {
    var (place, least) = (0, 0.0)
    for number in shares.indices.dropFirst().dropLast() {
      let (added, next) = (shares[number] - shares[number - 1], shares[number + 1] - shares[number])
      if next - added < least { (place, least) = (number, next - added) }
    }
    return least < 0 ? place : nil
  }
}
