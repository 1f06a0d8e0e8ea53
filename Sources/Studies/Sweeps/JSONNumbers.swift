import Foundation

/// The numbers of a JSON text as they are written.
///
/// A decoder takes `2000000.0` and `2e6` for the whole number 2000000. What a program of this kind wrote has neither, so
/// a line with one was made by something else.
enum JSONNumbers {
  /// The first number that is not written as a whole one; nil if there is none.
  ///
  /// - Parameter text: Valid JSON.
  static func fraction(in text: Data) -> String? {
    let bytes = [UInt8](text)
    var place = 0
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""): skipString(in: bytes, at: &place)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        let number = bytes[place...].prefix { Self.isOfNumber($0) }
        if number.contains(where: { ".eE".utf8.contains($0) }) {
          return String(decoding: number, as: UTF8.self)
        }
        place += number.count
      default: place += 1
      }
    }
    return nil
  }

  /// Moves a place at which a string begins behind it.
  private static func skipString(in bytes: [UInt8], at place: inout Int) {
    place += 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    place = min(place + 1, bytes.count)
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
  }
}
