import Foundation
import MerchantModel
import Studies
import Testing

/// Answers from elsewhere: what is believed, and what is not and why.
struct AnswerGateTests {
  /// An experiment, and the line of a worker's answer to its first unit.
  private static func answered() throws -> (Experiment, String) {
    let experiment = try Shop.experiment()
    let unit = experiment.unit(WorkUnit.Key(point: 0, first: 0, count: 2))
    var simulator = UnitSimulator()
    let reply = simulator.reply(
      toLine: try unit.line(), number: 1, build: "test", worker: WorkerName("node7"))
    return (experiment, String(decoding: try reply.line(), as: UTF8.self))
  }

  private static func result(_ line: String) throws -> UnitResult {
    guard case .result(let result) = try WorkerReply(line: Data(line.utf8)) else {
      throw WorkerReply.LineError.malformed
    }
    return result
  }

  /// A line with another value of a counter wherever it stands.
  private static func line(
    _ line: String, with counter: Counter, _ value: String
  ) throws -> String {
    line.replacing(try Regex("\"\(counter)\":-?[0-9]+"), with: "\"\(counter)\":\(value)")
  }

  /// The same with the digest that belongs to it, as one would make who wants to be believed.
  private static func resealed(_ line: String, in experiment: Experiment) throws -> UnitResult {
    let result = try result(line)
    return UnitResult(
      experiment: result.experiment, key: result.key, build: result.build,
      replications: result.replications, worker: result.worker)
  }

  @Test("What a worker answered is believed, and tells who it was")
  func honest() throws {
    let (experiment, line) = try Self.answered()
    let result = try Self.result(line)
    #expect(result.worker?.description == "node7")
    #expect(result.digest?.count == 16)
    var gate = AnswerGate(experiment)
    try gate.admit(result)
    #expect(try result.line() == Data(line.utf8))
  }

  @Test("Whatever is changed in an answer is found by its digest")
  func changed() throws {
    let (experiment, line) = try Self.answered()
    let changes = [
      ("\"build\":\"test\"", "\"build\":\"best\""), ("node7", "node8"),
      ("\"events\":", "\"events\":1"), ("\"merchantDays\":", "\"merchantDays\":1"),
      ("\"first\":0", "\"first\":2"), ("\"point\":0", "\"point\":1"),
      ("\"fingerprint\":\"", "\"fingerprint\":\"0"),
      ("\"digest\":\"", "\"digest\":\"0"),
    ]
    for (old, new) in changes {
      let changed = line.replacing(old, with: new, maxReplacements: 1)
      #expect(changed != line, "\(old)")
      let result = try Self.result(changed)
      var gate = AnswerGate(experiment)
      #expect(throws: AnswerRefusal.otherDigest, "\(old)") { try gate.admit(result) }
    }
  }

  @Test("So is another greatest number of a distribution, in the same bucket")
  func changedDistribution() throws {
    let (experiment, line) = try Self.answered()
    let changed = line.replacing(
      try Regex("\"answerDelay\":{\"buckets\":\\[[0-9,]+],\"greatest\":[0-9]+"), maxReplacements: 1
    ) { match in
      let text = line[match.range]
      // Buckets of times are many microseconds wide, an even number.
      return text.dropLast() + "\((text.last?.wholeNumberValue ?? 0) ^ 1)"
    }
    #expect(changed != line)
    let result = try Self.result(changed)
    var gate = AnswerGate(experiment)
    #expect(throws: AnswerRefusal.otherDigest) { try gate.admit(result) }
  }

  @Test("An answer to another scenario under the same name is found by its digest")
  func otherQuestion() throws {
    let (experiment, _) = try Self.answered()
    let unit = experiment.unit(WorkUnit.Key(point: 0, first: 0, count: 2))
    let line = String(decoding: try unit.line(), as: UTF8.self)
    let other = line.replacing("accept: 0.5", with: "accept: 0.6")
    #expect(other != line)
    var simulator = UnitSimulator()
    let reply = simulator.reply(toLine: Data(other.utf8), number: 1, build: "test")
    guard case .result(let result) = reply else {
      Issue.record("\(reply)")
      return
    }
    var gate = AnswerGate(experiment)
    #expect(throws: AnswerRefusal.otherDigest) { try gate.admit(result) }
  }

  static let forgeries: [(Counter, String)] = [
    (.contacts, "-5"), (.callsAnswered, "100000000"), (.suspensions, "1000000000000000"),
    (.merchants, "7"), (.merchantDays, "1"), (.offMicroseconds, "1000000000000000"),
    (.rosteredMicroseconds, "-1"), (.adopters, "0"), (.endings, "0"),
  ]

