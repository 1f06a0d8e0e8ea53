/// Carries out an experiment.
///
/// What is in the book beforehand is not done again; the book ends the same whatever was in it, and whoever
/// did the rest.
public struct Sweep {
  /// What is carried out.
  public let experiment: Experiment
  private let executor: any UnitExecutor

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
    self.init(experiment, by: ThreadExecutor(threads: threads, build: build))
  }

  /// Plans the work for a crew.
  public init(_ experiment: Experiment, by executor: any UnitExecutor) {
    self.experiment = experiment
    self.executor = executor
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
  /// - throws: What `keep` and the crew throw, and ``ResultSet/Conflict``.
  public func run(
    _ resultSet: inout ResultSet, isStopped: () -> Bool, keep: (UnitResult) throws -> Void,
    onProgress: (Progress, ResultSet) -> Void
  ) throws -> Bool {
    var schedule = Schedule(experiment)
    let mayGrow = experiment.plannedUnits == nil
    var (planned, doneNow) = (0, 0)
    while let round = schedule.next(resultSet) {
      let missing = round.filter { !resultSet.has($0) }
      planned += round.count
      var done = planned - missing.count
      let isWhole = try executor.execute(
        missing, of: experiment, isStopped: isStopped,
        deliver: { result in
          try keep(result)
          try resultSet.add(result)
          done += 1
          doneNow += 1
          onProgress(
            Progress(
              unitsDone: done, unitsDoneNow: doneNow, units: planned, mayGrow: mayGrow,
              point: result.key.point), resultSet)
        })
      guard isWhole else { return false }
    }
    return true
  }
}
