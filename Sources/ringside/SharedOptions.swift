import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Scenarios

/// A seed that replaces the scenario's.
struct SeedOption: ParsableArguments {
  @Option(help: "The seed, instead of the scenario's.")
  var seed: UInt64?

  /// The option as a setting of `--set`.
  var settings: [String] { seed.map { ["seed=\($0)"] } ?? [] }
}

/// Replications and a seed that replace the scenario's.
struct RepetitionOptions: ParsableArguments {
  @Option(help: "Independent replications, instead of the scenario's number.")
  var replications: Int?

  @OptionGroup var seed: SeedOption

  func validate() throws {
    try WholeNumber.check("--replications", replications, in: 1...1_000_000)
  }

  /// The options as settings of `--set`.
  var settings: [String] {
    (replications.map { ["replications=\($0)"] } ?? []) + seed.settings
  }
}

/// The number of threads.
struct ThreadOption: ParsableArguments {
  @Option(help: "Threads to work with; results do not depend on it. (default: one a core)")
  var threads: Int?

  func validate() throws {
    try WholeNumber.check("--threads", threads, in: 1...1_024)
  }

  /// The number given, else one per core.
  var count: Int { threads ?? Self.oneACore }

  /// One per core.
  static var oneACore: Int { ProcessInfo.processInfo.activeProcessorCount }
}

/// The folder for the results.
struct ResultsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the results to this folder, replacing older results there.", valueName: "folder"),
    completion: .directory)
  var out: String?

  func validate() throws {
    if let out, out.isEmpty { throw ValidationError("'--out' takes the path of a folder.") }
  }
}

/// Finds the segment that `--segment` names.
enum SegmentChoice {
  /// Returns the position of a segment in the scenario. A scenario of one segment needs no name.
  ///
  /// - Throws: `ValidationError` for a missing or unknown name.
  static func index(of name: String?, in scenario: Scenario) throws -> Int {
    let names = scenario.segments.map(\.name)
    guard let name else {
      if names.count == 1 { return 0 }
      throw ValidationError("'--segment' is needed: \(names.joined(separator: ", ")).")
    }
    guard let index = names.firstIndex(of: name) else {
      let guess = Suggestion.nearest(to: name, among: names).map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError("'--segment' takes one of: \(names.joined(separator: ", ")).\(guess)")
    }
    return index
  }
}

/// Checks the range of an option's whole number.
enum WholeNumber {
  /// Checks that a number, if given, lies in a range.
  ///
  /// - Parameters:
  ///   - option: The name of the option, for the message.
  ///   - value: The number; nil if the option is not given.
  ///   - range: The allowed range.
  ///   - orZero: Whether 0 is allowed too.
  /// - Throws: `ValidationError`.
  static func check(
    _ option: String, _ value: Int?, in range: ClosedRange<Int>, orZero: Bool = false
  ) throws {
    guard let value, !range.contains(value), !(orZero && value == 0) else { return }
    func words(_ bound: Int) -> String { NumberText.fixed(Double(bound), decimals: 0) }
    throw ValidationError(
      "'\(option)' takes \(orZero ? "0, or " : "")a whole number from \(words(range.lowerBound)) to "
        + "\(words(range.upperBound)).")
  }
}
