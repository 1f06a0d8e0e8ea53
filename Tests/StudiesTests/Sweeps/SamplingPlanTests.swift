import MerchantModel
import Runs
import Scenarios
import SimStatistics
import Studies
import Testing

/// Replications where they are needed.
struct SamplingPlanTests {
  @Test("To a precision, each point stops where a run of its own would")
  func precision() throws {
    let measure = try #require(Measure.named("answer_rate"))
    let target = PrecisionTarget(measure, of: .population, wanted: .relative(0.05))
    let rule = try StoppingRule(ceiling: 60)
    let experiment = try Shop.experiment(
      ["segments.each.answering.foreground.chance=20 %,90 %"],
      samplingPlan: .precision([target], rule))
    let (resultSet, _) = try Shop.resultSet(experiment)
    for point in experiment.points {
      let run = try PreciseRun(
        Run(point.scenario, threads: 2), targets: [target], rule: rule
      ).result()
      #expect(resultSet.count(ofPoint: point.point.number) == run.replications)
    }
    #expect(resultSet.count(ofPoint: 0) > resultSet.count(ofPoint: 1))
  }

  @Test("Rounds follow from the answers: taken up again after any part, they end the same")
  func resumedBudget() throws {
    let experiment = try Shop.experiment(
      ["rule.threshold=0.5,0.6,0.7,0.8"], samplingPlan: .budget(120, Objective.headline[0]))
    let (whole, results) = try Shop.resultSet(experiment)
    for part in [1, 5, results.count / 2, results.count - 1] {
      var resultSet = ResultSet(experiment.points.map(\.metadata))
      for result in results.prefix(part) { try resultSet.add(result) }
      let (resumed, _) = try Shop.resultSet(experiment, threads: 5, from: resultSet)
      #expect(
        experiment.points.indices.map { resumed.count(ofPoint: $0) }
          == experiment.points.indices.map { whole.count(ofPoint: $0) })
    }
    #expect(experiment.points.indices.reduce(0) { $0 + whole.count(ofPoint: $1) } == 120)
  }

  @Test("A budget goes where the best is hard to tell")
  func budget() throws {
    let rate = try #require(Measure.named("answer_rate"))
    let experiment = try Shop.experiment(
      ["segments.each.answering.foreground.chance=20 %,22 %,90 %,91 %"],
      samplingPlan: .budget(200, Objective(rate, .most)))
    let (resultSet, _) = try Shop.resultSet(experiment)
    let counts = experiment.points.indices.map { resultSet.count(ofPoint: $0) }
    #expect(counts.reduce(0, +) == 200)
    #expect(counts.allSatisfy { $0 >= SamplingPlan.leastBudget })
    #expect(counts[2] + counts[3] > 2 * (counts[0] + counts[1]))
  }

  @Test("The best point has its like beside it, and not what is plainly worse")
  func best() throws {
    let experiment = try Shop.experiment(
      [
        "segments.each.answering.foreground.chance=20 %,90 %",
        "segments.shop.ring.timeout=45 s,46 s",
      ],
      settings: ["replications=12"])
    let (resultSet, _) = try Shop.resultSet(experiment)
    let rate = try #require(Measure.named("answer_rate"))
    let best = resultSet.best(by: Objective(rate, .most))
    #expect(Set(best.ties).isSuperset(of: [best.best ?? -1]))
    #expect(Set(best.ties).isSubset(of: [2, 3]))
    let worst = resultSet.best(by: Objective(rate, .least))
    #expect(Set(worst.ties).isSubset(of: [0, 1]))
    // No prices of sales: nothing to tell points by, so all are alike.
    let sales = try #require(resultSet.metadata[0].measures.first { $0.name == "money_sales" })
    #expect(resultSet.best(by: Objective(sales, .most)).ties == [0, 1, 2, 3])
  }
}
