import Foundation

/// The table of coverage in docs/calibration.md, beside the page that `RINGSIDE_VALIDATION` names.
struct CoveragePage {
  /// The page; nil where the long tests are not asked for.
  private static var path: String? {
    ProcessInfo.processInfo.environment["RINGSIDE_VALIDATION"].map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent(
        "calibration.md"
      ).path
    }
  }

  private static let head = "| logs | value |"

  /// Replaces the rows of some logs, or adds them at the end of the table.
  static func write(_ table: CoverageTable, of logs: String) throws {
    guard let path else { return }
    print("\(logs)\n\(table.text)")
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
    var lines = text.components(separatedBy: "\n")
    guard let head = lines.firstIndex(where: { $0.hasPrefix(Self.head) }) else { return }
    var place = lines.firstIndex { $0.hasPrefix("| \(logs) |") }
    lines.removeAll { $0.hasPrefix("| \(logs) |") }
    if place == nil { place = lines[head...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex }
    lines.insert(contentsOf: table.lines(of: logs), at: place ?? lines.endIndex)
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}
