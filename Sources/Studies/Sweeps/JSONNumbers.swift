import Foundation

/// The numbers of a JSON text as they are written.
///
/// A decoder takes `2000000.0` and `2e6` for the whole number 2000000. What a program of this kind wrote has neither, so
/// a line with one was made by something else.
enum JSONNumbers {
  /// The first number that is not written as a whole one, outside the values of a key; nil if there is none.
  ///
  /// - Parameters:
  ///   - text: Valid JSON.
  ///   - key: Objects under this key may have other numbers.
  static func fraction(in text: Data, exceptUnder key: String = "") -> String? {
    let bytes = [UInt8](text)
    var place = 0
    // How deep objects and lists are nested, and from which depth on numbers are not looked at.
    var (depth, exempt) = (0, Int.max)
    var lastString: ArraySlice<UInt8> = []
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        lastString = string(in: bytes, at: &place)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if exempt == .max && !key.isEmpty && lastString.elementsEqual(key.utf8) { exempt = depth }
        lastString = []
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == exempt { exempt = .max }
        depth -= 1
        lastString = []
      case UInt8(ascii: ","): lastString = []
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        let number = bytes[place...].prefix { Self.isOfNumber($0) }
        place += number.count
        let isWhole = !number.contains { ".eE".utf8.contains($0) }
        if depth < exempt && !isWhole { return String(decoding: number, as: UTF8.self) }
        continue
      default: break
      }
      place += 1
    }
    return nil
  }

  /// The string that begins at a place, without its quotes; the place moves behind it.
  private static func string(in bytes: [UInt8], at place: inout Int) -> ArraySlice<UInt8> {
    place += 1
    let begins = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    let ends = min(place, bytes.count)
    place = min(place + 1, bytes.count)
    return bytes[begins..<ends]
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
  }
}
