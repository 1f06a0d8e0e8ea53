import Experiments
import MerchantModel
import Statistics
import Testing

/// Which points of a sweep are best, what cannot be told from them, and what they gain.
struct BestPointsTests {
  private static let suspensions = Measure.named("suspensions").map { Objective($0, .least) }

  /// Points that judge from ever more calls on, three of them from so many that nobody has them.
  private func book() throws -> (Experiment, AnswerBook) {
    let experiment = try Shop.experiment(
      ["rule.minimumCalls=1,400,500,600", "rule.threshold=0.6,0.9"],
      settings: ["replications=6", "segments.each.merchants=30"])
    return (experiment, try Shop.book(experiment).book)
  }

  @Test("Points with the same figure in every replication are ties; the first of them is the best")
  func equal() throws {
    let (_, book) = try book()
    let best = book.best(by: try #require(Self.suspensions))
    #expect(best.best == 2)
    #expect(Set([2, 3, 4, 5, 6, 7]).isSubset(of: best.ties))
    #expect(best.standing(of: 2) == .best)
    #expect(best.standing(of: 7) == .tie)
  }

  @Test("What is far worse in every replication is no tie")
  func told() throws {
    let (_, book) = try book()
    let objective = try #require(Self.suspensions)
    // Every merchant that is judged from the first call on at 90 % is suspended again and again.
    let worst = book.estimate(objective.measure, of: book.frames[1].overall, at: 1)
    #expect((worst.value ?? 0) > 1)
    #expect(book.best(by: objective).standing(of: 1) == nil)
  }

  @Test("A gain is the paired difference at a level that holds for all points at once")
  func gain() throws {
    let (_, book) = try book()
    let objective = try #require(Self.suspensions)
    let gain = book.gain(of: 2, over: 1, by: objective)
    let level = ConfidenceLevel.ninetyFive.simultaneous(over: 7)
    #expect(
      gain == book.difference(objective.measure, at: 2, minus: 1, replications: 6, level: level))
    let alone = book.difference(objective.measure, at: 2, minus: 1, replications: 6)
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
    #expect(Objective(try #require(Measure.named("minutes_saved")))?.sense == .most)
    #expect(Objective(try #require(Measure.named("suspensions")))?.sense == .least)
    #expect(Objective(try #require(Measure.named("contacts"))) == nil)
  }
}
