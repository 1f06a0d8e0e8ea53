import Foundation
import Testing

/// docs/ingest.md, whose example is run as it stands there.
struct IngestPageTests {
  /// What stands between fences, in order.
  private static func blocks() throws -> [String] {
    let page = try String(
      contentsOf: Recorded.root.appending(path: "docs/ingest.md"), encoding: .utf8)
    var blocks: [String] = []
    var block: String?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let text = block { blocks.append(text) }
        block = block == nil ? "" : nil
      } else {
        block?.append(line + "\n")
      }
    }
    return blocks
  }

  @Test("The log of the page gives the events and the audit of the page")
  func example() async throws {
    let blocks = try Self.blocks()
    try #require(blocks.count == 5)
    let sandbox = try Sandbox()
    try sandbox.write(blocks[1], to: "queue_log")
    let mapping = Recorded.root.appending(path: "scenarios/mappings/asterisk-queue-log.yaml").path
    let outcome = try await Ringside.run(
      ["ingest", "queue_log", "--as", mapping, "--zone", "Asia/Shanghai", "--out", "log"],
      in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(try sandbox.text("log/events.csv") == blocks[2])
    #expect(outcome.text == blocks[3])
  }

  @Test("The mapping of the page has nothing wrong with it")
  func mapping() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(try #require(try Self.blocks().last), to: "mapping.yaml")
    let lint = try await Ringside.run(["lint", "mapping.yaml"], in: sandbox)
    #expect(lint.text == "1 file: 0 errors, 0 warnings\n")
  }
}
