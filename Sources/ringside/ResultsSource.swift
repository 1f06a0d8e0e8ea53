import ArgumentParser
import Charts
import MerchantModel
import ResultFiles
import Runs
import Scenarios
import Store

/// Reads results for plots and reports.
enum ResultsSource {
  /// Reads a folder of a run or a comparison.
  ///
  /// - Throws: `ExitCode`, after a message.
  static func read(_ path: String) throws -> SavedResults {
    let path = trimmed(path)
    let results = try reporting { () throws(SavedResultsError) in try SavedResults(path) }
    note(results.formerNames, in: path)
    return results
  }

  /// Reads a folder of a sweep or a study; returns nil for a folder of anything else.
  ///
  /// - Throws: `ExitCode`, after a message.
  static func study(_ path: String) throws -> SavedStudy? {
    let path = trimmed(path)
    if let study = try reporting({ () throws(SavedResultsError) in try SavedStudy(path) }) {
      note(study.formerNames, in: path)
      return study
    }
    guard ExperimentStore.exists(in: path) else { return nil }
    StandardError.write(
      "\(path): error: this sweep is not finished\n     = hint: `\(ShellText.command(["ringside", "show", path]))` says how "
        + "to go on with it\n")
    throw ExitStatus.badInput
  }

  /// Notes names of earlier releases that were read as today's; nothing where there are none.
  static func note(_ formerNames: [String], in path: String) {
    guard !formerNames.isEmpty else { return }
    StandardError.write(
      "\(path): note: names of an earlier release are read as today's: "
        + formerNames.joined(separator: ", ") + "\n")
  }

  /// The path of a folder without slashes at its end.
  static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// Reports errors of results with the exit code of bad input.
  ///
  /// - Throws: `ExitCode`, after a message.
  static func reporting<Result>(
    _ work: () throws(SavedResultsError) -> Result
  ) throws -> Result {
    do {
      return try work()
    } catch {
      StandardError.write(words(error) + "\n")
      throw ExitStatus.badInput
    }
  }

  private static func words(_ fault: SavedResultsError) -> String {
    switch fault {
    case .notResults(let path):
      "\(path): error: this is no folder of results\n     = hint: `ringside run FILE --out FOLDER` "
        + "writes one"
    case .damaged(let path):
      "\(path): error: this file is not what its name says"
    case .otherLayout(let path, let layout):
      "\(path): error: its layout \(layout) is of another version of ringside\n     = hint: run the "
        + "scenario again"
    }
  }
}

/// A merchant whose days are drawn.
struct PickedMerchant: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Draw the days of this merchant too: its segment and number, such as solo/3; with one segment the "
        + "number is enough.", valueName: "segment/number"))
  var merchant: String?

  @Option(help: "The merchant's replication, from 0.")
  var replication: UInt64 = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The days to draw, as in trace. (default: those around its first suspension)",
      valueName: "first:last"))
  var dates: String?

  /// The most days in one picture.
  private static let mostDays = 31

  func validate() throws {
    if merchant == nil && dates != nil {
      throw ValidationError("'--dates' says which days of '--merchant' to draw.")
    }
  }

  /// Returns the chart of the chosen merchant, simulated again from the scenario of the results.
  ///
  /// - Parameter orFirstSuspended: Whether to take the first suspended merchant if none was chosen.
  func chart(
    of results: SavedResults, in language: Language, orFirstSuspended: Bool
  ) throws -> Chart? {
    var wanted: (segment: String?, number: UInt32)?
    if let merchant {
      let slash = merchant.lastIndex(of: "/")
      let number = slash.map { merchant[merchant.index(after: $0)...] } ?? merchant[...]
      guard let value = UInt32(number) else {
        throw ValidationError("'--merchant' takes a segment and a number, such as solo/3.")
      }
      wanted = (slash.map { String(merchant[..<$0]) }, value)
    } else if orFirstSuspended, let first = results.firstSuspendedMerchant {
      wanted = (first.segment, first.merchant)
    }
    guard let wanted else { return nil }
    guard let scenario = scenario(of: results) else {
      if merchant == nil { return nil }
      StandardError.write(
        "\(results.path)/manifest.json: error: its scenario cannot be simulated again here\n")
      throw ExitStatus.badInput
    }
    return try chart(wanted.segment, wanted.number, scenario, language)
  }

  private func chart(
    _ segment: String?, _ number: UInt32, _ scenario: Scenario, _ language: Language
  ) throws -> Chart {
    let names = scenario.segments.map(\.name)
    let index = segment.map { names.firstIndex(of: $0) } ?? (names.count == 1 ? 0 : nil)
    guard let index else {
      throw ValidationError(
        "'--merchant' takes a segment and a number; segments: \(names.joined(separator: ", ")).")
    }
    let merchants = scenario.segments[index].merchants
    guard number < merchants else {
      throw ValidationError(
        "'--merchant' takes a number from 0 to \(merchants - 1) in the segment '\(names[index])'.")
    }
    let range = try dates.map { text in
      guard let range = DayRange(text, in: scenario.calendar)?.simulatedDays,
        range.count <= Self.mostDays
      else {
        throw ValidationError(
          "'--dates' takes up to \(Self.mostDays) days from \(1 - scenario.calendar.warmup) to "
            + "\(scenario.calendar.days), as first:last.")
      }
      return range
    }
    let arm = scenario.arm(ofMerchant: number, segment: index, replication: replication)
    let tables = try SharedTables.settled(
      scenario, replication: replication, threads: ThreadOption.oneACore,
      onProgress: { _ in try Interruption.check() })
    return MerchantDaysChart(
      arm.map { scenario.armScenarios[$0] } ?? scenario, tables: tables
    ).chart(
      segment: index, merchant: number, replication: replication, days: range, in: language)
  }

  /// Returns the scenario of the manifest; nil if it cannot be read, for example because it replays a file that is
  /// missing.
  private func scenario(of results: SavedResults) -> Scenario? {
    try? DocumentLoader(Codec.scenario).load(
      SourceText(results.manifest.scenario, name: "manifest.json")
    ).value
  }
}
