import Foundation
import Scenarios
import SimRandom
import Testing

/// No input traps: whatever the bytes, there is a value or an error with something to say.
struct RobustnessTests {
  /// Reads bytes as the command line does; true if there was a value.
  private static func survives(_ bytes: [UInt8]) -> Bool {
    do throws(ScenarioError) {
      let text = try SourceReader().text(bytes: bytes, name: "fuzz.yaml")
      let loaded = try DocumentLoader(Shop.codec).load(text)
      return !Explanation.yaml(of: loaded.resolved).isEmpty
    } catch {
      #expect(!error.diagnostics.isEmpty)
      #expect(!error.description.isEmpty)
      #expect(error.diagnostics.contains { $0.severity == .error })
      return false
    }
  }

  @Test("A valid file cut at any byte is read or refused")
  func truncation() {
    let bytes = Array(Shop.example.utf8)
    #expect(Self.survives(bytes))
    let read = bytes.indices.count { Self.survives(Array(bytes[..<$0])) }
    // Most cuts lose a required key or the end of a bracket; cuts in the last lines do not.
    #expect(read > 0)
    #expect(read < bytes.count)
  }

  @Test("A valid file with bytes changed at random is read or refused", arguments: 0..<8)
  func flips(seed: Int) {
    let original = Array(Shop.example.utf8)
    var stream = RandomStream(
      StreamKey(seed: UInt64(seed), replication: 0, subject: 0, entity: 0, purpose: 0))
    // What YAML gives a meaning to comes up more often than chance would have it.
    let pointed = Array("&*:{}[]-?|>!%@`'\"#,\n\t ~<".utf8)
    for _ in 0..<400 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &stream) {
        let place = Int.random(in: bytes.indices, using: &stream)
        bytes[place] =
          Bool.random(using: &stream)
          ? UInt8.random(in: 0...255, using: &stream)
          : pointed[Int.random(in: pointed.indices, using: &stream)]
      }
      _ = Self.survives(bytes)
    }
  }

  @Test("Pieces of a valid file put together anyhow are read or refused")
  func splices() {
    let lines = Shop.example.split(separator: "\n", omittingEmptySubsequences: false)
    var stream = RandomStream(StreamKey(seed: 7, replication: 0, subject: 0, entity: 0, purpose: 1))
    for _ in 0..<1_000 {
      let shuffled = (0..<Int.random(in: 1...20, using: &stream)).map { _ in
        lines[Int.random(in: lines.indices, using: &stream)]
      }
      _ = Self.survives(Array(shuffled.joined(separator: "\n").utf8))
    }
  }

  @Test("Settings made of random pieces are applied or refused")
  func settings() {
    let pieces = [
      "segments", "solo", "shifts", "late", "0", ".", ".", "=", "=", "text", "gamma", "mean", ":",
      ",", "[", "{", "}", "\"", "'", "45 min", "~", " ", "9:00", "hours", "rule", "lowDays", "*a",
      "&a", "\n", "视", "-1", "99999999999999999999",
    ]
    var stream = RandomStream(StreamKey(seed: 8, replication: 0, subject: 0, entity: 0, purpose: 2))
    for _ in 0..<2_000 {
      let setting = (0..<Int.random(in: 1...9, using: &stream)).map { _ in
        pieces[Int.random(in: pieces.indices, using: &stream)]
      }.joined()
      _ = Shop.complaint(Shop.example, settings: [setting])
    }
  }

  @Test("A file beyond five million bytes is refused, one of that size is read")
  func size() throws {
    let comment = Array(Shop.example.utf8) + Array("#".utf8)
    let largest = comment + [UInt8](repeating: 0x78, count: 5_000_000 - comment.count)
    #expect(Self.survives(largest))
    let said = #expect(throws: ScenarioError.self) {
      try SourceReader().text(bytes: largest + [0x78], name: "large.yaml")
    }
    #expect(said?.description == "large.yaml: error: the file has more than 5000000 bytes")
  }

  @Test("A large list of one line costs time in proportion to its length")
  func longLine() {
    let list = "note: [" + String(repeating: "1, ", count: 150_000) + "]\n"
    #expect(!Self.survives(Array((Shop.example + list).utf8)))
  }

  @Test("Thousands of levels of nesting are refused, blocks as well as brackets")
  func nesting() {
    for opening in ["[", "{a: ", "- ", "? "] {
      let text = "note: \n  " + String(repeating: opening, count: 20_000)
      #expect(!Self.survives(Array(text.utf8)))
    }
  }

  @Test("An alias bomb in a key is refused at once")
  func bombInKey() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...60 {
      text += "a\(level): &a\(level) {? [*a\(level - 1), *a\(level - 1)] : 1}\n"
    }
    #expect(!Self.survives(Array(text.utf8)))
  }

  @Test("Hundreds of duplicate keys are refused")
  func duplicates() {
    let text = String(repeating: "title: x\n", count: 500)
    #expect(!Self.survives(Array(text.utf8)))
  }
}
