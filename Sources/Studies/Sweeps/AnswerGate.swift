import MerchantModel
import Runs

/// Decides whether an answer from elsewhere is believed: whether it is of the experiment, is what was sent, and says
/// what a simulation can have counted.
public struct AnswerGate: Sendable {
  private let experiment: Experiment
  /// The questions of points that answers came for.
  private var questions: [Int: AnswerDigest.Question] = [:]

  /// Makes a gate for the answers of an experiment.
  public init(_ experiment: Experiment) {
    self.experiment = experiment
  }

  /// Lets an answer pass.
  ///
  /// - Throws: ``AnswerRefusal``: the first reason not to believe it.
  public mutating func admit(_ result: UnitResult) throws(AnswerRefusal) {
    guard experiment.hasUnit(of: result) else { throw .foreign }
    if let digest = result.digest {
      guard digest == question(ofPoint: result.key.point).digest(of: result) else {
        throw .otherDigest
      }
    }
    let scenario = experiment.points[result.key.point].scenario
    let days = scenario.calendar.countedDays.count
    let laws = scenario.segments.map { ConservationLaws(merchants: $0.merchants, days: days) }
    for (offset, replication) in result.replications.enumerated() {
      for (index, sums) in replication.segments.enumerated() {
        let place = AnswerRefusal.Place(
          replication: result.key.first + offset, segment: scenario.segments[index].name)
        if let breach = laws[index].breach(by: { sums[$0] }) { throw .brokenLaw(breach, place) }
        if let observation = sums.impossibleDistribution {
          throw .impossibleDistribution(observation, place)
        }
      }
      guard replication.events ?? 0 >= 0 else { throw .negativeEvents }
    }
    for place in result.places ?? []
    where !place.canBe(in: scenario, replications: result.key.count) {
      throw .impossiblePlace(place.place)
    }
  }

  private mutating func question(ofPoint point: Int) -> AnswerDigest.Question {
    if let known = questions[point] { return known }
    let question = AnswerDigest.Question(
      experiment.unit(WorkUnit.Key(point: point, first: 0, count: 1)))
    questions[point] = question
    return question
  }
}

/// Why an answer is not believed.
public enum AnswerRefusal: Error, Hashable, Sendable {
  /// Where in an answer.
  public struct Place: Hashable, Sendable {
    /// The number of the replication.
    public let replication: Int
    /// The name of the segment.
    public let segment: String
  }

  /// It is of no unit of the experiment, or has not what the unit asks for.
  case foreign
  /// Its digest is not that of the unit and the answer.
  case otherDigest
  /// Its sums break a law that every scenario keeps.
  case brokenLaw(BrokenLaw, Place)
  /// A distribution has more or fewer numbers than were counted, or one that it cannot have.
  case impossibleDistribution(Observation, Place)
  /// It counts fewer than no events.
  case negativeEvents
  /// A place that merchants share has other figures than it can have.
  case impossiblePlace(SharedPlace)
}

extension PlaceSample {
  /// Whether its figures are those of a place of the scenario, each of so many replications.
  fileprivate func canBe(in scenario: Scenario, replications: Int) -> Bool {
    figures.map(\.name) == PlaceSample.figureNames(of: place, in: scenario) && rounds >= 1
      && figures.allSatisfy { figure in
        figure.sample.numerators.count == replications
          && (figure.sample.numerators + figure.sample.denominators).allSatisfy { $0 >= 0 }
      }
  }
}

extension SegmentSums {
  /// The first observation whose distribution cannot be; nil if all can.
  fileprivate var impossibleDistribution: Observation? {
    Self.kept.first { observation in
      let histogram = histogram(of: observation)
      let count = histogram?.count ?? 0
      switch observation {
      case .answerDelay: return count != self[.callsAnswered]
      case .queueWait: return count != self[.queueWaits]
      case .firstReply: return count != self[.firstReplies]
      // Of merchants with a call, in ten-thousandths.
      case .merchantAnswerRate:
        return count > self[.merchants] || histogram?.greatest ?? 0 > 10_000
      case .merchantSecondsSaved, .merchantSuspensions: return count != self[.merchants]
      case .textGuidance, .videoGuidance: return count > self[.contacts]
      }
    }
  }
}
