/// What a worker is called in its answers: a machine, say, or a job of a cluster.
///
/// Answers that turn out to be wrong can be found and forgotten by it.
public struct WorkerName: Hashable, Sendable {
  private let text: String

  /// The longest name, in characters.
  public static let longest = 64

  /// Makes a name of a text: letters, digits, `.`, `_` and `-`, at most ``longest`` of them; nil for any other.
  public init?(_ text: String) {
    guard (1...Self.longest).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else {
      return nil
    }
    self.text = text
  }

  /// Makes a name of a text of any kind: what no name has becomes `-`.
  public init(cleaning text: String) {
    let bytes = text.utf8.prefix(Self.longest).map { Self.isAllowed($0) ? $0 : UInt8(ascii: "-") }
    self.text = bytes.isEmpty ? "worker" : String(decoding: bytes, as: UTF8.self)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

extension WorkerName: CustomStringConvertible {
  /// The name.
  public var description: String { text }
}

extension WorkerName: Codable {
  /// Reads a name from an untrusted source.
  ///
  /// - Throws: `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.singleValueContainer()
    guard let name = WorkerName(try values.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: values, debugDescription: "a name that no worker has")
    }
    self = name
  }

  /// Writes a name.
  ///
  /// - Throws: `EncodingError`.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.singleValueContainer()
    try values.encode(text)
  }
}
