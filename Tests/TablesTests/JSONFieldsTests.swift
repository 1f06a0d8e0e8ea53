import Tables
import Testing

struct JSONFieldsTests {
  private func pick(_ line: String, _ paths: [String]) throws -> (RecordFault?, [String]) {
    var reader = try RecordReader(
      Array(line.utf8), style: RecordStyle(separator: nil, hasQuotes: false))
    var record = Record()
    #expect(try reader.next(into: &record) == .record)
    let fault = JSONFields(paths).pick(from: &record)
    return (fault, fault == nil ? record.texts : [])
  }

  @Test("Values are found by their paths, whatever stands between")
  func paths() throws {
    let line = #"""
      {"a": {"b": "x\"\u00e9\ud842\udfb7\/", "c": [1, {"d": -2.5e3}]}, "e": true, "f": null, "a.b": "y"}
      """#
    let (fault, fields) = try pick(line, ["a.b", "a.c.1.d", "e", "f", "a.c.0", "g"])
    #expect(fault == nil)
    // Two keys with one path: the later one stands.
    #expect(fields == ["y", "-2.5e3", "true", "", "1", ""])
    #expect(try pick(#"{"a": "x\"\u00e9\ud842\udfb7\/"}"#, ["a"]).1 == ["x\"é\u{20BB7}/"])
  }

  @Test(
    "What is no object of JSON is a fault",
    arguments: [
      ("[1]", RecordFault.notAnObject), ("7", .notAnObject), (#"{"a": }"#, .notJSON),
      (#"{"a": 01}"#, .notJSON), (#"{"a": 1,}"#, .notJSON), (#"{"a" 1}"#, .notJSON),
      (#"{"a": "x}"#, .notJSON), (#"{"a": "\x"}"#, .notJSON), (#"{"a": "\ud842"}"#, .notJSON),
      (#"{"a": 1} x"#, .notJSON), (#"{"a": nul}"#, .notJSON), (#"{"a": 1"#, .notJSON),
      (#"{"a": 1, "a": 2}"#, .repeatedKey), (#"{"a": "\u0000"}"#, .nul),
      (#"{"a":"# + String(repeating: "[", count: 100_000), .tooDeep),
    ])
  func faults(line: String, fault: RecordFault) throws {
    #expect(try pick(line, ["a"]).0 == fault)
  }
}
