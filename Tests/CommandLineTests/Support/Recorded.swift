import Foundation
import Testing

/// Outputs that are kept as files and compared to the letter.
///
/// With `RINGSIDE_RECORD=1` in the environment they are written anew; `make record` does that.
enum Recorded {
  static let isRecording = ProcessInfo.processInfo.environment["RINGSIDE_RECORD"] == "1"

  /// The project's folder.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Compares a text with the file kept of it.
  static func check(
    _ text: String, against name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = root.appending(path: "Tests/CommandLineTests/Recorded/\(name).txt")
    if isRecording { try Data(text.utf8).write(to: file) }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(text == kept, "`make record` writes \(name).txt anew", sourceLocation: sourceLocation)
  }
}
