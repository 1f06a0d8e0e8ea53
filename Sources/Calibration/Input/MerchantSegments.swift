import Tables

/// Which segment each merchant is of, by a file with the columns `merchant` and `segment`.
public struct MerchantSegments: Sendable {
  private var segments: [String: String] = [:]

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - names: The scenario's segments.
  /// - Throws: ``CalibrationError``.
  public init(_ source: ByteSource, segments names: [String]) throws(CalibrationError) {
    var reader = try TidyReader(source)
    guard reader.shape == .segments else { throw .notTidy(log: source.name) }
    while try reader.next() {
      let segment = reader.text("segment")
      guard names.contains(segment) else {
        throw .cell(column: "segment", cell: segment, log: source.name, line: reader.line)
      }
      segments[reader.text("merchant")] = segment
    }
  }

  /// The segment of each of some merchants.
  ///
  /// - Throws: ``CalibrationError/unknownMerchant(_:)``.
  public func segments(of merchants: [String]) throws(CalibrationError) -> [String] {
    var result: [String] = []
    for name in merchants {
      guard let segment = segments[name] else { throw .unknownMerchant(name) }
      result.append(segment)
    }
    return result
  }
}
