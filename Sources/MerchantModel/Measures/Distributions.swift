/// Whole numbers whose distribution the model keeps, not only their sum.
///
/// Each is booked on the counted days alone, over all merchants of a segment. Adding one is adding a case
/// here, booking it, and a line in the dictionary of measures.
public enum Observation: Int, CaseIterable, Hashable, Sendable {
  /// Microseconds from the start of a ring to its answer, over answered calls.
  case answerDelay
  /// Microseconds of chat-queue waits that ended with an agent.
  case queueWait
  /// A merchant's answer rate over the counted days in ten-thousandths, over merchants with a call.
  case merchantAnswerRate
  /// The guidance seconds that video saved a merchant in 30 days, over all merchants; a loss counts as 0.
  case merchantSecondsSaved
  /// A merchant's suspensions over the counted days, over all merchants.
  case merchantSuspensions
  /// Microseconds of the text guidance with which a contact ended; after a dropped call, what was left.
  case textGuidance
  /// Microseconds of the video guidance of contacts that ended by video.
  case videoGuidance
  /// Microseconds from arrival to the first reply of a contact, where it can come later than an agent.
  case firstReply

  @inline(__always) static var count: Int { Observation.firstReply.rawValue + 1 }
}

/// A histogram of every ``Observation``, the calls of each hour of the day, and suspensions by the size of
/// merchants.
///
/// Merging adds; it is exact, commutative and associative.
public struct Distributions: Equatable, Sendable {
  private var histograms = Array(repeating: Histogram(), count: Observation.count)
  /// The calls of each hour of the day.
  public internal(set) var hours = CallsByHour()
  /// The suspensions of each class of merchants.
  public internal(set) var sizes = SuspensionsBySize()

  /// Histograms of nothing.
  public init() {}

  /// The histogram of a observation.
  public subscript(observation: Observation) -> Histogram { histograms[observation.rawValue] }

  /// Adds another's numbers.
  public mutating func add(_ other: Distributions) {
    for index in histograms.indices { histograms[index].add(other.histograms[index]) }
    hours.add(other.hours)
    sizes.add(other.sizes)
  }

  /// Forgets all numbers and keeps the memory.
  public mutating func clear() {
    for index in histograms.indices { histograms[index].clear() }
    hours.clear()
    sizes.clear()
  }

  /// Counts what was seen, or takes it away again; leaves the least and greatest numbers as they are.
  @inline(__always)
  mutating func count(_ seen: Observed, times: Int64) {
    if seen.column < Observation.count {
      histograms[Int(seen.column)].count(bucket: Int(seen.bucket), times: times)
    } else if let counted = HourlyCount(rawValue: Int(seen.column) - Observation.count) {
      hours.count(counted, at: Int(seen.bucket), times: times)
    }
  }

  /// Counts numbers of a bucket; leaves the least and greatest as they are.
  mutating func count(bucket: Int, of observation: Observation, times: Int64) {
    histograms[observation.rawValue].count(bucket: bucket, times: times)
  }

  /// Adds what another counted, whatever it took away again.
  mutating func addDifferences(_ other: Distributions) {
    for index in histograms.indices {
      histograms[index].addDifferences(other.histograms[index])
    }
    hours.add(other.hours)
    sizes.add(other.sizes)
  }

  /// Says that numbers as small and as great as these were seen.
  mutating func include(_ extremes: Extremes, observation: Int) {
    histograms[observation].include(extremes)
  }

  /// Books a number.
  @inline(__always)
  mutating func add(_ number: Int64, to observation: Observation) {
    histograms[observation.rawValue].add(number)
  }
}

/// The sums over the counted days that figures of single merchants are made of.
struct MerchantSums: BitwiseCopyable {
  let callsOffered: Int64
  let callsAnswered: Int64
  let microsecondsSaved: Int64
  let contacts: Int64
  let suspensions: Int64
  let examined: Int64
  let falsePositives: Int64
  let undecided: Int64

  /// The counters that are asked for.
  static var counters: [Counter] {
    [
      .callsOffered, .callsAnswered, .contactMicrosecondsSaved, .contacts, .suspensions,
      .suspensionsExamined, .falsePositives, .undecidedSuspensions,
    ]
  }

  @inline(__always)
  init(_ sum: (Counter) -> Int64) {
    callsOffered = sum(.callsOffered)
    callsAnswered = sum(.callsAnswered)
    microsecondsSaved = sum(.contactMicrosecondsSaved)
    contacts = sum(.contacts)
    suspensions = sum(.suspensions)
    examined = sum(.suspensionsExamined)
    falsePositives = sum(.falsePositives)
    undecided = sum(.undecidedSuspensions)
  }
}

extension Distributions {
  /// Books what is observed once a merchant, over so many counted days.
  mutating func observe(_ sums: MerchantSums, days: Int) {
    if sums.callsOffered > 0 {
      add(sums.callsAnswered * 10_000 / sums.callsOffered, to: .merchantAnswerRate)
    }
    add(sums.microsecondsSaved / 1_000_000 * 30 / Int64(days), to: .merchantSecondsSaved)
    add(sums.suspensions, to: .merchantSuspensions)
    sizes.add(sums, days: days)
  }
}

/// A quantile of an observation's distribution.
public struct ObservedQuantile: Hashable, Sendable {
  /// Makes a quantile of an observation.
  public init(_ observation: Observation, probability: Double) {
    self.observation = observation
    self.probability = probability
  }

  /// What is observed.
  public let observation: Observation
  /// The share of it that lies below the quantile, within 0 to 1.
  public let probability: Double
}
