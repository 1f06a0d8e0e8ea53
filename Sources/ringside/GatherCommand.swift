import ArgumentParser
import Foundation
import ResultFiles
import Store
import Studies

/// `ringside gather`: imports the results of workers into the folder of their plan.
struct GatherCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gather",
    abstract: "Puts the answers of workers into the folder of their plan.",
    discussion: """
      Takes any number of files, in any order and as often as one likes: what is there already and says the \
      same is dropped, what says otherwise is an error, and so is what was changed on its way or cannot have \
      been counted. Once nothing is missing the folder holds what `ringside sweep` would have written, to \
      the byte; until then the exit code is 75. `ringside forget` takes answers out again.

      Example: ringside gather results/grid answers-*.jsonl
      """)

  @Argument(help: "The folder of the plan.", completion: .directory)
  var folder: String

  @Argument(help: "Files of answers, or - for standard input.", completion: .file())
  var files: [String]

  @Flag(help: "Mix the answers of different builds of Ringside.")
  var allowOtherBuilds = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func run() throws {
    try CommandErrors.reporting {
      let sources = try files.map { try AnswerFile($0) }
      let folder = try SweepFolder(opening: folder)
      let experiment = try folder.store.experiment()
      var importer = ResultImporter(
        into: folder.store, of: experiment, resultSet: try folder.resultSet(),
        allowsOtherBuilds: allowOtherBuilds)
      var tally = GatherTally()
      for source in sources {
        do {
          try source.read(into: &importer, &tally)
        } catch {
          // The results before the error are valid.
          try importer.flush()
          throw error
        }
      }
      try importer.flush()
      if !quiet { StandardError.write(tally.words) }
      try end(folder, experiment, importer.resultSet)
    }
  }

  /// Writes the files if nothing is missing; otherwise lists what is.
  private func end(_ folder: SweepFolder, _ experiment: Experiment, _ resultSet: ResultSet) throws {
    let missing = experiment.missingUnits(in: resultSet)
    guard missing.isEmpty else {
      try folder.store.close()
      StandardError.write(
        MissingUnits.words(missing) + "Plan them again with:\n  "
          + ShellText.command(["ringside", "plan", "--missing", folder.path]) + "\n")
      throw ExitStatus.incomplete
    }
    guard let record = try folder.store.record() else { return }
    let result = SweepResult(
      title: record.title, paths: record.paths, points: experiment.points.map(\.point),
      resultSet: resultSet,
      objectives: record.objectives(among: resultSet.metadata.first?.measures ?? []),
      asItStands: experiment.asItStands)
    try folder.finish(result, experiment, scenario: nil, seed: record.seed, threads: nil)
    if !quiet {
      StoredSweep.warn(of: result)
      StandardError.write("Nothing is missing. Results: \(folder.path)\n")
    }
  }
}

/// Counts of gathered results.
struct GatherTally {
  var new = 0
  var known = 0
  /// Lines that are no results, each with its place.
  var problems: [String] = []

  /// The most problems that are listed.
  private static let most = 20

  /// The counts in words, a line each.
  var words: String {
    var text = "\(new) new answer\(new == 1 ? "" : "s"), \(known) known already\n"
    for problem in problems.prefix(Self.most) { text += "warning: \(problem)\n" }
    let more = problems.count - Self.most
    if more > 0 { text += "warning: and \(more) more lines that are no answers\n" }
    return text
  }
}

/// Describes units that are missing.
enum MissingUnits {
  private static let most = 10

  static func words(_ units: [WorkUnit.Key]) -> String {
    var text = "\(units.count) unit\(units.count == 1 ? " is" : "s are") still to be done:\n"
    for unit in units.prefix(most) { text += "  \(unit)\n" }
    if units.count > most { text += "  and \(units.count - most) more\n" }
    return text
  }
}

/// A file of results.
private struct AnswerFile {
  let name: String
  private let handle: FileHandle

  /// Opens a file; one that cannot be opened ends the command.
  ///
  /// - Throws: `ExitStatus.badInput`.
  init(_ path: String) throws {
    name = path == "-" ? "<standard input>" : path
    var isFolder: ObjCBool = false
    let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard let handle = path == "-" ? .standardInput : FileHandle(forReadingAtPath: path),
      path == "-" || !isFolder.boolValue
    else {
      StandardError.write("error: \(path) \(exists ? "cannot be read" : "is not there")\n")
      throw ExitStatus.badInput
    }
    self.handle = handle
  }

  func read(into importer: inout ResultImporter, _ tally: inout GatherTally) throws {
    var lines = LineReader(handle.fileDescriptor)
    var number = 0
    while true {
      number += 1
      let place = "\(name):\(number)"
      switch try lines.next() {
      case .end, .nothingYet: return
      case .tooLong: tally.problems.append("\(place): the line is too long to be an answer")
      case .line(let line, let isWhole):
        guard !line.isEmpty else { continue }
        let reply: WorkerReply
        do throws(WorkerReply.LineError) {
          reply = try WorkerReply(line: line)
        } catch {
          let reason = isWhole ? AnswerWords.text(error) : "the line is cut off"
          tally.problems.append("\(place): \(reason)")
          continue
        }
        switch reply {
        case .failure(let failure):
          let unit = failure.key.map { "\($0) could not be done: " } ?? ""
          tally.problems.append("\(place): \(unit)\(failure.message)")
        case .result(let result):
          do {
            if try importer.add(result) { tally.new += 1 } else { tally.known += 1 }
          } catch {
            StandardError.write("error: \(place): \(StoreWords.text(error))\n")
            throw StoreWords.status(error)
          }
        }
      }
    }
  }
}
