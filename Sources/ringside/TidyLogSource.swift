import ArgumentParser
import Calibration
import Foundation
import MerchantModel
import Tables

/// A log that `ingest` wrote, and the segments of its merchants.
struct TidyLogSource: ParsableArguments {
  @Argument(
    help:
      "The folder that `ingest` wrote, or the events.csv or counts.csv in it; - for standard input.",
    completion: .file(extensions: ["csv"]))
  var log: String

  @Option(
    help: "The segment that the log's merchants are of; needed where the scenario has several.")
  var segment: String?

  @Option(
    help: ArgumentHelp(
      "A file with the columns merchant and segment, instead of --segment.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var segments: String?

  func validate() throws {
    if segment != nil && segments != nil {
      throw ValidationError("'--segment' and '--segments' exclude each other.")
    }
  }

  /// Reads the log; problems go to standard error and end the command.
  func read() throws -> TidyLog {
    try CalibrationWords.reporting { () throws(CalibrationError) in
      try TidyLog(try Self.source(log))
    }
  }

  /// The segment of each of the log's merchants.
  func segments(of log: TidyLog, in scenario: Scenario) throws -> [String] {
    guard let segments else {
      let index = try SegmentChoice.index(of: segment, in: scenario)
      return log.merchants.map { _ in scenario.segments[index].name }
    }
    let names = scenario.segments.map(\.name)
    return try CalibrationWords.reporting { () throws(CalibrationError) in
      try MerchantSegments(try Self.source(segments), segments: names)
        .segments(of: log.merchants)
    }
  }

  /// The log by its own name, without the folders that only this machine has.
  var shownName: String {
    log == "-" ? "standard input" : log.split(separator: "/").last.map(String.init) ?? log
  }

  private static func source(_ path: String) throws(CalibrationError) -> ByteSource {
    // Of a folder, what `ingest` wrote there.
    let folder = path.hasSuffix("/") ? path : path + "/"
    let inside = ["events.csv", "counts.csv"].map { folder + $0 }
      .first { FileManager.default.fileExists(atPath: $0) }
    do throws(TableError) {
      return try ByteSource(path: inside ?? path)
    } catch {
      throw .table(error)
    }
  }
}
