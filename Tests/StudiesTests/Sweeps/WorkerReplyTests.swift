import Foundation
import Runs
import SimStatistics
import Studies
import Testing

/// Units, answers and efforts as text.
struct WorkerReplyTests {
  @Test("A unit done from its line agrees with the answer of a thread here, which shared its days")
  func line() throws {
    let experiment = try Shop.experiment()
    let results = try Shop.resultSet(experiment).results
    var simulator = UnitSimulator()
    for result in results {
      let line = try experiment.unit(result.key).line()
      let reply = simulator.reply(toLine: line, number: 1, build: "test")
      guard case .result(let done) = reply else {
        Issue.record("\(reply)")
        continue
      }
      #expect(done.agrees(with: result))
      #expect(done.replications.map(\.segments) == result.replications.map(\.segments))
      #expect(try JSONDecoder().decode(WorkerReply.self, from: try reply.line()) == reply)
    }
  }

  @Test(
    "A key that names no unit is no key",
    arguments: [
      "{\"point\":-1,\"first\":0,\"count\":1}", "{\"point\":0,\"first\":-1,\"count\":1}",
      "{\"point\":0,\"first\":0,\"count\":0}", "{\"point\":0,\"first\":0}",
      "{\"point\":0,\"first\":9223372036854775807,\"count\":1}",
    ])
  func badKey(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(WorkUnit.Key.self, from: Data(text.utf8))
    }
  }

  @Test("An effort is read back as it was")
  func samplingPlan() throws {
    let experiment = try Shop.experiment()
    let scenario = experiment.points[0].scenario
    let targets = ["2%", "solo/answer_rate=0.5pp", "money_staff=3abs"].flatMap {
      (try? PrecisionTarget.parse($0, for: scenario)) ?? []
    }
    #expect(targets.count == 4)
    let efforts: [SamplingPlan] = [
      .replications, .precision(targets, try .init(ceiling: 500)),
      .budget(1_000, Objective.headline[1]),
    ]
    for samplingPlan in efforts {
      let record = SamplingPlanRecord(samplingPlan, prices: experiment.prices)
      let text = try JSONEncoder().encode(record)
      #expect(
        try JSONDecoder().decode(SamplingPlanRecord.self, from: text).samplingPlan() == samplingPlan
      )
    }
  }
}
