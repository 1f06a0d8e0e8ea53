import Runs

/// Executes the units of an experiment: on threads of this machine, or on a cluster.
public protocol UnitExecutor {
  /// Executes work units in any order.
  ///
  /// - Parameters:
  ///   - units: The units.
  ///   - experiment: The experiment that they are of.
  ///   - isStopped: Asked often; once it returns true no unit is begun any more.
  ///   - deliver: Takes each unit's result once, as soon as it is ready, on the calling thread; throwing ends
  ///     the work.
  /// - Returns: Whether all units were executed.
  /// - Throws: What `deliver` throws, and what keeps the executor from working.
  func execute(
    _ units: [WorkUnit.Key], of experiment: Experiment, isStopped: () -> Bool,
    deliver: (UnitResult) throws -> Void
  ) throws -> Bool
}

/// Executes units on threads of this machine.
public struct ThreadExecutor: UnitExecutor {
  /// How many threads work, 1 or more.
  public let threads: Int
  /// What simulates, in words.
  public let build: String
  /// Whether points that differ in the rule alone are simulated together, which changes no estimate.
  package var sharesDays = true

  /// Makes an executor.
  ///
  /// - Parameters:
  ///   - threads: How many threads work, 1 or more.
  ///   - build: What simulates, in words.
  public init(threads: Int, build: String) {
    self.threads = threads
    self.build = build
  }

  /// Executes units. When it is stopped, units that were begun, and those simulated together with them, are
  /// finished and delivered.
  ///
  /// - Throws: What `deliver` throws; ``UndoneUnitsError`` once all others are delivered.
  public func execute(
    _ units: [WorkUnit.Key], of experiment: Experiment, isStopped: () -> Bool,
    deliver: (UnitResult) throws -> Void
  ) throws -> Bool {
    let build = build
    let batches = UnitBatch.batches(of: units, in: experiment, sharesDays: sharesDays)
    var failures: [UnitFailure] = []
    let isWhole = try WorkerPool(threads: threads).simulate(
      batches, order: .asReady, with: { BatchSimulator(experiment, build: build) },
      isStopped: isStopped,
      deliver: { _, results in
        for result in results {
          switch result {
          case .success(let result): try deliver(result)
          case .failure(let failure): failures.append(failure)
          }
        }
      })
    guard failures.isEmpty else {
      throw UndoneUnitsError(
        failures: failures.sorted {
          ($0.key?.point ?? 0, $0.key?.first ?? 0) < ($1.key?.point ?? 0, $1.key?.first ?? 0)
        })
    }
    return isWhole
  }
}

/// Units that have no result, though all others have.
public struct UndoneUnitsError: Error, Hashable, Sendable {
  /// Why not, by unit.
  public let failures: [UnitFailure]

  /// Makes the error of some failures.
  public init(failures: [UnitFailure]) {
    self.failures = failures
  }
}
