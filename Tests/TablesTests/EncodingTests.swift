import Foundation
import Tables
import Testing

struct EncodingTests {
  private static let lines = "时间,店铺\n2026-03-02,甲店\n2026-03-03,𠮷店\n"

  private static func utf16(_ text: String, littleEndian: Bool, mark: Bool) -> [UInt8] {
    let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap { unit in
      let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
      return littleEndian ? bytes : bytes.reversed()
    }
  }

  private func texts(
    _ bytes: [UInt8], among candidates: [TextEncoding] = []
  ) throws -> (encoding: TextEncoding, fields: [[String]]) {
    let source = try TextSource(ByteSource(bytes), among: candidates)
    var reader = RecordReader(source)
    var record = Record()
    var fields: [[String]] = []
    while try reader.next(into: &record) == .record { fields.append(record.texts) }
    return (source.encoding, fields)
  }

  private static let fields = [["时间", "店铺"], ["2026-03-02", "甲店"], ["2026-03-03", "𠮷店"]]

  @Test("UTF-8 and UTF-16 are found with a mark and without")
  func unicode() throws {
    let plain = Array(Self.lines.utf8)
    for bytes in [plain, [0xEF, 0xBB, 0xBF] + plain] {
      let (encoding, fields) = try texts(bytes)
      #expect(encoding == .utf8)
      #expect(fields == Self.fields)
    }
    for littleEndian in [true, false] {
      for mark in [true, false] {
        let bytes = Self.utf16(Self.lines, littleEndian: littleEndian, mark: mark)
        let (encoding, fields) = try texts(bytes)
        #expect(encoding == (littleEndian ? .utf16LittleEndian : .utf16BigEndian))
        #expect(fields == Self.fields)
      }
    }
  }

  /// 时间,张 in GB 2312, of which GB18030 is the larger set; U+20BB7, 𠮷, is of four bytes.
  private static let chinese: [UInt8] =
    [0xCA, 0xB1, 0xBC, 0xE4, 0x2C, 0xD5, 0xC5, 0x0A] + [0x95, 0x34, 0xB2, 0x35, 0x2C, 0x31, 0x0A]

  @Test("GB18030 is found where the text is not UTF-8")
  func gb18030() throws {
    let (encoding, fields) = try texts(Self.chinese)
    #expect(encoding == .gb18030)
    #expect(fields == [["时间", "张"], ["\u{20BB7}", "1"]])
  }

  @Test("Characters cut by the end of a piece are put together")
  func pieces() throws {
    // 64 kB are read at a time; each row has 7 bytes, so that every cut is met.
    let count = 40_000
    let bytes =
      Array("a\n".utf8)
      + Array(repeating: Array(Self.chinese[..<7]) + [0x0A], count: count)
      .flatMap { $0 }
    let (_, fields) = try texts(bytes, among: [.gb18030])
    #expect(fields.count == count + 1)
    #expect(fields.dropFirst().allSatisfy { $0 == ["时间", "张"] })
  }

  @Test("Bytes that are no character spoil their own record alone")
  func faults() throws {
    let source = try TextSource(
      ByteSource(Array("a\n".utf8) + [0xCA, 0x0A] + Array("b\n".utf8)), among: [.gb18030])
    var reader = RecordReader(source)
    var record = Record()
    #expect(try reader.next(into: &record) == .record)
    #expect(try reader.next(into: &record) == .fault(.notText))
    #expect(try reader.next(into: &record) == .record)
    #expect(record.texts == ["b"])
    #expect(try reader.next(into: &record) == .end)
  }

  @Test("A file that is not there, and a folder, are errors")
  func unreadable() throws {
    #expect(throws: TableError.self) { try ByteSource(path: "/nowhere/at/all") }
    let folder = FileManager.default.temporaryDirectory.path
    #expect(throws: TableError.self) { try TextSource(ByteSource(path: folder)) }
  }
}
