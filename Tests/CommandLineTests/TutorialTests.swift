import Foundation
import Testing

/// docs/tutorial.md, each command run as it is written.
struct TutorialTests {
  private static let page = Recorded.root.appending(path: "docs/tutorial.md")

  @Test("Eight commands lead from an empty folder to a report of what policies do")
  func commands() async throws {
    var text = try String(contentsOf: Self.page, encoding: .utf8)
    let sandbox = try Sandbox()
    var commands = 0
    var output: [String] = []
    var fence: String?
    var lines = text.components(separatedBy: "\n")
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        fence = fence == nil ? String(line.dropFirst(3)) : nil
      } else if fence == "sh", line.hasPrefix("ringside ") {
        commands += 1
        // False positives and the comparison are not what the page shows.
        let outcome = try await Ringside.shell(
          "mkdir -p ../bin; ln -sf \"$RINGSIDE\" ../bin/ringside; PATH=\"$PWD/../bin:$PATH\"; \(line)",
          in: sandbox)
        #expect(outcome.status == 0, "\(line): \(outcome.stderr)")
        output = (outcome.text + outcome.stderr).components(separatedBy: "\n")
      } else if fence == "text", !line.isEmpty {
        let start = line.prefix(32)
        let printed = output.first { $0.hasPrefix(start) }
        if Recorded.isRecording, let printed { lines[index] = printed }
        #expect(
          Recorded.isRecording ? printed != nil : printed == line,
          "docs/tutorial.md:\(index + 1): `make record` writes it anew")
      }
    }
    text = lines.joined(separator: "\n")
    if Recorded.isRecording { try Data(text.utf8).write(to: Self.page) }
    #expect(commands == 8)
  }
}
