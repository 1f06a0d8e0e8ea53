import Runs

/// Who does the units of an experiment: threads of this machine, or a cluster.
public protocol UnitCrew {
  /// Does units, in whatever order.
  ///
  /// - Parameters:
  ///   - units: The units.
  ///   - experiment: The experiment that they are of.
  ///   - isStopped: Asked often; once it says so no unit is begun any more.
  ///   - deliver: Takes an answer as soon as it is there, on the calling thread, each unit's once; throwing
  ///     ends the work.
  /// - Returns: Whether all were done.
  /// - throws: What `deliver` throws, and what keeps the crew from working.
  func work(
    on units: [WorkUnit.Key], of experiment: Experiment, isStopped: () -> Bool,
    deliver: (Answer) throws -> Void
  ) throws -> Bool
}

/// Threads of this machine.
public struct ThreadCrew: UnitCrew {
  /// How many, 1 or more.
  public let threads: Int
  /// What does the work, in words.
  public let build: String
  /// Whether points that differ in the rule alone are simulated together, which changes no estimate.
  package var sharesDays = true

  /// A crew of threads.
  public init(threads: Int, build: String) {
    self.threads = threads
    self.build = build
  }

  /// Does units; those that were begun when it was stopped, and those done together with them, are finished
  /// and delivered.
  public func work(
    on units: [WorkUnit.Key], of experiment: Experiment, isStopped: () -> Bool,
    deliver: (Answer) throws -> Void
  ) throws -> Bool {
    let build = build
    let batches = UnitBatch.batches(of: units, in: experiment, sharesDays: sharesDays)
    return try EagerWorkers.run(
      count: batches.count, threads: threads, makeWorker: { UnitWorker() },
      perform: { worker, number in
        worker.answers(to: batches[number], of: experiment, build: build)
      }, isStopped: isStopped,
      deliver: { _, answers in
        for answer in answers { try deliver(answer) }
      })
  }
}
