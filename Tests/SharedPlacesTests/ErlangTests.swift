import ClosedForms
import MerchantModel
import SharedPlaces
import SimStatistics
import Testing

/// The desk as a queue against Erlang's formulas.
@Suite struct ErlangTests {
  /// Comparisons of this suite, each within Student's t at 99 % for all of them together (Bonferroni).
  private static let comparisons = 14
  private static let replications = 40
  /// Calls take a tenth of an hour.
  private static let service = 0.1
  /// The first day, on which the desk fills, is left out.
  private static let warmUp = 24

  /// Figures of one desk in every replication, over some days.
  private func hours(
    load: Double, servers: Int, patience: Double?, days: Int
  ) -> [DeskHour] {
    let rate = load * Double(servers) / Self.service
    var queue = DeskQueue()
    return (0..<Self.replications).map { replication in
      let calls = MarkovCalls(
        perHour: rate, service: Self.service, patience: patience,
        replication: UInt64(replication))
      let hours = queue.serve(
        [calls], servers: Array(repeating: servers, count: Self.warmUp + 24 * days), firstHour: 0)
      return DeskHour.sum(hours.dropFirst(Self.warmUp))
    }
  }

  private func expect(
    _ hours: [DeskHour], _ numerator: (DeskHour) -> Int64, per denominator: (DeskHour) -> Int64,
    is exact: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let estimate = Ratio.estimate(
      numerators: hours.map { Double(numerator($0)) },
      denominators: hours.map { Double(denominator($0)) })
    let value = try #require(estimate.value)
    let error = try #require(estimate.standardError)
    let limit = StudentT.criticalValue(
      ConfidenceLevel.ninetyNine.simultaneous(over: Self.comparisons),
      degreesOfFreedom: Double(Self.replications - 1))
    #expect(
      abs(value - exact) < limit * error, "\(value) for \(exact), z \((value - exact) / error)",
      sourceLocation: sourceLocation)
    // A limit that nothing could pass would be no check.
    #expect(error < 0.05 * exact, sourceLocation: sourceLocation)
  }

  @Test("Without patience it is Erlang C", arguments: [(0.5, 4), (0.8, 10), (0.95, 20)])
  func delay(load: Double, servers: Int) throws {
    let hours = hours(load: load, servers: servers, patience: nil, days: 20)
    let exact = try DelaySystem(
      arrivalRate: load * Double(servers) / Self.service, serviceRate: 1 / Self.service,
      servers: servers)
    try expect(hours, { $0.answered - $0.atOnce }, per: { $0.answered }, is: exact.waitProbability)
    try expect(
      hours, { $0.answeredMicroseconds }, per: { $0.answered }, is: exact.meanWait * 3_600e6)
    try expect(
      hours, { $0.busyMicroseconds }, per: { $0.staffedMicroseconds }, is: exact.utilisation)
  }

  @Test("With patience and more calls than can be served it is Erlang A")
  func abandonment() throws {
    let (load, servers, patience) = (1.2, 10, 0.05)
    let hours = hours(load: load, servers: servers, patience: patience, days: 10)
    let exact = try AbandonmentSystem(
      arrivalRate: load * Double(servers) / Self.service, serviceRate: 1 / Self.service,
      patienceRate: 1 / patience, servers: servers)
    let decided: (DeskHour) -> Int64 = { $0.answered + $0.givenUp }
    try expect(hours, { $0.givenUp }, per: decided, is: exact.abandonmentProbability)
    try expect(hours, { decided($0) - $0.atOnce }, per: decided, is: exact.waitProbability)
    try expect(
      hours, { $0.answeredMicroseconds + $0.givenUpMicroseconds }, per: decided,
      is: exact.meanWait * 3_600e6)
    try expect(
      hours, { $0.answeredMicroseconds }, per: { $0.answered },
      is: exact.meanWaitOfServed * 3_600e6)
    try expect(
      hours, { $0.busyMicroseconds }, per: { $0.staffedMicroseconds }, is: exact.utilisation)
  }
}