  @Test("What no scenario can count is not believed, whatever its digest", arguments: forgeries)
  func forged(counter: Counter, value: String) throws {
    let (experiment, line) = try Self.answered()
    let forged = try Self.line(line, with: counter, value)
    #expect(forged != line)
    let result = try Self.resealed(forged, in: experiment)
    var gate = AnswerGate(experiment)
    #expect {
      try gate.admit(result)
    } throws: { error in
      guard case .brokenLaw(let breach, let place) = error as? AnswerRefusal else { return false }
      let counters = (breach.law.parts + breach.law.whole).compactMap(\.counter)
      return counters.contains(counter) && place.replication == 0 && place.segment == "shop"
    }
  }

  /// Changed distributions of an answer: another count, and a rate of 200 %, which bucket 590 has.
  static let changedDistributions: [(Observation, String, String)] = [
    (.answerDelay, "\\[([0-9]+),([0-9]+)", "[$1,9$2"),
    (
      .merchantAnswerRate, "\\[[0-9,]+],\"greatest\":[0-9]+,\"least\":[0-9]+",
      "[590,1],\"greatest\":20000,\"least\":20000"
    ),
  ]

  @Test("Distributions have as many numbers as were counted", arguments: changedDistributions)
  func distributions(observation: Observation, pattern: String, replacement: String) throws {
    let (experiment, line) = try Self.answered()
    let forged = line.replacingOccurrences(
      of: "\"\(observation)\":\\{\"buckets\":" + pattern,
      with: "\"\(observation)\":{\"buckets\":" + replacement, options: .regularExpression)
    #expect(forged != line)
    let result = try Self.resealed(forged, in: experiment)
    var gate = AnswerGate(experiment)
    #expect {
      try gate.admit(result)
    } throws: { error in
      guard case .impossibleDistribution(let found, _) = error as? AnswerRefusal else {
        return false
      }
      return found == observation
    }
  }

  @Test("A line that no worker writes is no answer")
  func lines() throws {
    let (_, line) = try Self.answered()
    let extremes = try Counter.allCases.reduce(line) { try Self.line($0, with: $1, "\(Int64.max)") }
    let cases: [(String, WorkerReply.LineError)] = [
      ("no JSON", .malformed), ("{}", .malformed), (String(line.dropLast(5)), .malformed),
      (line.replacing("\"layout\":2", with: "\"layout\":1"), .otherLayout(1)),
      (line.replacing("\"count\":2", with: "\"count\":2.0"), .fraction("2.0")),
      (line.replacing("\"count\":2", with: "\"count\":2e0"), .fraction("2e0")),
      (
        line.replacing("\"answerDelay\":", with: "\"answerDelight\":"),
        .sums(.otherObservation("answerDelight"))
      ),
      (line.replacing("\"buckets\":[", with: "\"buckets\":[5000,"), .malformed),
      (
        line.replacing(try Regex("\"contacts\":([0-9]+)")) {
          "\"contacts\":\($0[1].substring ?? "")E0"
        },
        .fraction("")
      ),
      (
        line.replacing(try Regex("\"contacts\":[0-9]+,"), with: ""),
        .sums(.otherCounters(missing: ["contacts"], unknown: []))
      ),
      (
        line.replacing("\"contacts\":", with: "\"contakts\":"),
        .sums(.otherCounters(missing: ["contacts"], unknown: ["contakts"]))
      ),
      (
        line.replacing("\"contacts\":", with: "\"extra\":1,\"contacts\":"),
        .sums(.otherCounters(missing: [], unknown: ["extra"]))
      ),
      (extremes, .sums(.tooLarge)),
      (try Self.line(line, with: .contacts, "9223372036854775808"), .malformed),
      (
        try Self.line(
          Self.line(line, with: .sales, "\(Int64.min)"), with: .returns, "\(Int64.min)"),
        .sums(.tooLarge)
      ),
      (line.replacing(try Regex("\"digest\":\"[0-9a-f]+\","), with: ""), .noDigest),
      (line.replacing("node7", with: "node 7"), .malformed),
    ]
    for (text, expected) in cases {
      #expect(text != line)
      #expect {
        try WorkerReply(line: Data(text.utf8))
      } throws: { error in
        if case .fraction = error as? WorkerReply.LineError, case .fraction(let number) = expected {
          return number.isEmpty || error as? WorkerReply.LineError == expected
        }
        return error as? WorkerReply.LineError == expected
      }
    }
  }

  @Test("A unit's numbers are whole, and as few replications as a unit has")
  func units() throws {
    let experiment = try Shop.experiment()
    let unit = experiment.unit(WorkUnit.Key(point: 0, first: 0, count: 2))
    let line = String(decoding: try unit.line(), as: UTF8.self)
    var simulator = UnitSimulator()
    for (count, words) in [
      ("2.0", "2.0 is not written as a whole number"), ("2e0", "2e0 is not written"),
      ("2000000.0", "is not written"), ("2000000", "asks for 2000000 replications"),
    ] {
      let changed = line.replacing("\"count\":2", with: "\"count\":\(count)")
      #expect(changed != line)
      guard
        case .failure(let failure) = simulator.reply(
          toLine: Data(changed.utf8), number: 4, build: "test")
      else {
        Issue.record("\(count) was taken")
        continue
      }
      #expect(failure.message.contains(words), "\(failure.message)")
      #expect(failure.line == 4)
    }
  }

  @Test("Names of workers are made of what is safe to print")
  func names() throws {
    for text in ["node7", "a.b-c_D", String(repeating: "x", count: 64)] {
      #expect(WorkerName(text)?.description == text)
    }
    for text in ["", "a b", "\u{1B}[2J", "é", String(repeating: "x", count: 65)] {
      #expect(WorkerName(text) == nil)
    }
    #expect(WorkerName(cleaning: "my host\n").description == "my-host-")
    #expect(WorkerName(cleaning: "").description == "worker")
  }
}
