/// A figure that a run reports, with a name, a unit and a meaning: a ratio of sums of counters, one less another, or a
/// quantile of an observation's distribution.
///
/// The dictionary ``Measure/all`` is the one place where measures are made; tables, files and later
/// expectations and searches all read it. Adding a measure is adding a line there, and a counter if the
/// model does not count it yet.
public struct Measure: Hashable, Sendable {
  /// The name in files and on the command line.
  public let name: String
  /// The name in tables for people.
  public let title: String
  /// What it says, in one sentence.
  public let meaning: String
  /// The counters summed above the line, each with its weight.
  public let numerator: [Term]
  /// The counters summed below the line.
  public let denominator: [Counter]
  /// What one unit of the ratio's numerator is worth in ``unit``, per unit of its denominator.
  public let scale: Double
  /// The unit of the figure.
  public let unit: Unit
  /// What a counter counts for above the line: 1, -1, or a price.
  public struct Term: Hashable, Sendable {
    /// The counter.
    public let counter: Counter
    /// Its weight.
    public let weight: Double

    /// Makes a term.
    public init(_ counter: Counter, weight: Double = 1) {
      self.counter = counter
      self.weight = weight
    }
  }

  /// What it is about: the heading of its table.
  public let topic: Topic
  /// Which end of it is wanted, all else being equal; nil where neither is: contacts, means of durations
  /// that shift because others are counted, and what is a means and no end.
  public let preference: Preference?
  /// The ratio that is taken off, in the same scale and unit, if one is.
  public var subtracted: Subtracted?

  /// A ratio of sums that is taken off another.
  public struct Subtracted: Hashable, Sendable {
    /// The counters summed above the line.
    public let numerator: [Counter]
    /// The counters summed below it.
    public let denominator: [Counter]
  }

  /// What it is a quantile of, if it is one; then there is no numerator and no denominator.
  public var quantile: ObservedQuantile?

  /// Which end of a figure is wanted.
  public enum Preference: String, Hashable, Sendable {
    /// Less of it is better.
    case lower
    /// More of it is better.
    case higher
  }

  /// What measures are about, in the order of tables.
  public enum Topic: String, CaseIterable, Hashable, Sendable {
    /// The rule and what it does.
    case suspensions = "Suspensions"
    /// Guidance and what video saves of it.
    case guidance = "Guidance"
    /// Cards and calls.
    case calls = "Calls"
    /// Agents and queues.
    case staff = "Staff"
    /// What it is worth.
    case money = "Money"
  }

  /// Units of measures.
  public enum Unit: String, Hashable, Sendable {
    /// A share of a whole, 0 to 1; tables show per cent.
    case share
    /// A load over a capacity: 1 is full, and more is possible; tables show per cent.
    case loadFactor = "load factor"
    /// A number of things.
    case count
    /// Minutes.
    case minutes
    /// Seconds.
    case seconds
    /// Things for each merchant in 30 days.
    case perMerchantMonth = "per merchant per 30 days"
    /// Minutes for each merchant in 30 days.
    case minutesPerMerchantMonth = "minutes per merchant per 30 days"
    /// Things for each merchant and day.
    case perMerchantDay = "per merchant per day"
    /// Money, in the currency of the scenario's prices, for each merchant in 30 days.
    case moneyPerMerchantMonth = "money per merchant per 30 days"
  }

  /// Whether the figure of a single day makes sense: not where the denominator is booked once a run.
  /// Distributions are kept over the counted days together.
  public var hasDailyCourse: Bool {
    quantile == nil && !denominator.contains(.merchants) && !denominator.contains(.adopters)
  }

  /// Whether it tells adopters from others, which says nothing where every merchant is one.
  public var isAboutAdopters: Bool {
    (numerator.map(\.counter) + denominator).contains { $0 == .adopters || $0 == .adopterDays }
  }

  /// Whether the figure cannot be negative: all but savings, which video can also lose.
  public var isNonNegative: Bool {
    subtracted == nil && numerator.allSatisfy { $0.weight >= 0 && !$0.counter.isSaving }
  }

  /// Whether it is a number of events for each unit of something, or the share of things that are something: not a
  /// duration, a saving, or a sum of money.
  public var countsEvents: Bool {
    !numerator.isEmpty && numerator.allSatisfy { $0.weight == 1 && !$0.counter.isDuration }
      && (unit != .share || denominator.allSatisfy { !$0.isDuration })
  }

  /// The numerator, from a function that returns each counter's sum.
  public func numerator(_ sum: (Counter) -> Int64) -> Double {
    numerator.reduce(0) { $0 + $1.weight * Double(sum($1.counter)) }
  }

  /// The denominator, from a function that returns each counter's sum.
  public func denominator(_ sum: (Counter) -> Int64) -> Int64 {
    denominator.reduce(0) { $0 + sum($1) }
  }

  /// The numerator and the denominator of the ratio that is taken off, from a function that returns each counter's sum;
  /// nil if none is.
  public func subtracted(_ sum: (Counter) -> Int64) -> (numerator: Double, denominator: Double)? {
    subtracted.map { ratio in
      (
        Double(ratio.numerator.reduce(0) { $0 + sum($1) }),
        Double(ratio.denominator.reduce(0) { $0 + sum($1) })
      )
    }
  }

  /// All counters that the figure is made of.
  public var counters: [Counter] {
    numerator.map(\.counter) + denominator + (subtracted?.numerator ?? [])
      + (subtracted?.denominator ?? [])
  }

  /// The numerator of a table of counters given by raw value.
  public func numerator(of totals: [Int64]) -> Double { numerator { totals[$0.rawValue] } }

  /// The denominator of a table of counters given by raw value.
  public func denominator(of totals: [Int64]) -> Int64 { denominator { totals[$0.rawValue] } }

  /// The quantile of distributions with their weights, in the measure's unit; nil if the measure is not
  /// one, or nothing was observed.
  public func quantile(of parts: [(distributions: Distributions, weight: Double)]) -> Double? {
    guard let quantile else { return nil }
    return Histogram.quantile(
      quantile.probability, of: parts.map { ($0.distributions[quantile.observation], $0.weight) }
    ).map { $0 * scale }
  }

  /// The measure of a name, or of a former one, that every scenario has.
  public static func named(_ name: String) -> Measure? {
    all.named(name)
  }
}
