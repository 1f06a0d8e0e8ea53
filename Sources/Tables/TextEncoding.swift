/// How the characters of a text are stored as bytes.
public enum TextEncoding: String, CaseIterable, Sendable {
  /// UTF-8, of which ASCII is a part.
  case utf8 = "utf-8"
  /// UTF-16, the low byte of each pair first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, the high byte of each pair first.
  case utf16BigEndian = "utf-16be"
  /// GB18030, of which GBK and GB 2312 are parts.
  case gb18030

  /// Its name to `iconv`.
  var systemName: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .gb18030: "GB18030"
    }
  }

  /// How many bytes a unit has, at least.
  var unitBytes: Int {
    switch self {
    case .utf8, .gb18030: 1
    case .utf16LittleEndian, .utf16BigEndian: 2
    }
  }

  /// The mark that texts may begin with.
  private var mark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .gb18030: [0x84, 0x31, 0x95, 0x33]
    }
  }

  /// How many bytes of a text's beginning are its mark.
  func markLength(in beginning: [UInt8]) -> Int {
    beginning.starts(with: mark) ? mark.count : 0
  }

  /// Finds the encoding of a text by its beginning: by the mark, by where its zeros are, by whether it is UTF-8, else
  /// GB18030 if it can be that. What can be neither counts as UTF-8 with faults.
  ///
  /// - Parameters:
  ///   - beginning: The first bytes.
  ///   - isAll: Whether there are no more.
  static func found(in beginning: [UInt8], isAll: Bool) -> TextEncoding {
    if let marked = allCases.first(where: { $0.markLength(in: beginning) > 0 }) { return marked }
    let pairs = beginning.count / 2
    let zeros = (0..<pairs).reduce(into: (even: 0, odd: 0)) { zeros, pair in
      zeros.even += beginning[2 * pair] == 0 ? 1 : 0
      zeros.odd += beginning[2 * pair + 1] == 0 ? 1 : 0
    }
    // Times and numbers are ASCII, whatever the language: every other byte of theirs is 0.
    if zeros.odd * 4 > pairs, zeros.even * 16 < pairs { return .utf16LittleEndian }
    if zeros.even * 4 > pairs, zeros.odd * 16 < pairs { return .utf16BigEndian }
    if isText(beginning, isAll: isAll) { return .utf8 }
    guard let converter = try? Converter(from: .gb18030, name: "") else { return .utf8 }
    var text: [UInt8] = []
    converter.convert(beginning[...], isLast: isAll, into: &text)
    return text.contains(Converter.fault) ? .utf8 : .gb18030
  }

  /// Whether bytes are UTF-8, except that the last character may be cut off.
  private static func isText(_ bytes: [UInt8], isAll: Bool) -> Bool {
    if String(validating: bytes, as: UTF8.self) != nil { return true }
    guard !isAll else { return false }
    return (1...3).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
  }
}
