import ResultFiles
import Testing

/// Comma-separated values as RFC 4180 has them.
struct CSVTests {
  @Test(
    "Only what needs quotes gets them",
    arguments: [
      (["a", "b"], "a,b\n"),
      (["", ""], ",\n"),
      (["one, two", "three"], "\"one, two\",three\n"),
      (["say \"hi\""], "\"say \"\"hi\"\"\"\n"),
      (["\""], "\"\"\"\"\n"),
      (["two\nlines", "x"], "\"two\nlines\",x\n"),
      (["carriage\rreturn"], "\"carriage\rreturn\"\n"),
      (["both\r\nends"], "\"both\r\nends\"\n"),
      // A quote that carries a combining mark is one character with it, and still a quote.
      (["\"\u{301}x"], "\"\"\"\u{301}x\"\n"),
      ([",\u{301}"], "\",\u{301}\"\n"),
      (["商家", "é"], "商家,é\n"),
    ])
  func quoting(cells: [String], line: String) {
    #expect(Array(CSV.line(cells).utf8) == Array(line.utf8))
  }

  @Test(
    "Numbers read back as the same numbers",
    arguments: [
      0, -0.0, 1, 0.1, 1.0 / 3, 6.02e23, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -2.5,
    ])
  func numbers(value: Double) throws {
    let read = try #require(Double(CSV.number(value)))
    #expect(read.bitPattern == value.bitPattern)
  }

  @Test(
    "A text that a spreadsheet would compute stands behind an apostrophe, and is read without it")
  func formulas() throws {
    let cells = [
      "=1+1", "+cmd|'/C calc'!A0", "-x", "@SUM(A1)", "\t=1", "-2.5", "+3", "-1e-3", "x=1", "'",
      "'a",
    ]
    let line = CSV.line(cells)
    #expect(
      line == "'=1+1,'+cmd|'/C calc'!A0,'-x,'@SUM(A1),'\t=1,-2.5,+3,-1e-3,x=1,','a\n")
    let table = try #require(CSVTable(Array((CSV.line(cells.map { _ in "c" }) + line).utf8)))
    #expect(table.rows == [cells])
  }

  @Test("No number is an empty cell")
  func noNumber() {
    #expect(CSV.number(nil) == "")
  }
}
