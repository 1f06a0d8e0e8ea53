import ArgumentParser
import Studies

/// The messages and exit codes for errors of a cluster.
enum ClusterWords {
  /// The most units that are listed.
  private static let most = 10

  static func text(_ failure: ClusterExecutor.ExecutionError) -> String {
    switch failure {
    case .ended(let status):
      return "the cluster's engine ended with status \(status); see above"
    case .garbled(let line):
      return "the cluster sent what is no answer: \(line)"
    case .undone(let failures): return text(UndoneUnitsError(failures: failures))
    }
  }

  static func text(_ undone: UndoneUnitsError) -> String {
    let count = undone.failures.count
    var lines = ["\(count) unit\(count == 1 ? "" : "s") could not be done:"]
    for failure in undone.failures.prefix(most) {
      let unit = failure.key.map { "\($0)" } ?? failure.input ?? "a unit"
      lines.append("  \(unit): \(failure.message)")
    }
    if count > most { lines.append("  and \(count - most) more") }
    return lines.joined(separator: "\n")
  }

  static func status(_ failure: ClusterExecutor.ExecutionError) -> ExitCode {
    switch failure {
    case .ended, .garbled: ExitStatus.unavailable
    case .undone: ExitStatus.incomplete
    }
  }
}
