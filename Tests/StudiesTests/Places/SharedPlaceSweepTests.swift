import Foundation
import MerchantModel
import Runs
import SimStatistics
import Studies
import Testing

/// Points of a sweep whose merchants share places: each holds a fixed point of its own.
struct SharedPlaceSweepTests {
  @Test("Each point is what a run of its scenario is, to the last bit, and so are its places")
  func sameAsRuns() throws {
    let experiment = try SharedShop.experiment()
    let (resultSet, results) = try Shop.resultSet(experiment)
    // A point's replications are one unit, over which merchants and places agree.
    #expect(results.map(\.key.count) == [3, 3, 3, 3])
    for point in experiment.points {
      let number = point.point.number
      let run = try Run(point.scenario, threads: 2).result()
      let metadata = resultSet.metadata[number]
      #expect(metadata.measures.map(\.name) == run.measures.map(\.name))
      for scope in metadata.scopes {
        for measure in metadata.measures {
          #expect(
            resultSet.estimate(measure, of: scope, at: number) == run.estimate(measure, of: scope),
            "\(measure.name) at point \(number)")
        }
      }
      let (desk, appeals) = (try #require(run.desk), try #require(run.appeals))
      let places = resultSet.places(ofPoint: number)
      #expect(places.map(\.place) == [.desk, .appeals])
      #expect(places.map(\.rounds) == [desk.rounds.count, appeals.rounds.count])
      #expect(places.map(\.isSettled) == [desk.isSettled, appeals.isSettled])
      #expect(places.map(\.replications) == [3, 3])
      #expect(
        places[0].figures.map(\.estimate)
          == desk.outcome.figures.map { desk.outcome.estimate($0) })
      #expect(
        places[1].figures.map(\.estimate)
          == appeals.outcome.figures.map { appeals.outcome.estimate($0) })
    }
    // Places matter here: else any mistake would agree.
    let answered = [0, 2].map { resultSet.places(ofPoint: $0)[0].figures[1].estimate.value ?? 0 }
    #expect(answered[1] > answered[0] + 0.1)
  }

  @Test("The same bytes on 1, 2 and 5 threads, and of a worker that is asked twice")
  func sameBytes() throws {
    let experiment = try SharedShop.experiment()
    let lines = try [1, 2, 5].map { threads in
      try Shop.resultSet(experiment, threads: threads).results.map { try $0.line() }
    }
    #expect(lines[0] == lines[1] && lines[0] == lines[2])
    var resultSet = ResultSet(experiment.points.map(\.metadata))
    var gate = AnswerGate(experiment)
    for key in experiment.missingUnits(in: resultSet).reversed() {
      var answers: [UnitResult] = []
      for _ in 0..<2 {
        var worker = UnitSimulator()
        let reply = worker.reply(
          toLine: try experiment.unit(key).line(), number: 1, build: "test")
        guard case .result(let answer) = try WorkerReply(line: try reply.line()) else {
          Issue.record("\(reply)")
          return
        }
        try gate.admit(answer)
        try resultSet.add(answer)
        answers.append(answer)
      }
      #expect(answers[0] == answers[1])
    }
    let (own, _) = try Shop.resultSet(experiment)
    for point in experiment.points.indices {
      #expect(resultSet.places(ofPoint: point) == own.places(ofPoint: point))
      #expect(
        resultSet.replications(ofPoint: point).map(\.sums)
          == own.replications(ofPoint: point).map(\.sums))
    }
  }

  @Test("Rounds of a precision settle what they add, the same on any number of threads")
  func precision() throws {
    let suspensions = try #require(Measure.named("suspensions"))
    let plan = SamplingPlan.precision(
      [PrecisionTarget(suspensions, of: .population, wanted: .relative(0.15))],
      try StoppingRule(ceiling: 40))
    let experiment = try SharedShop.experiment(["desk.servers=2,6"], samplingPlan: plan)
    let (one, results) = try Shop.resultSet(experiment, threads: 1)
    let (two, others) = try Shop.resultSet(experiment, threads: 5)
    #expect(try results.map { try $0.line() } == others.map { try $0.line() })
    for point in experiment.points.indices {
      let count = one.count(ofPoint: point)
      #expect(count >= 10)
      #expect(one.places(ofPoint: point).map(\.replications) == [count, count])
      #expect(one.places(ofPoint: point) == two.places(ofPoint: point))
    }
    // Units are of three replications, and their places are put together in the order of replications.
    let first = try #require(results.first { $0.key.point == 0 && $0.key.first == 3 })
    let whole = one.places(ofPoint: 0)[0].figures[0].sample
    let part = try #require(first.places?[0].figures[0].sample)
    #expect(Array(whole.numerators[3..<6]) == part.numerators)
  }

  @Test("Places that contradict an earlier answer, or are none of the scenario's, are refused")
  func refused() throws {
    let experiment = try SharedShop.experiment(["desk.servers=2"])
    let (_, results) = try Shop.resultSet(experiment)
    let result = try #require(results.first)
    let places = try #require(result.places)
    func with(_ places: [PlaceSample]) -> UnitResult {
      UnitResult(
        experiment: result.experiment, key: result.key, build: result.build,
        replications: result.replications, places: places)
    }
    func changed(_ old: String, _ new: String) throws -> UnitResult {
      let text = String(decoding: try JSONEncoder().encode(places), as: UTF8.self)
      let other = text.replacing(old, with: new, maxReplacements: 1)
      #expect(other != text)
      return with(try JSONDecoder().decode([PlaceSample].self, from: Data(other.utf8)))
    }
    var resultSet = ResultSet(experiment.points.map(\.metadata))
    try resultSet.add(result)
    #expect(throws: ResultSet.ConflictError.self) {
      try resultSet.add(try changed("\"numerators\":[\"", "\"numerators\":[\"1"))
    }
    var gate = AnswerGate(experiment)
    try gate.admit(result)
    #expect(throws: AnswerRefusal.foreign) { try gate.admit(with([places[0]])) }
    #expect(throws: AnswerRefusal.foreign) { try gate.admit(with([])) }
    for (old, new) in [
      ("\"numerators\":[\"", "\"numerators\":[\"-"), ("\"name\":\"calls\"", "\"name\":\"rings\""),
    ] {
      #expect(throws: AnswerRefusal.impossiblePlace(.desk)) {
        try gate.admit(try changed(old, new))
      }
    }
    // A digest covers places too.
    var worker = UnitSimulator()
    let reply = worker.reply(
      toLine: try experiment.unit(result.key).line(), number: 1, build: "test")
    let line = String(decoding: try reply.line(), as: UTF8.self)
    let other = line.replacing("\"rounds\":", with: "\"rounds\":1", maxReplacements: 1)
    #expect(other != line)
    guard case .result(let tampered) = try WorkerReply(line: Data(other.utf8)) else { return }
    #expect(throws: AnswerRefusal.otherDigest) { try gate.admit(tampered) }
    // What is no number is no answer.
    let words = line.replacing(
      "\"numerators\":[\"", with: "\"numerators\":[\"x", maxReplacements: 1)
    #expect(throws: WorkerReply.LineError.malformed) { try WorkerReply(line: Data(words.utf8)) }
  }
}
