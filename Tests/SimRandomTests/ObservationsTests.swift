import Foundation
import SimRandom
import Testing

struct ObservationsTests {
  @Test
  func numbersStandOneALine() throws {
    let observations = try Observations(lines: "\u{FEFF}1.5\r\n\n# a remark\n 2 \n-3e2\n")
    #expect(observations.values == [1.5, 2, -300])
  }

  @Test
  func aNamedColumnIsPicked() throws {
    let csv = """
      id,"talk, minutes",note
      1,12.5,"said ""yes"", twice"
      2,,none
      # a remark
      3,7,
      """
    #expect(try Observations(column: "talk, minutes", ofCSV: csv).values == [12.5, 7])
    #expect(try Observations(column: "id", ofCSV: csv).values == [1, 2, 3])
  }

  @Test
  func whatIsWrongIsSaidWithItsLine() {
    #expect(throws: ObservationsError.notANumber(line: 3, text: "two")) {
      try Observations(lines: "1\n\ntwo\n")
    }
    #expect(throws: ObservationsError.notANumber(line: 1, text: "inf")) {
      try Observations(lines: "inf")
    }
    #expect(throws: ObservationsError.noNumbers) { try Observations(lines: "# nothing\n") }
    #expect(throws: ObservationsError.noNumbers) { try Observations(column: "a", ofCSV: "") }
    #expect(throws: ObservationsError.noSuchColumn("c", columns: ["a", "b"])) {
      try Observations(column: "c", ofCSV: "a,b\n1,2")
    }
    #expect(throws: ObservationsError.unequalFields(line: 2, found: 1, expected: 2)) {
      try Observations(column: "a", ofCSV: "a,b\n1")
    }
  }

  @Test
  func filesAreRead() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("observations-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("minutes\n4\n8\n".utf8).write(to: file)
    let observations = try Observations(contentsOf: file.path, column: "minutes")
    #expect(try Distribution.empirical(observations.values).mean == 6)
    try Data([0xff, 0xfe, 0x00]).write(to: file)
    #expect(throws: ObservationsError.notUTF8(path: file.path)) {
      try Observations(contentsOf: file.path)
    }
    #expect(throws: ObservationsError.unreadable(path: file.path + ".none")) {
      try Observations(contentsOf: file.path + ".none")
    }
  }
}
