import Foundation
import Studies

/// Executes units on a cluster through a short Python program on Dask, which reads units and writes results, a line
/// each.
final class ClusterExecutor: UnitExecutor {
  /// Thrown when the cluster cannot continue.
  enum ExecutionError: Error {
    /// The engine ended with this status before all results arrived.
    case ended(status: Int32)
    /// The engine sent something that is no result; how it begins.
    case garbled(String)
    /// Units that failed in spite of several tries.
    case undone([UnitFailure])
  }

  private let process: Process
  private var isStarted = false
  private let units = Pipe()
  private let results = Pipe()
  private var lines: LineReader

  /// Prepares to connect to a cluster, or to start one on this machine, when there is the first unit to execute.
  ///
  /// - Parameters:
  ///   - cluster: `local`, the address of a scheduler, or the path of a scheduler file.
  ///   - program: The path of Ringside on the workers.
  ///   - workers: How many workers a local cluster has.
  ///   - python: A Python with Dask.
  init(_ cluster: String, program: String, workers: Int, python: Python) {
    process = python.process(
      PackageResources.dask_cluster_py, arguments: [cluster, program, String(workers)])
    process.standardInput = units
    process.standardOutput = results
    lines = LineReader(results.fileHandleForReading.fileDescriptor)
  }

  private func start() throws {
    guard !isStarted else { return }
    try process.run()
    isStarted = true
    // Otherwise the end of the engine's output would never be seen.
    try? units.fileHandleForReading.close()
    try? results.fileHandleForWriting.close()
  }

  /// Executes units. When it is stopped, units that were begun are not waited for.
  ///
  /// - Throws: ``ExecutionError``, errors of the engine's start or of its output, and what `deliver` throws.
  func execute(
    _ keys: [WorkUnit.Key], of experiment: Experiment, isStopped: () -> Bool,
    deliver: (UnitResult) throws -> Void
  ) throws -> Bool {
    guard !keys.isEmpty else { return true }
    try start()
    send(keys, of: experiment)
    var open = Set(keys)
    var failures: [UnitFailure] = []
    while open.count > failures.count {
      if isStopped() { return false }
      switch try lines.next(within: 100) {
      case .nothingYet: continue
      case .end, .line(_, isWhole: false):
        process.waitUntilExit()
        throw ExecutionError.ended(status: process.terminationStatus)
      case .tooLong: throw ExecutionError.garbled("a line that does not end")
      case .line(let line, isWhole: true):
        switch try? WorkerReply(line: line) {
        case .result(let result):
          // The engine delivers at least once.
          guard open.contains(result.key) else { continue }
          try deliver(result)
          open.remove(result.key)
        case .failure(let failure): failures.append(failure)
        case nil: throw ExecutionError.garbled(String(decoding: line.prefix(200), as: UTF8.self))
        }
      }
    }
    if !failures.isEmpty { throw ExecutionError.undone(failures) }
    return true
  }

  /// Sends units to the engine, on a thread of its own: the engine may be slow to read them.
  private func send(_ keys: [WorkUnit.Key], of experiment: Experiment) {
    let handle = units.fileHandleForWriting
    let thread = Thread {
      for key in keys {
        guard let line = try? experiment.unit(key).line(),
          (try? handle.write(contentsOf: line + Data("\n".utf8))) != nil
        else { return }
      }
    }
    thread.name = "ringside-units"
    thread.start()
  }

  /// Disconnects from the cluster; a local one ends.
  ///
  /// - Parameter isDone: Whether all units were executed.
  func close(isDone: Bool) {
    guard isStarted else { return }
    if !isDone { process.terminate() }
    try? units.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
