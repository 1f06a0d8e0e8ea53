import Foundation
import MerchantModel
import Scenarios
import SimKernel
import Testing

/// Values that are read, but are beyond what can be simulated or meant.
struct BoundTests {
  /// What is said of a scenario with a guidance by text, a segment's lines and files beside it; first lines only.
  private func complaints(
    text: String = "5 min", rule: String = "{}", days: Int = 5,
    contacts: String = "contactsPerDay: {look: 3}", files: [String: String] = [:]
  ) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in files {
      try Data(content.utf8).write(to: folder.appendingPathComponent(name))
    }
    let scenario = """
      title: A test
      calendar: {start: 2026-03-02, days: \(days)}
      kinds:
        look: {text: \(text)}
      segments:
        shop: {merchants: 1, agents: 1, answering: {foreground: {chance: 90 %}}, \(contacts)}
      rule: \(rule)
      """
    let file = folder.appendingPathComponent("test.yaml")
    try Data(scenario.utf8).write(to: file)
    do {
      let source = try SourceReader().text(path: file.path)
      return Project.messages(try DocumentLoader(Codec.scenario).load(source).warnings)
    } catch {
      return Project.messages(error.diagnostics)
    }
  }

  @Test("No duration is longer than 100 years, and no guidance longer than 100 days")
  func durations() throws {
    #expect(
      try complaints(text: "1000000000 h") == ["error: `1000000000 h` is longer than 100 years"])
    #expect(
      try complaints(rule: "{returnDelay: 36526 days}")
        == ["error: `36526 days` is longer than 100 years"])
    #expect(try complaints(rule: "{returnDelay: 36525 days}") == [])
    #expect(try complaints(text: "100 days") == [])
    #expect(try complaints(text: "101 days") == ["error: the distribution reaches 101 days"])
    #expect(
      try complaints(text: "{exponential: {mean: 101 days}}")
        == ["error: the mean of the distribution is 101 days"])
    #expect(
      try complaints(text: "{uniform: {min: 1 min, max: 300 days}}")
        == ["error: the distribution reaches 300 days"])
  }

  @Test("The numbers of a file have the same bound, in their unit")
  func files() throws {
    let nanoseconds = ["n.csv": "x\n1127735027038\n4645682406415\n"]
    #expect(
      try complaints(text: "{empirical: {file: n.csv, column: x}}", files: nanoseconds)
        == ["error: the distribution reaches 53769472 days"])
    #expect(
      try complaints(
        text:
          "{mixture: [{weight: 1, of: 5 min}, {weight: 1, of: {empirical: {file: n.csv, column: x}}}]}",
        files: nanoseconds) == ["error: the distribution reaches 53769472 days"])
    let milliseconds = ["n.csv": "x\n1127735027\n4645682406\n"]
    #expect(
      try complaints(
        text: "{empirical: {file: n.csv, column: x, unit: ms}}", files: milliseconds) == [])
    #expect(
      try complaints(
        text: "{empirical: {file: n.csv, column: x, unit: ns}}", files: nanoseconds) == [])
  }

  @Test("A column of which there are two is not chosen among")
  func repeatedColumns() throws {
    #expect(
      try complaints(
        text: "{empirical: {file: n.csv, column: x}}", files: ["n.csv": "x,y,x\n1,2,3\n"])
        == ["error: several columns are called \"x\""])
    #expect(
      try complaints(
        text: "{empirical: {file: n.csv, column: y}}", files: ["n.csv": "x,y,x\n1,2,3\n"])
        == [])
    #expect(
      try complaints(
        contacts: "replay: {look: {file: l.csv, column: at}}",
        files: ["l.csv": "at,at\n2026-03-02 09:05,2026-03-03 09:05\n"])
        == ["error: the file `l.csv` has several columns `at`"])
  }

  @Test("A log that covers few of the counted days is warned of")
  func partLogs() throws {
    let log = ["l.csv": "2026-03-02 09:05\n2026-03-07 10:05\n"]
    let contacts = "replay: {look: {file: l.csv}}"
    #expect(
      try complaints(days: 90, contacts: contacts, files: log) == [
        "warning: `l.csv` covers 6 of the 90 counted days; on the others nobody writes"
      ])
    #expect(try complaints(days: 6, contacts: contacts, files: log) == [])
  }

  @Test("A log that is put on other days of the week is warned of", arguments: ["start", "warmup"])
  func otherWeekday(alignment: String) throws {
    // The calendar of these scenarios begins on Monday, 2026-03-02.
    let contacts = "replay: {look: {file: l.csv, alignTo: \(alignment)}}"
    func complaints(_ first: Int) throws -> [String] {
      let lines = (first..<first + 6).map { String(format: "2025-05-%02d 09:05\n", $0) }
      return try self.complaints(days: 6, contacts: contacts, files: ["l.csv": lines.joined()])
    }
    #expect(
      try complaints(1) == [
        "warning: `l.csv` begins on a Thursday, 2025-05-01, and is put on a Monday, 2026-03-02"
      ])
    #expect(try complaints(5) == [])
  }

  @Test("Two merges are one list of them")
  func merges() throws {
    let said = #expect(throws: ScenarioError.self) {
      try DocumentLoader(Codec.scenario).load(
        SourceText(
          "a: &k {b: 1}\nc: &v {d: 1}\ne:\n  <<: *k\n  <<: *v\n", name: "two.yaml"))
    }
    let words = try #require(said?.description)
    #expect(words.contains("two.yaml:5:3: error: the key `<<` is given twice"))
    #expect(words.contains("hint: list what to merge: `<<: [*k, *v]`"))
  }

  @Test("Of a few duplicate keys each is told, of very many one")
  func duplicates() {
    func complaints(_ count: Int) -> Int {
      let text = (1...count).map { "k\($0): 1\nk\($0): 2\n" }.joined()
      do {
        _ = try DocumentLoader(Codec.scenario).load(SourceText(text, name: "many.yaml"))
        return 0
      } catch {
        return error.diagnostics.count { "\($0.problem)".hasPrefix("duplicateKey") }
      }
    }
    #expect(complaints(5) == 5)
    // Each that is told takes another reading of the text.
    #expect((1...20).contains(complaints(20_000)))
  }
}
