import MerchantModel

/// One segment in one replication, over the counted days.
///
/// As JSON, the counters that are not 0 stand by name: names outlive places in a list.
public struct SegmentSums: Hashable, Sendable {
  /// All counters, by raw value.
  private let totals: [Int64]
  /// The values of measures that are quantiles of an observation, by name; undefined ones are left out.
  public let quantiles: [String: Double]

  /// Sums up a segment of a replication.
  init(_ tallies: TallyTable, _ distributions: Distributions, days: Range<Int>) {
    totals = tallies.totals(over: days)
    var quantiles: [String: Double] = [:]
    for measure in Measure.all where measure.quantile != nil {
      quantiles[measure.name] = measure.quantile(of: [(distributions, 1)])
    }
    self.quantiles = quantiles
  }

  /// A counter's sum.
  public subscript(counter: Counter) -> Int64 { totals[counter.rawValue] }

  /// The numerator of a ratio of sums, in the counters' units, and its denominator: the measure's scale converts the
  /// first into the measure's unit.
  public func parts(of measure: Measure) -> (numerator: Double, denominator: Double) {
    (measure.numerator(of: totals), Double(measure.denominator(of: totals)))
  }
}

extension SegmentSums: Codable {
  private enum CodingKeys: CodingKey {
    case sums, quantiles
  }

  private static let names = Counter.allCases.map { "\($0)" }

  /// Reads sums. A counter that this program does not have is an error: its sum would be lost.
  ///
  /// - Throws: `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let sums = try values.decode([String: Int64].self, forKey: .sums)
    totals = Self.names.map { sums[$0] ?? 0 }
    quantiles = try values.decode([String: Double].self, forKey: .quantiles)
    guard sums.count == Self.names.count(where: { sums[$0] != nil }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .sums, in: values, debugDescription: "a counter of another version")
    }
  }

  /// Writes sums.
  ///
  /// - Throws: `EncodingError`.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    var sums: [String: Int64] = [:]
    for (name, total) in zip(Self.names, totals) where total != 0 { sums[name] = total }
    try values.encode(sums, forKey: .sums)
    try values.encode(quantiles, forKey: .quantiles)
  }
}
