/// A histogram in few bytes, for keeping and sending many of them.
///
/// As JSON it is an object: `least` and `greatest`, the numbers seen that are so, and `buckets`, a list of pairs: how many
/// buckets without a number come before the next one with some, and how many numbers that has.
public struct SparseHistogram: Hashable, Sendable {
  private let least: Int64
  private let greatest: Int64
  /// The pairs, each number in as few bytes as it takes: 7 bits a byte, the low ones first, the eighth says that more follow
  /// (LEB128).
  private let bytes: [UInt8]

  /// Keeps a histogram; nil of one that has seen nothing.
  ///
  /// - Complexity: O(buckets).
  public init?(_ histogram: Histogram) {
    guard let least = histogram.least, let greatest = histogram.greatest else { return nil }
    (self.least, self.greatest) = (least, greatest)
    var bytes: [UInt8] = []
    var next = 0
    for bucket in histogram.buckets where histogram[bucket: bucket] != 0 {
      Self.append(UInt64(bucket - next), to: &bytes)
      Self.append(UInt64(histogram[bucket: bucket]), to: &bytes)
      next = bucket + 1
    }
    self.bytes = bytes
  }

  /// The histogram.
  ///
  /// - Complexity: O(buckets).
  public var histogram: Histogram {
    var histogram = Histogram()
    var next = 0
    for (gap, count) in pairs {
      histogram.count(bucket: next + Int(gap), times: Int64(count))
      next += Int(gap) + 1
    }
    histogram.include(Extremes(lowest: least, highest: greatest))
    return histogram
  }

  private var pairs: [(gap: UInt64, count: UInt64)] {
    var pairs: [(gap: UInt64, count: UInt64)] = []
    var place = 0
    func number() -> UInt64 {
      var (number, shift) = (UInt64(0), UInt64(0))
      while true {
        let byte = bytes[place]
        place += 1
        number |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return number }
        shift += 7
      }
    }
    while place < bytes.count { pairs.append((number(), number())) }
    return pairs
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

extension SparseHistogram: Codable {
  private enum CodingKeys: CodingKey {
    case least, greatest, buckets
  }

  /// Reads a histogram.
  ///
  /// - Throws: `DecodingError`, also if it is one that no numbers can have.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    least = try values.decode(Int64.self, forKey: .least)
    greatest = try values.decode(Int64.self, forKey: .greatest)
    let numbers = try values.decode([UInt64].self, forKey: .buckets)
    func refuse(_ why: String) -> DecodingError {
      .dataCorruptedError(forKey: .buckets, in: values, debugDescription: why)
    }
    guard !numbers.isEmpty, numbers.count.isMultiple(of: 2) else {
      throw refuse("The buckets are pairs of a gap and a count.")
    }
    var bytes: [UInt8] = []
    var (next, sum, first) = (0, UInt64(0), Int?.none)
    for place in stride(from: 0, to: numbers.count, by: 2) {
      let (gap, count) = (numbers[place], numbers[place + 1])
      guard gap < UInt64(Histogram.mostBuckets), count > 0 else {
        throw refuse("A bucket is beyond the last one, or empty.")
      }
      next += Int(gap)
      let (total, isBeyond) = sum.addingReportingOverflow(count)
      guard next < Histogram.mostBuckets, !isBeyond, total <= UInt64(Int64.max) else {
        throw refuse("A bucket is beyond the last one, or the counts are too great.")
      }
      (sum, first) = (total, first ?? next)
      Self.append(gap, to: &bytes)
      Self.append(count, to: &bytes)
      next += 1
    }
    guard least >= 0, least <= greatest, Histogram.bucket(of: least) == first,
      Histogram.bucket(of: greatest) == next - 1
    else { throw refuse("The least or the greatest number is of another bucket.") }
    self.bytes = bytes
  }

  /// Writes the histogram.
  ///
  /// - Throws: `EncodingError`.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(least, forKey: .least)
    try values.encode(greatest, forKey: .greatest)
    try values.encode(pairs.flatMap { [$0.gap, $0.count] }, forKey: .buckets)
  }
}
