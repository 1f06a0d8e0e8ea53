import Foundation
import MerchantModel
import Scenarios
import Testing

/// A scenario with all it needs in one folder.
struct SelfContainedTests {
  @Test("Replayed contacts go along, to the microsecond, wherever they came from")
  func replay() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "ringside-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let kept = folder.appending(path: "kept")
    try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
    try Data("when\n2026-03-03T09:15:00.000250\n2026-03-02 23:59:59.5\n".utf8).write(
      to: folder.appending(path: "log.csv"))
    let text = Project.small().content.replacing(
      "contactsPerDay: {a: 3}", with: "replay: {a: {file: log.csv, column: when}}")
    let scenario = SourceText(text, name: folder.appending(path: "small.yaml").path)
    let loaded = try Project.loader.load(scenario)
    for file in SelfContainedScenario(loaded, named: "scenario.yaml").files {
      try Data(file.text.utf8).write(to: kept.appending(path: file.name))
    }
    try FileManager.default.removeItem(at: folder.appending(path: "log.csv"))
    let again = try Project.loader.load(
      try SourceReader().text(path: kept.appending(path: "scenario.yaml").path)
    ).value
    let replays = [loaded.value, again].map { $0.segments[0].replays[0] }
    #expect(replays[0].instants.count == 2)
    #expect(replays[1].instants == replays[0].instants)
    #expect(replays[1].column == nil)
    var same = again
    same.segments[0].replays = loaded.value.segments[0].replays
    #expect(same == loaded.value)
  }

  /// A folder with a table of observations, and a scenario beside it that reads it in two places.
  private static func observed() throws -> (folder: URL, scenario: SourceText) {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "ringside-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "kept"), withIntermediateDirectories: true)
    try Data("who,talk\na,2.5\nb,4\n# none\nc,0.1\n".utf8).write(
      to: folder.appending(path: "talk.csv"))
    let text = Project.small().content
    let law = "{empirical: {file: talk.csv, column: talk, unit: min}}"
    let changed = text.replacing(
      try Regex("text: [^,}\n]+"),
      with: "text: {mixture: [{weight: 1, of: \(law)}, {weight: 2, of: 3 min}]}",
      maxReplacements: 1)
    #expect(changed != text)
    return (folder, SourceText(changed, name: folder.appending(path: "small.yaml").path))
  }

  @Test("Observations go along as bare numbers, wherever they came from")
  func observations() throws {
    let (folder, scenario) = try Self.observed()
    defer { try? FileManager.default.removeItem(at: folder) }
    let loaded = try Project.loader.load(scenario)
    let files = SelfContainedScenario(loaded, named: "scenario.yaml").files
    #expect(files.map(\.name) == ["scenario.yaml", "observations-1.txt"])
    // Nothing of the table but the numbers that are drawn from.
    #expect(files[1].text == "2.5\n4.0\n0.1\n")
    for file in files {
      try Data(file.text.utf8).write(to: folder.appending(path: "kept/\(file.name)"))
    }
    try FileManager.default.removeItem(at: folder.appending(path: "talk.csv"))
    let again = try Project.loader.load(
      try SourceReader().text(path: folder.appending(path: "kept/scenario.yaml").path)
    ).value
    #expect(again == loaded.value)
  }

  @Test("A text sees the contents that it saw first, however often it is read")
  func readOnce() throws {
    let (folder, scenario) = try Self.observed()
    defer { try? FileManager.default.removeItem(at: folder) }
    let loaded = try Project.loader.load(scenario)
    try Data("who,talk\na,50\n".utf8).write(to: folder.appending(path: "talk.csv"))
    #expect(try Project.loader.load(scenario).value == loaded.value)
    let files = SelfContainedScenario(loaded, named: "scenario.yaml").files
    #expect(files[1].text == "2.5\n4.0\n0.1\n")
    let fresh = SourceText(scenario.content, name: scenario.name)
    #expect(try Project.loader.load(fresh).value != loaded.value)
  }

  @Test("A text that came with its files reads no other, and says nothing of what is in them")
  func companions() throws {
    let (folder, scenario) = try Self.observed()
    defer { try? FileManager.default.removeItem(at: folder) }
    let loaded = try Project.loader.load(scenario)
    func load(_ companions: [String: String]) throws -> Scenario {
      let text = SourceText(scenario.content, name: scenario.name, companions: companions)
      return try Project.loader.load(text).value
    }
    #expect(try load(["talk.csv": "talk\n2.5\n4\n0.1\n"]) == loaded.value)
    let error = #expect(throws: ScenarioError.self) { try load(["other.csv": "talk\n1\n"]) }
    #expect(
      error?.description.contains("the file `talk.csv` did not come with the scenario") == true)
  }

  @Test("A kind may be called what distributions are called, and is replayed all the same")
  func kindOfThatName() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "ringside-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("when\n2026-03-03T09:15:00\n".utf8).write(to: folder.appending(path: "log.csv"))
    let text = Project.small().content
      .replacing(
        "contactsPerDay: {a: 3}", with: "replay: {empirical: {file: log.csv, column: when}}"
      )
      .replacing("{a: 9}", with: "{empirical: 9}").replacing("{a: {", with: "{empirical: {")
    let loaded = try Project.loader.load(
      SourceText(text, name: folder.appending(path: "small.yaml").path))
    let files = SelfContainedScenario(loaded, named: "scenario.yaml").files
    #expect(
      files.map(\.name) == [
        "scenario.yaml", "replay-\(loaded.value.segments[0].name)-empirical.txt",
      ])
    #expect(files[1].text == "2026-03-03T09:15:00.000000\n")
  }
}
