import ArgumentParser
import Foundation

/// How many threads work.
struct ThreadOption: ParsableArguments {
  @Option(help: "Threads to work with; results do not depend on it. (default: one a core)")
  var threads: Int?

  func validate() throws {
    try WholeNumber.check("--threads", threads, in: 1...1_024)
  }

  /// As many as were asked for, else one a core.
  var count: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}
