import MerchantModel
import SimStatistics
import Studies
import Testing

/// Which points of a sweep are best, what cannot be distinguished from them, and what they gain.
struct BestPointsTests {
  private static let suspensions = Measure.named("suspensions").map { Objective($0, .least) }

  /// Points that judge from ever more calls on, three of them from so many that nobody has them.
  private func resultSet() throws -> (Experiment, ResultSet) {
    let experiment = try Shop.experiment(
      ["rule.minimumCalls=1,400,500,600", "rule.threshold=0.6,0.9"],
      settings: ["replications=6", "segments.each.merchants=30"])
    return (experiment, try Shop.resultSet(experiment).resultSet)
  }

  @Test("Points with the same figure in every replication are ties; the first of them is the best")
  func equal() throws {
    let (_, resultSet) = try resultSet()
    let best = resultSet.best(by: try #require(Self.suspensions))
    #expect(best.best == 2)
    #expect(Set([2, 3, 4, 5, 6, 7]).isSubset(of: best.ties))
    #expect(best.rank(of: 2) == .best)
    #expect(best.rank(of: 7) == .tie)
  }

  @Test("What is far worse in every replication is no tie")
  func told() throws {
    let (_, resultSet) = try resultSet()
    let objective = try #require(Self.suspensions)
    // Every merchant that is judged from the first call on at 90 % is suspended again and again.
    let worst = resultSet.estimate(objective.measure, of: resultSet.metadata[1].overall, at: 1)
    #expect((worst.value ?? 0) > 1)
    #expect(resultSet.best(by: objective).rank(of: 1) == nil)
  }

  /// Each of two points with its first replication so many times over: all differ by the same amount.
  private func repeated(_ times: Int) throws -> (Objective, ResultSet) {
    let experiment = try Shop.experiment(
      ["rule.threshold=0.6,0.9"], settings: ["segments.each.merchants=30", "rule.minimumCalls=1"])
    let (_, results) = try Shop.resultSet(experiment)
    var resultSet = ResultSet(experiment.points.map(\.metadata))
    for point in 0..<2 {
      let result = try #require(results.first { $0.key.point == point && $0.key.first == 0 })
      try resultSet.add(
        UnitResult(
          experiment: result.experiment, key: .init(point: point, first: 0, count: times),
          build: "test",
          replications: Array(repeating: result.replications[0], count: times)))
    }
    return (try #require(Self.suspensions), resultSet)
  }

  @Test("Differences that are all the same tell a point from the best by the sign test, from 6 on")
  func sameDifference() throws {
    for (times, ties) in [(1, [0, 1]), (2, [0, 1]), (5, [0, 1]), (6, [0])] {
      let (objective, resultSet) = try repeated(times)
      let estimates = (0..<2).map {
        resultSet.estimate(objective.measure, of: resultSet.metadata[$0].overall, at: $0)
      }
      #expect(estimates[0].value != estimates[1].value)
      #expect(resultSet.best(by: objective).ties == ties, "\(times)")
      #expect(resultSet.gain(of: 0, over: 1, by: objective).interval == nil)
    }
  }

  @Test("A gain is the paired difference at a level that holds for all points at once")
  func gain() throws {
    let (_, resultSet) = try resultSet()
    let objective = try #require(Self.suspensions)
    let gain = resultSet.gain(of: 2, over: 1, by: objective)
    let level = ConfidenceLevel.ninetyFive.simultaneous(over: 7)
    #expect(
      gain
        == resultSet.difference(objective.measure, at: 2, minus: 1, replications: 6, level: level))
    let alone = resultSet.difference(objective.measure, at: 2, minus: 1, replications: 6)
    #expect(gain.value == alone.value)
    #expect((gain.interval?.halfWidth ?? 0) > (alone.interval?.halfWidth ?? .infinity))
  }

  @Test("The point that changes nothing is found, however its values are written")
  func asItStands() throws {
    #expect(try Shop.experiment(["rule.threshold=0.5,60 %,0.7"]).asItStands == 1)
    #expect(try Shop.experiment(["rule.threshold=0.5,0.7"]).asItStands == nil)
  }

  @Test("A measure says itself which end is wanted, if either is")
  func sense() throws {
    #expect(Objective(try #require(Measure.named("customer_minutes_saved")))?.sense == .most)
    #expect(Objective(try #require(Measure.named("suspensions")))?.sense == .least)
    #expect(Objective(try #require(Measure.named("contacts"))) == nil)
  }
}
