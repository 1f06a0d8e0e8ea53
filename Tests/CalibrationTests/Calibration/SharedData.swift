import Foundation

/// Real data that is no part of the project: `RINGSIDE_DATA` names its folder; without it `../shared/data` beside the project is
/// looked at.
enum SharedData {
  private static let folder =
    ProcessInfo.processInfo.environment["RINGSIDE_DATA"]
    ?? FileManager.default.currentDirectoryPath + "/../shared/data"

  /// The rows of a file as cells by column; nil where the file is not there. No cell of these files is quoted.
  static func rows(_ file: String) -> [[String: String]]? {
    guard let text = try? String(contentsOfFile: folder + "/" + file, encoding: .utf8) else {
      return nil
    }
    var lines = text.split(separator: "\n").map { $0.replacing("\r", with: "") }[...]
    let head = lines.popFirst()?.components(separatedBy: ",") ?? []
    return lines.map { line in
      Dictionary(
        zip(head, line.components(separatedBy: ",")), uniquingKeysWith: { first, _ in first })
    }
  }
}
