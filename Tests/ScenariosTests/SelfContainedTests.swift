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
}
