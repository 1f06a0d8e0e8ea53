/// Carries out an experiment.
///
/// Results that exist already are not computed again; the final result set is the same, whatever it held before
/// and whatever executes the rest.
public struct Sweep {
  /// The experiment.
  public let experiment: Experiment
  private let executor: any UnitExecutor

  /// The progress of a sweep.
  public struct Progress: Sendable {
    /// Units done, those of earlier sittings included.
    public var unitsDone: Int
    /// Units done in this sitting.
    public var unitsDoneNow: Int
    /// Units known so far; more may follow if the sampling plan depends on results.
    public var units: Int
    /// Whether more may follow.
    public var mayGrow: Bool
    /// The point whose unit was done last.
    public var point: Int
  }

  /// Makes a sweep that runs on threads of this machine.
  ///
  /// - Parameters:
  ///   - experiment: The experiment.
  ///   - threads: How many threads work, 1 or more.
  ///   - build: What simulates, in words.
  public init(_ experiment: Experiment, threads: Int, build: String) {
    self.init(experiment, by: ThreadExecutor(threads: threads, build: build))
  }

  /// Makes a sweep that runs on an executor.
  public init(_ experiment: Experiment, by executor: any UnitExecutor) {
    self.experiment = experiment
    self.executor = executor
  }

  /// Executes all units that are missing.
  ///
  /// - Parameters:
  ///   - resultSet: The results so far; new ones are added.
  ///   - isStopped: Asked often; once it returns true, units that were begun, and those simulated together with
  ///     them, are finished and no other is.
  ///   - keep: Takes each result as soon as it is ready; throwing ends the work.
  ///   - onProgress: Called after each unit.
  /// - Returns: Whether everything is done.
  /// - Throws: What `keep` and the executor throw, and ``ResultSet/Conflict``.
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
