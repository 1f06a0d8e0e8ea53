import Foundation

/// The JSON format of all files of results.
package enum JSONFile {
  /// The bytes of a value: keys sorted, one figure a line or so, a newline at the end; the same for the same
  /// value.
  package static func data(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value) + Data("\n".utf8)
  }
}
