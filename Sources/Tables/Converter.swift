#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Turns bytes of another encoding into UTF-8, with the system's `iconv`.
///
/// A unit that is no character becomes ``fault``, a byte that no text in UTF-8 has. So whoever reads the text refuses
/// the record that it stands in, and goes on with the next.
@safe final class Converter {
  /// The byte that stands for what is no character.
  static let fault: UInt8 = 0xFF

  private let handle: iconv_t
  private let unitBytes: Int
  /// The beginning of a character whose end has not come yet.
  private var rest: [UInt8] = []

  /// A converter from an encoding.
  ///
  /// - Throws: ``TableError`` if the system does not know it.
  init(from encoding: TextEncoding, name: String) throws(TableError) {
    unitBytes = encoding.unitBytes
    unsafe handle = iconv_open("UTF-8", encoding.systemName)
    guard unsafe Int(bitPattern: handle) != -1 else {
      throw .noSuchEncoding(encoding, name: name)
    }
  }

  deinit {
    if unsafe Int(bitPattern: handle) != -1 { unsafe iconv_close(handle) }
  }

  /// Appends the text of some bytes, which follow those of the last call.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - isLast: Whether no more follow.
  ///   - text: What is appended to.
  /// - Complexity: O(bytes).
  func convert(_ bytes: ArraySlice<UInt8>, isLast: Bool, into text: inout [UInt8]) {
    var input = rest.map { CChar(bitPattern: $0) } + bytes.map { CChar(bitPattern: $0) }
    rest = []
    // No character of three bytes in UTF-8 has fewer than two here, and none of four fewer than two either.
    var output = [CChar](repeating: 0, count: input.count * 3 + 16)
    var consumed = 0
    while consumed < input.count {
      let (used, made, code) = step(&input, from: consumed, into: &output)
      text.append(contentsOf: output[..<made].lazy.map { UInt8(bitPattern: $0) })
      consumed += used
      switch code {
      case EILSEQ:
        text.append(Self.fault)
        consumed = min(consumed + unitBytes, input.count)
      case EINVAL:
        rest = input[consumed...].map { UInt8(bitPattern: $0) }
        consumed = input.count
      default: break
      }
    }
    if isLast, !rest.isEmpty {
      text.append(Self.fault)
      rest = []
    }
  }

  /// Converts as much as goes; returns how many bytes were used and made, and why it ended.
  private func step(
    _ input: inout [CChar], from start: Int, into output: inout [CChar]
  ) -> (used: Int, made: Int, code: Int32) {
    let (given, room) = (input.count - start, output.count)
    return unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        var source = unsafe input.baseAddress.map { unsafe $0 + start }
        var target = output.baseAddress
        var (left, free) = (given, room)
        errno = 0
        let outcome = unsafe iconv(handle, &source, &left, &target, &free)
        let code = outcome == Int(bitPattern: UInt.max) ? errno : 0
        return (given - left, room - free, code)
      }
    }
  }
}
