import MerchantModel
import Scenarios
import Studies
import Testing

/// Points that differ in the rule alone share their days, and come to what each comes to by itself.
struct SharedSweepTests {
  private static let axes = [
    "rule.threshold=0.5,0.8", "segments.each.answering.foreground.chance=20 %,90 %",
    "rule.lowDays=1:3",
  ]

  /// Two groups of six points, each point with a unit of two replications and one of the third.
  private static func experiment() throws -> Experiment {
    try Shop.experiment(axes, settings: ["replications=3", "segments.solo.merchants=1300"])
  }

  private static func apart(_ experiment: Experiment) throws -> (AnswerBook, [Answer]) {
    var book = AnswerBook(experiment.points.map(\.frame))
    var answers: [Answer] = []
    var crew = ThreadCrew(threads: 2, build: "test")
    crew.sharesDays = false
    _ = try Sweep(experiment, by: crew).run(
      &book, isStopped: { false }, keep: { answers.append($0) }, onProgress: { _, _ in })
    return (book, answers.sorted { $0.key < $1.key })
  }

  @Test("Shared or not, the sums are the same to the last bit, on any number of threads")
  func sameAsApart() throws {
    let experiment = try Self.experiment()
    let (_, apart) = try Self.apart(experiment)
    #expect(apart.contains { $0.key.count == 2 } && apart.contains { $0.key.count == 1 })
    // Suspensions are there, and not the same under all rules: else there would be nothing to share.
    let suspensions = apart.map { $0.replications[0].segments[1][.suspensions] }
    #expect(Set(suspensions).count > 6)
    let lines = try [1, 2, 5].map { threads in
      let shared = try Shop.book(experiment, threads: threads).answers
      #expect(shared.map(\.key) == apart.map(\.key))
      for (one, other) in zip(shared, apart) {
        #expect(one.replications.map(\.segments) == other.replications.map(\.segments))
        #expect(one.agrees(with: other))
        #expect(one.replications.allSatisfy { $0.events == nil && $0.fingerprint == nil })
        #expect(other.replications.allSatisfy { $0.events != nil && $0.fingerprint != nil })
      }
      return try shared.map { try $0.line() }
    }
    #expect(lines[0] == lines[1] && lines[0] == lines[2])
  }

  @Test("Of a group that is half done the rest alone is done, and the end is the same to the byte")
  func resumed() throws {
    let experiment = try Self.experiment()
    let (_, answers) = try Shop.book(experiment)
    let lines = try answers.map { try $0.line() }
    // Every other one, every third one, all but one.
    let parts = [
      stride(from: 0, to: answers.count, by: 2).map { answers[$0] },
      stride(from: 0, to: answers.count, by: 3).map { answers[$0] },
      answers.filter { $0.key != answers[4].key },
    ]
    for there in parts {
      var book = AnswerBook(experiment.points.map(\.frame))
      for answer in there { try book.add(answer) }
      let missing = answers.map(\.key).filter { !book.has($0) }
      let (_, more) = try Shop.book(experiment, from: book)
      #expect(more.map(\.key) == missing)
      #expect(try (there + more).sorted { $0.key < $1.key }.map { try $0.line() } == lines)
    }
  }

  @Test("Rounds of a budget go the same way")
  func budget() throws {
    let experiment = try Shop.experiment(
      Self.axes, effort: .budget(160, Objective.headline[0]))
    let (apart, _) = try Self.apart(experiment)
    let (shared, _) = try Shop.book(experiment)
    for point in experiment.points.indices {
      #expect(
        shared.replications(ofPoint: point).map(\.sums.segments)
          == apart.replications(ofPoint: point).map(\.sums.segments))
    }
  }

  @Test("What stands in a book may come again from where nothing was shared, but not otherwise")
  func agreement() throws {
    let experiment = try Self.experiment()
    let (_, apart) = try Self.apart(experiment)
    var (book, shared) = try Shop.book(experiment)
    for answer in apart { try book.add(answer) }
    let swapped = Answer(
      experiment: apart[0].experiment, key: shared[0].key, build: "x",
      replications: apart[apart.count - 2].replications)
    #expect(throws: AnswerBook.Conflict.self) { try book.add(swapped) }
  }

  @Test("A batch is of one group and the same replications, and no larger than it may be")
  func batches() throws {
    let experiment = try Shop.experiment(
      ["rule.minimumCalls=1:450", "customer.shy=1 %,2 %"], settings: ["replications=1"])
    let units = experiment.points.indices.flatMap {
      experiment.units(ofPoint: $0, replications: 0..<1)
    }
    let batches = UnitBatch.batches(of: units, in: experiment)
    #expect(batches.map(\.units.count).sorted() == [50, 50, 200, 200, 200, 200])
    #expect(batches.flatMap(\.units).sorted() == units)
    for batch in batches {
      let shy = Set(batch.units.map { experiment.points[$0.point].scenario.customer })
      #expect(shy.count == 1)
    }
  }

  @Test("Where days are many, a batch's books do not outgrow their bound")
  func memory() throws {
    let experiment = try Shop.experiment(
      ["rule.minimumCalls=1:120"], settings: ["calendar.days=3000", "replications=1"])
    let units = experiment.points.indices.flatMap {
      experiment.units(ofPoint: $0, replications: 0..<1)
    }
    let batches = UnitBatch.batches(of: units, in: experiment)
    let days = experiment.points[0].scenario.calendar.totalDays
    let bytes = days * Counter.allCases.count * MemoryLayout<Int64>.size
    #expect(batches.count > 1)
    for batch in batches { #expect(batch.units.count * bytes <= UnitBatch.mostBytes) }
    #expect(batches[0].units.count * bytes > UnitBatch.mostBytes - bytes)
  }
}
