import Tables
import Testing

struct RecordReaderTests {
  /// A record or a fault, with its line.
  private enum Item: Equatable {
    case fields(Int, [String])
    case fault(Int, RecordFault)
  }

  private func items(
    _ bytes: [UInt8], style: RecordStyle = RecordStyle(), limit: Int? = nil
  ) throws -> [Item] {
    var style = style
    if let limit { style.limit = limit }
    var reader = try RecordReader(bytes, style: style)
    var record = Record()
    var items: [Item] = []
    while true {
      switch try reader.next(into: &record) {
      case .record: items.append(.fields(record.line, record.texts))
      case .fault(let fault): items.append(.fault(record.line, fault))
      case .end: return items
      }
    }
  }

  @Test("Quotes hold separators, quotes and line ends; blanks around fields do not count")
  func quotes() throws {
    let text = "a, \"b,\"\"c\"\"\" ,d\n\"two\nlines\",5\" wide,\"x\"y\n"
    #expect(
      try items(Array(text.utf8)) == [
        .fields(1, ["a", "b,\"c\"", "d"]), .fields(2, ["two\nlines", "5\" wide", "xy"]),
      ])
  }

  @Test("Every line end ends a line once", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    let text = ["a,b", "", "  ", "1,2", "3,"].joined(separator: end)
    #expect(
      try items(Array(text.utf8)) == [
        .fields(1, ["a", "b"]), .fields(4, ["1", "2"]), .fields(5, ["3", ""]),
      ])
  }

  @Test("After a record of no use reading goes on with the next line")
  func faults() throws {
    let text = Array("a,b\n1,\"open\n2,\0\n3,".utf8) + [0xC3, 0x28] + Array("\n4,5\n".utf8)
    #expect(
      try items(text) == [
        .fields(1, ["a", "b"]), .fault(2, .unclosedQuote), .fault(3, .nul), .fault(4, .notText),
        .fields(5, ["4", "5"]),
      ])
  }

  @Test("A line without end is not kept in memory, and the next is read")
  func longLines() throws {
    let text = Array("a\n".utf8) + [UInt8](repeating: 0x78, count: 3_000_000) + Array("\n1,2".utf8)
    #expect(
      try items(text, limit: 1_000) == [
        .fields(1, ["a"]), .fault(2, .tooLong(limit: 1_000)), .fields(3, ["1", "2"]),
      ])
    let quoted = Array("\"".utf8) + [UInt8](repeating: 0x78, count: 2_000) + Array("\n1\n".utf8)
    #expect(try items(quoted, limit: 1_000) == [.fault(1, .unclosedQuote), .fields(2, ["1"])])
  }

  @Test("Whatever the bytes are, the reader comes to an end, and no line is read twice")
  func anything() throws {
    // A generator with a fixed seed: what fails here fails everywhere.
    var state: UInt64 = 7
    func next() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    let special: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x00, 0xFF, 0xFE, 0xC3, 0x20, 0x7B]
    for round in 0..<400 {
      let bytes = (0..<200).map { _ in
        let byte = next()
        return byte < 150 ? special[Int(byte) % special.count] : byte
      }
      let separators = Separator.allCases
      let style = RecordStyle(separator: separators[round % separators.count])
      let lines = try items(bytes, style: style, limit: 64).map { item in
        switch item {
        case .fields(let line, _), .fault(let line, _): line
        }
      }
      #expect(zip(lines, lines.dropFirst()).allSatisfy { $0 < $1 }, "round \(round)")
    }
  }

  @Test("The separator is found by the columns that are wanted")
  func separators() {
    for (line, separator) in [
      ("time,name", Separator.comma), ("time;name,b", .semicolon), ("time\tname", .tab),
      ("time|\"name\"", .bar), ("nothing;of;it", .comma),
    ] {
      #expect(
        TableHeader.separator(of: Array(line.utf8), naming: ["time", "name"]) == separator)
    }
  }

  @Test("Columns of one name are known, those without a name left out")
  func repeatedColumns() {
    #expect(TableHeader(["a", "b", "", "a", "", "a", "b"]).repeated == ["a", "b"])
  }
}
