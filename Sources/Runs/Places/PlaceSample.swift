import MerchantModel
import SharedPlaces
import SimStatistics

/// The figures of a place over some replications in which merchants and it were brought to agree, as they go from where they
/// were simulated to where they are needed.
public struct PlaceSample: Hashable, Sendable, Codable {
  /// Which place.
  public let place: SharedPlace
  /// How many rounds it took; the most of them, of several parts.
  public private(set) var rounds: Int
  /// Whether merchants and place agree; in every part, of several.
  public private(set) var isSettled: Bool
  /// The figures, in the order of tables and files.
  public private(set) var figures: [Figure]

  /// A figure over the replications.
  public struct Figure: Hashable, Sendable {
    /// Its name in files.
    public let name: String
    /// What it is a ratio of: one of each a replication, in order.
    public internal(set) var sample: PairedDifference.RatioSample

    package init(name: String, sample: PairedDifference.RatioSample) {
      (self.name, self.sample) = (name, sample)
    }

    /// The figure with its interval.
    public var estimate: Estimate {
      Ratio.estimate(numerators: sample.numerators, denominators: sample.denominators)
    }
  }

  package init(place: SharedPlace, rounds: Int, isSettled: Bool, figures: [Figure]) {
    (self.place, self.rounds) = (place, rounds)
    (self.isSettled, self.figures) = (isSettled, figures)
  }

  /// The figures of a place.
  init<Settled: SettledPlace>(_ settled: Settled) {
    self.init(
      place: Settled.place, rounds: settled.rounds.count, isSettled: settled.isSettled,
      figures: settled.outcome.figures.map {
        Figure(name: $0.rawValue, sample: settled.outcome.sample(of: $0))
      })
  }

  /// The names of the figures that a place of a scenario has, in order.
  package static func figureNames(of place: SharedPlace, in scenario: Scenario) -> [String] {
    switch place {
    case .desk: DeskOutcome(scenario).figures.map(\.rawValue)
    case .appeals: AppealOutcome.Figure.allCases.map(\.rawValue)
    }
  }

  /// How many replications there are.
  public var replications: Int { figures.first?.sample.numerators.count ?? 0 }

  /// Adds the replications of another part, which have the same figures.
  package mutating func append(_ part: PlaceSample) {
    rounds = max(rounds, part.rounds)
    isSettled = isSettled && part.isSettled
    for (number, figure) in part.figures.enumerated() where figures.indices.contains(number) {
      let sample = figures[number].sample
      figures[number].sample = PairedDifference.RatioSample(
        numerators: sample.numerators + figure.sample.numerators,
        denominators: sample.denominators + figure.sample.denominators)
    }
  }
}

/// As JSON numbers are strings: every reader keeps them to the last bit, and no line of a worker has a fraction.
extension PlaceSample.Figure: Codable {
  private enum CodingKeys: CodingKey {
    case name, numerators, denominators
  }

  /// Reads a figure from an untrusted source.
  ///
  /// - Throws: `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func numbers(_ key: CodingKeys) throws -> [Double] {
      try values.decode([String].self, forKey: key).map { text in
        guard let number = Double(text), number.isFinite else {
          throw DecodingError.dataCorruptedError(
            forKey: key, in: values, debugDescription: "no finite number")
        }
        return number
      }
    }
    name = try values.decode(String.self, forKey: .name)
    sample = PairedDifference.RatioSample(
      numerators: try numbers(.numerators), denominators: try numbers(.denominators))
    guard sample.numerators.count == sample.denominators.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .denominators, in: values, debugDescription: "columns of unequal length")
    }
  }

  /// Writes a figure.
  ///
  /// - Throws: `EncodingError`.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(name, forKey: .name)
    try values.encode(sample.numerators.map(\.description), forKey: .numerators)
    try values.encode(sample.denominators.map(\.description), forKey: .denominators)
  }
}
