import ArgumentParser
import Foundation
import Store
import Studies

/// `ringside forget`: takes answers out of the folder of a sweep, so that they are done again.
struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Takes answers out of the folder of a sweep, so that they are done again.",
    discussion: """
      Say whose answers, or to what: those that meet every condition are forgotten. Tables that were made of \
      them are removed, since they are not true any more. Nothing else is touched, and \
      `ringside plan --missing` or the sweep with --resume does what is missing.

      Example: ringside forget results/grid --worker node7
      Example: ringside forget results/grid --point 3 --replication 20
      """)

  @Argument(help: "The folder of a sweep or plan.", completion: .directory)
  var folder: String

  @Option(
    name: .customLong("worker"),
    help: ArgumentHelp("Answers of this worker; may be repeated.", valueName: "name"))
  var workers: [String] = []

  @Option(
    name: .customLong("point"),
    help: ArgumentHelp(
      "Answers to this point, from 0; may be repeated.", valueName: "number"))
  var points: [Int] = []

  @Option(
    name: .customLong("replication"),
    help: ArgumentHelp(
      "Answers to the block that has this replication, from 0; may be repeated.",
      valueName: "number"))
  var replications: [Int] = []

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  private var selection: AnswerSelection {
    var selection = AnswerSelection()
    (selection.workers, selection.points, selection.replications) =
      (workers, points, replications)
    return selection
  }

  func validate() throws {
    if selection.isEmpty {
      throw ValidationError(
        "Say which answers: '--worker', '--point' or '--replication'.")
    }
    for (option, numbers) in [("--point", points), ("--replication", replications)] {
      for number in numbers { try WholeNumber.check(option, number, in: 0...1_000_000_000) }
    }
  }

  func run() throws {
    try CommandErrors.reporting {
      let folder = try SweepFolder(opening: folder)
      let forgotten = try folder.forget(selection)
      guard !forgotten.isEmpty else {
        let kept = try folder.store.answers()
        try folder.store.close()
        StandardError.write("error: no answer in \(folder.path) is meant\n" + Self.workers(kept))
        throw ExitStatus.badInput
      }
      try folder.store.close()
      if !quiet {
        StandardError.write(
          Self.words(forgotten) + "Plan them again with:\n  "
            + ShellText.command(["ringside", "plan", "--missing", folder.path]) + "\n")
      }
    }
  }

  /// The most answers and workers that are listed.
  private static let most = 10

  private static func words(_ forgotten: [ExperimentStore.KeptAnswer]) -> String {
    let count = forgotten.count
    var text = "\(count) answer\(count == 1 ? "" : "s") forgotten:\n"
    for answer in forgotten.prefix(most) { text += "  \(answer.key)\n" }
    if count > most { text += "  and \(count - most) more\n" }
    return text
  }

  /// Who answered, to choose from.
  private static func workers(_ kept: [ExperimentStore.KeptAnswer]) -> String {
    // A name that no worker can have is damage, and not for a terminal.
    let names = kept.compactMap { WorkerName($0.worker)?.description }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }
    guard !counts.isEmpty else { return "" }
    let listed = counts.prefix(most).map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
    let more = counts.count > most ? ", and \(counts.count - most) more" : ""
    return "  hint: its answers are of \(listed)\(more)\n"
  }
}
