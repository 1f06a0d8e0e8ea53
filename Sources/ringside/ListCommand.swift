import ArgumentParser
import Foundation
import Scenarios

/// `ringside ls`: lists results.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ls",
    abstract: "Lists the results in a folder and below it.",
    discussion: "Example: ringside ls results")

  @Argument(help: "The folder to look in.", completion: .directory)
  var folder = "results"

  func run() throws {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
      isFolder.boolValue
    else {
      StandardError.write("error: \(folder) is no folder\n")
      throw ExitStatus.badInput
    }
    var path = folder
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    let entries = ResultsCatalogue.entries(in: path)
    guard !entries.isEmpty else {
      StandardError.write("There are no results in \(path).\n")
      return
    }
    let rows = entries.map {
      [$0.path, $0.kind, $0.started, $0.extent, $0.title].map(\.visible)
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var text = ""
    for row in rows {
      let cells = zip(row, widths).map {
        $0 + String(repeating: " ", count: $1 - $0.count)
      }
      var line = cells.joined(separator: "  ")[...]
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    try CommandErrors.reporting { try StandardOutput.write(text) }
  }
}
