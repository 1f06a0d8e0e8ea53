import Foundation
import Studies

/// A cluster, driven by a short Python program of ours on Dask: units go to it and answers come back, a line
/// each.
final class ClusterExecutor: UnitExecutor {
  /// Why it does not go on.
  enum ExecutionError: Error {
    /// The engine ended with this status before all was answered.
    case ended(status: Int32)
    /// What came from it is no answer; how it begins.
    case garbled(String)
    /// Units that could not be done in spite of several tries.
    case undone([UnitFailure])
  }

  private let process: Process
  private var isStarted = false
  private let units = Pipe()
  private let results = Pipe()
  private var lines: LineReader

  /// Prepares to connect to a cluster, or to start one on this machine, once there is something to do.
  ///
  /// - Parameters:
  ///   - cluster: `local`, the address of a scheduler, or the path of a scheduler file.
  ///   - program: Ringside on the workers.
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
    // Else the end of what the other side writes would never be seen.
    try? units.fileHandleForReading.close()
    try? results.fileHandleForWriting.close()
  }

  /// Does units. When it is stopped, what is under way is not waited for.
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
        switch try? JSONDecoder().decode(WorkerReply.self, from: line) {
        case .result(let result):
          // Engines deliver at least once.
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

  /// Hands units over, on a thread of its own: the other side may take its time to read them.
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

  /// Lets go of the cluster; a local one ends.
  ///
  /// - Parameter isDone: Whether nothing is under way any more.
  func close(isDone: Bool) {
    guard isStarted else { return }
    if !isDone { process.terminate() }
    try? units.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
