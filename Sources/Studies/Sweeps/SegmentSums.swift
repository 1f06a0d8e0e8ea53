import MerchantModel

/// One segment in one replication, over the counted days.
///
/// As JSON, all counters stand by name: names outlive places in a list, and one that is lost is missed. So do the
/// distributions that some measure is a quantile of.
public struct SegmentSums: Hashable, Sendable {
  /// All counters, by raw value.
  private let totals: [Int64]
  /// The observed distributions that measures are quantiles of, by the observation's raw value; nil where nothing was
  /// observed, and of other observations.
  private let distributions: [SparseHistogram?]

  /// Sums up a segment of a replication.
  init(_ tallies: TallyTable, _ distributions: Distributions, days: Range<Int>) {
    totals = tallies.totals(over: days)
    self.distributions = Observation.allCases.map {
      Self.kept.contains($0) ? SparseHistogram(distributions[$0]) : nil
    }
  }

  /// The observations whose distributions are kept.
  static let kept = Observation.allCases.filter { observation in
    Measure.all.contains { $0.quantile?.observation == observation }
  }

  /// What was observed; nil where nothing was, or it is not kept.
  func histogram(of observation: Observation) -> Histogram? {
    distributions[observation.rawValue]?.histogram
  }

  /// The value of a measure that is a quantile; nil of other measures, and where nothing was observed.
  public func quantile(_ measure: Measure) -> Double? {
    guard let quantile = measure.quantile else { return nil }
    return histogram(of: quantile.observation)?.quantile(quantile.probability)
      .map { $0 * measure.scale }
  }

  /// A counter's sum.
  public subscript(counter: Counter) -> Int64 { totals[counter.rawValue] }

  /// The numerator of a ratio of sums, in the counters' units, and its denominator: the measure's scale converts the
  /// first into the measure's unit.
  public func parts(of measure: Measure) -> (numerator: Double, denominator: Double) {
    (measure.numerator(of: totals), Double(measure.denominator(of: totals)))
  }
}

extension SegmentSums {
  /// The same of the ratio that is taken off; nil if none is.
  public func subtracted(of measure: Measure) -> (numerator: Double, denominator: Double)? {
    measure.subtracted { self[$0] }
  }
}

extension SegmentSums: Codable {
  private enum CodingKeys: CodingKey {
    case sums, distributions
  }

  private static let names = Counter.allCases.map { "\($0)" }

  /// Thrown for sums that are not of this program's counters, or cannot be added up.
  public enum ReadingError: Error, Hashable, Sendable {
    /// Counters are missing, or others are there that this program does not have.
    case otherCounters(missing: [String], unknown: [String])
    /// They are beyond what 64 bits hold when they are added up.
    case tooLarge
    /// A distribution is of nothing that is observed.
    case otherObservation(String)
  }

  /// Reads sums: a value for each of this program's counters, and for no other.
  ///
  /// - Throws: `DecodingError`, ``ReadingError``.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let sums = try values.decode([String: Int64].self, forKey: .sums)
    let missing = Self.names.filter { sums[$0] == nil }
    guard missing.isEmpty, sums.count == Self.names.count else {
      let unknown = sums.keys.filter { !Self.names.contains($0) }
      throw ReadingError.otherCounters(missing: missing, unknown: unknown.sorted())
    }
    totals = Self.names.compactMap { sums[$0] }
    let observed = try values.decode([String: SparseHistogram].self, forKey: .distributions)
    distributions = Observation.allCases.map {
      Self.kept.contains($0) ? observed["\($0)"] : nil
    }
    if let unknown = observed.keys.filter({ name in !Self.kept.contains { "\($0)" == name } }).min()
    {
      throw ReadingError.otherObservation(unknown)
    }
    guard Self.canBeAdded(totals) else { throw ReadingError.tooLarge }
  }

  /// Whether any of some numbers can be added up, whatever their signs, without leaving 64 bits: what measures do with
  /// them.
  private static func canBeAdded(_ numbers: [Int64]) -> Bool {
    var sum: UInt64 = 0
    for number in numbers {
      let (next, overflows) = sum.addingReportingOverflow(number.magnitude)
      if overflows || next > UInt64(Int64.max) { return false }
      sum = next
    }
    return true
  }

  /// Writes sums.
  ///
  /// - Throws: `EncodingError`.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    let sums = Dictionary(uniqueKeysWithValues: zip(Self.names, totals))
    try values.encode(sums, forKey: .sums)
    let observed = zip(Observation.allCases, distributions).compactMap { observation, histogram in
      histogram.map { ("\(observation)", $0) }
    }
    try values.encode(Dictionary(uniqueKeysWithValues: observed), forKey: .distributions)
  }
}
