import MerchantModel
import SimStatistics

/// What came to the desk over the counted days: the desk's own figures, of real calls.
public struct DeskOutcome: PlaceOutcome {
  /// The counted days.
  public let days: Int
  /// What an hour of a server costs.
  public let hourCost: Double
  /// The names of the segments whose calls came as they were sent, and of those whose calls came as Poisson streams.
  public let recorded: [String]
  /// The segments whose merchants stand for many, so that their calls came as a Poisson stream.
  public let streamed: [String]
  /// By replication.
  private var replications: [DeskHour] = []
  /// By hour of the day, all replications together.
  private var hours = [DeskHour](repeating: DeskHour(), count: 24)

  /// No replication yet.
  package init(_ scenario: Scenario) {
    days = scenario.calendar.days
    hourCost = scenario.desk?.hourCost ?? 0
    let segments = scenario.segments.filter { scenario.desk?.serves($0) ?? false }
    recorded = segments.filter { !$0.isStreamed }.map(\.name)
    streamed = segments.filter(\.isStreamed).map(\.name)
  }

  /// What a replication adds: made on any thread.
  package struct Part: Sendable {
    fileprivate var hours: [DeskHour]
  }

  /// What the hours of a replication add, from the first shown day on.
  package static func part(_ hours: [DeskHour], of scenario: Scenario) -> Part {
    let warmup = 24 * scenario.calendar.warmup
    var byHour = [DeskHour](repeating: DeskHour(), count: 24)
    for hour in warmup..<hours.count { byHour[hour % 24].add(hours[hour]) }
    return Part(hours: byHour)
  }

  /// Adds the next replication.
  package mutating func add(_ part: Part) {
    replications.append(DeskHour.sum(part.hours))
    for hour in 0..<24 { hours[hour].add(part.hours[hour]) }
  }

  /// A figure of the desk.
  public enum Figure: String, CaseIterable, Sendable {
    /// Calls a day.
    case calls
    /// The share of calls that was answered, of those that were answered or given up.
    case answered
    /// The share of them answered within 20 seconds.
    case answeredIn20Seconds = "answered_in_20_s"
    /// The mean wait of those answered, in seconds.
    case wait
    /// The work that calls brought, over the hours of servers at work.
    case offeredLoad = "offered_load"
    /// The time of servers in calls, over the hours of servers at work.
    case load
    /// Hours of servers at work a day.
    case staffHours = "staff_hours"
    /// What these cost a day.
    case cost
    /// What they cost for each call that was answered.
    case costPerAnswer = "cost_per_answer"
  }

  /// Those of money are there where the desk's hours cost something.
  public var figures: [Figure] {
    Figure.allCases.filter { hourCost > 0 || ($0 != .cost && $0 != .costPerAnswer) }
  }

  /// How many replications there are.
  public var replicationCount: Int { replications.count }

  /// A figure over all hours.
  public func sample(of figure: Figure) -> PairedDifference.RatioSample {
    let pairs = replications.map { figure.parts(of: $0, days: days, hourCost: hourCost) }
    return PairedDifference.RatioSample(
      numerators: pairs.map(\.0), denominators: pairs.map(\.1))
  }

  /// A figure of an hour of the day, over all replications; nil where it is of nothing.
  public func value(_ figure: Figure, hour: Int) -> Double? {
    let (numerator, denominator) = figure.parts(
      of: hours[hour], days: days * max(replications.count, 1), hourCost: hourCost)
    return denominator > 0 ? numerator / denominator : nil
  }

  /// The wait in seconds that a share of those who were answered stay below.
  public func wait(quantile share: Double) -> Double? {
    DeskHour.sum(hours).answeredWait(quantile: share).map { $0 / 1e6 }
  }
}

extension DeskOutcome.Figure {
  /// Numerator and denominator.
  func parts(of hour: DeskHour, days: Int, hourCost: Double) -> (Double, Double) {
    let staffed = Double(hour.staffedMicroseconds)
    let decided = Double(hour.answered + hour.givenUp)
    let days = Double(days)
    return switch self {
    case .calls: (Double(hour.calls), days)
    case .answered: (Double(hour.answered), decided)
    case .answeredIn20Seconds: (Double(hour.answered(within: 20_000_000)), decided)
    case .wait: (Double(hour.answeredMicroseconds) / 1e6, Double(hour.answered))
    case .offeredLoad: (Double(hour.workMicroseconds), staffed)
    case .load: (Double(hour.busyMicroseconds), staffed)
    case .staffHours: (staffed / 3_600e6, days)
    case .cost: (staffed / 3_600e6 * hourCost, days)
    case .costPerAnswer: (staffed / 3_600e6 * hourCost, Double(hour.answered))
    }
  }
}

extension DeskHour {
  /// How many were answered within a time, to the width of a bucket: 1/64 of it.
  func answered(within wait: Int64) -> Int64 {
    let last = Histogram.bucket(of: wait)
    return answeredWaits.buckets.prefix { $0 <= last }.reduce(atOnce) {
      $0 + answeredWaits[bucket: $1]
    }
  }
}

extension Segment {
  /// Whether its calls come to the desk as a Poisson stream, since each simulated merchant stands for more than two: to count
  /// each call several times would make hours differ more than they do.
  package var isStreamed: Bool { weight / Double(merchants) > 2 }
}
