/// Carries out an experiment.
///
/// What is in the book beforehand is not done again; the book ends the same whatever was in it, and whoever
/// did the rest.
public struct Sweep {
  /// What is carried out.
  public let experiment: Experiment
  private let crew: any UnitCrew

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

  /// Plans the work for threads of this machine.
  ///
  /// - Parameters:
  ///   - threads: How many threads work, 1 or more.
  ///   - build: What does the work, in words.
  public init(_ experiment: Experiment, threads: Int, build: String) {
    self.init(experiment, by: ThreadCrew(threads: threads, build: build))
  }

  /// Plans the work for a crew.
  public init(_ experiment: Experiment, by crew: any UnitCrew) {
    self.experiment = experiment
    self.crew = crew
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
  /// - throws: What `keep` and the crew throw, and ``AnswerBook/Conflict``.
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
      var done = planned - missing.count
      let isWhole = try crew.work(
        on: missing, of: experiment, isStopped: isStopped,
        deliver: { answer in
          try keep(answer)
          try book.add(answer)
          done += 1
          doneNow += 1
          onProgress(
            Progress(
              unitsDone: done, unitsDoneNow: doneNow, units: planned, mayGrow: mayGrow,
              point: answer.key.point), book)
        })
      guard isWhole else { return false }
    }
    return true
  }
}
