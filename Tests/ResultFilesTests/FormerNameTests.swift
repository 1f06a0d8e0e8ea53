import Foundation
import ResultFiles
import Testing

/// Folders of results with names of earlier releases are read in today's names.
struct FormerNameTests {
  private func folder(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return folder
  }

  @Test("A table's columns and measures, and the keys of a JSON file")
  func study() throws {
    struct Figures: Decodable { let ranking: String, requirements: [Int], other: Int }
    let folder = try folder([
      "optimum.csv": "point,standing,measure\n3,best,bad_luck\n4,behind,suspensions\n",
      "optimum.json": #"{"standing": "best", "standings": [1, 2], "other": 3}"#,
      "manifest.json": """
      {"program": "ringside", "version": "0.1.0", "command": ["ringside"], "seed": 1,
       "started": "2026-01-01T00:00:00Z"}
      """,
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let study = try #require(try SavedStudy(folder.path))
    #expect(study.formerNames == ["bad_luck", "standing"])
    #expect(study.table.header == ["point", "ranking", "measure"])
    #expect(
      study.table.rows == [["3", "best", "false_positive_share"], ["4", "behind", "suspensions"]])
    let figures = try study.figures(Figures.self)
    #expect(figures.ranking == "best" && figures.requirements == [1, 2] && figures.other == 3)
  }
}
