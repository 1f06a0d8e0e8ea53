import ArgumentParser
import Calibration
import Foundation
import MerchantModel
import ResultFiles
import Runs
import Scenarios

/// `ringside log`: writes the log that simulated merchants would leave.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract:
      "Writes the log that a scenario's merchants would leave, as `ingest` makes it of a real one.",
    discussion: """
      What is fitted to such a log can be compared with the scenario it came from: `calibrate` shows with it how much a \
      log of that length tells.

      Example: ringside log solo-seller --counts --out counts.csv
      """)

  @OptionGroup var source: ScenarioSource

  @Option(
    help: ArgumentHelp("The file to write; a file that stands there stays.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var out: String

  @Flag(help: "Write calls offered and answered by merchant and day, instead of events.")
  var counts = false

  @Option(help: "The replication, from 0.")
  var replication: UInt64 = 0

  @OptionGroup var seed: SeedOption

  @OptionGroup var threads: ThreadOption

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if out.isEmpty { throw ValidationError("'--out' takes the path of a file.") }
  }

  func run() throws {
    let scenario = try source.load(with: seed.settings).value
    let meter = ProgressMeter(isWanted: !quiet, interval: .seconds(30))
    try CommandErrors.reporting {
      defer { meter.clear() }
      let tables = try SharedTables.settled(
        scenario, replication: replication, threads: threads.count,
        onProgress: { _ in try Interruption.check() })
      let log = SimulatedLog(of: scenario, replication: replication, tables: tables)
      try IngestWords.reporting {
        try WholeFile.write(to: out, as: .new) { stream in
          let onProgress: (Int) throws -> Void = { merchants in
            try Interruption.check()
            meter.update(words: "\(NumberText.fixed(Double(merchants), decimals: 0)) merchants")
          }
          let output: ([UInt8]) throws -> Void = { try stream.write(Data($0)) }
          if counts {
            try log.writeCounts(onProgress: onProgress, to: output)
          } else {
            try log.writeEvents(onProgress: onProgress, to: output)
          }
        }
      }
    }
    if !quiet { StandardError.write("Log: \(out)\n") }
  }
}
