/// A text that is read piece by piece as UTF-8, whatever its encoding, without its mark.
public final class TextSource {
  /// What messages call it.
  public var name: String { bytes.name }
  /// How its characters are stored.
  public let encoding: TextEncoding

  private let bytes: ByteSource
  private let converter: Converter?
  /// Bytes that were read to find the encoding, and not handed out yet.
  private var beginning: ArraySlice<UInt8>
  private var hasEnded = false

  /// How much is read at once.
  private static let piece = 64 << 10

  /// A text, whose encoding is found by the first 64 kB.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - candidates: The encodings that come into question, the first if none of them is found; all if there are none.
  /// - Throws: ``TableError``.
  public init(
    _ bytes: ByteSource, among candidates: [TextEncoding] = []
  ) throws(TableError) {
    self.bytes = bytes
    var first: [UInt8] = []
    var isAll = false
    while first.count < Self.piece, !isAll {
      isAll = try bytes.read(Self.piece - first.count, into: &first) == 0
    }
    let found = TextEncoding.found(in: first, isAll: isAll)
    let encoding = candidates.isEmpty || candidates.contains(found) ? found : candidates[0]
    self.encoding = encoding
    beginning = first.dropFirst(encoding.markLength(in: first))
    converter = encoding == .utf8 ? nil : try Converter(from: encoding, name: bytes.name)
  }

  /// Appends the next piece; false if there is none.
  ///
  /// - Throws: ``TableError``.
  func read(into text: inout [UInt8]) throws(TableError) -> Bool {
    guard !hasEnded else { return false }
    guard let converter else {
      if !beginning.isEmpty {
        text.append(contentsOf: beginning)
        beginning = []
        return true
      }
      hasEnded = try bytes.read(Self.piece, into: &text) == 0
      return !hasEnded
    }
    var part = beginning
    beginning = []
    if part.isEmpty {
      var next: [UInt8] = []
      hasEnded = try bytes.read(Self.piece, into: &next) == 0
      part = next[...]
    }
    let before = text.count
    converter.convert(part, isLast: hasEnded, into: &text)
    // A piece can end within its only character.
    return !hasEnded || text.count > before
  }
}
