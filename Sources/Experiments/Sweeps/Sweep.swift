import MerchantModel
import Statistics

/// Carries out an experiment on threads of this machine.
///
/// What is in the book beforehand is not done again; the book ends the same whatever was in it, on any
/// number of threads.
public struct Sweep: Sendable {
  /// What is carried out.
  public let experiment: Experiment
  /// How many threads work, 1 or more.
  public let threads: Int
  /// What does the work, in words.
  public let build: String
  /// Whether points that differ in the rule alone are simulated together, which changes no estimate.
  package var sharesDays = true

  /// How far a sweep is.
  public struct Progress: Sendable {
    /// Units done, those of earlier sittings among them.
    public var unitsDone: Int
    /// Units done in this sitting.
    public var unitsDoneNow: Int
    /// Units that are known of; more may follow if the effort depends on what comes out.
    public var units: Int
    /// Whether more may follow.
    public var mayGrow: Bool
    /// The point whose unit was done last.
    public var point: Int
  }

  /// Plans the work.
  public init(_ experiment: Experiment, threads: Int, build: String) {
    self.experiment = experiment
    self.threads = threads
    self.build = build
  }

  /// Does all that is missing.
  ///
  /// - Parameters:
  ///   - book: The answers so far, and those that come.
  ///   - isStopped: Asked often; once it says so, units that were begun, and those done together with them, are
  ///     finished and no other is.
  ///   - keep: Takes each answer as soon as it is there; throwing ends the work.
  ///   - onProgress: Called after each unit.
  /// - Returns: Whether everything is done.
  /// - throws: What `keep` throws, and ``AnswerBook/Conflict``.
  public func run(
    _ book: inout AnswerBook, isStopped: () -> Bool, keep: (Answer) throws -> Void,
    onProgress: (Progress, AnswerBook) -> Void
  ) throws -> Bool {
    var schedule = Schedule(experiment)
    let mayGrow = experiment.plannedUnits == nil
    var (planned, doneNow) = (0, 0)
    while let round = schedule.next(book) {
      let missing = round.filter { !book.has($0) }
      planned += round.count
      let (experiment, build) = (experiment, build)
      var done = planned - missing.count
      let batches = UnitBatch.batches(of: missing, in: experiment, sharesDays: sharesDays)
      let isWhole = try EagerWorkers.run(
        count: batches.count, threads: threads, makeWorker: { UnitWorker() },
        perform: { worker, number in
          worker.answers(to: batches[number], of: experiment, build: build)
        }, isStopped: isStopped,
        deliver: { _, answers in
          for answer in answers {
            try keep(answer)
            try book.add(answer)
            done += 1
            doneNow += 1
            onProgress(
              Progress(
                unitsDone: done, unitsDoneNow: doneNow, units: planned, mayGrow: mayGrow,
                point: answer.key.point), book)
          }
        })
      guard isWhole else { return false }
    }
    return true
  }
}
