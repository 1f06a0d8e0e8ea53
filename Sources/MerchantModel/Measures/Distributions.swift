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

  @inline(__always) static var count: Int { Observation.videoGuidance.rawValue + 1 }
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

  /// Books a number.
  @inline(__always)
  mutating func add(_ number: Int64, to observation: Observation) {
    histograms[observation.rawValue].add(number)
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
