import ResultFiles
import Testing

/// Tables read back as they were written.
struct CSVTableTests {
  @Test("Cells with commas, quotes, line ends and other scripts come back as they were")
  func roundTrip() throws {
    let rows = [
      ["name", "value"], ["plain", "1"], ["a,b", "say \"no\""], ["two\nlines", ""],
      ["\"", ","], ["商家", "é"], ["", "last"],
    ]
    let table = try #require(CSVTable(rows.map(CSV.line).joined()))
    #expect([table.header] + table.rows == rows)
  }

  @Test("What is no table is none", arguments: ["", "a,b\n1\n", "a\n\"open\n"])
  func broken(text: String) {
    #expect(CSVTable(text) == nil)
  }
}
