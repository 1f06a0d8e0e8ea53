import MerchantModel
import Runs

/// The digest of an answer together with its unit: what a worker computes where it simulates, and the gate again where the
/// answer arrives.
///
/// It covers everything that was asked and everything that was answered, so an answer that was changed on its way,
/// or that was given to another question, does not have it. Whoever changes an answer and computes the digest anew is
/// not found out by it.
struct AnswerDigest {
  /// What a unit asks, but for which replications: the same for all units of a point.
  struct Question: Sendable {
    private let checksum: Checksum

    /// Takes in a unit's experiment, scenario and files.
    init(_ unit: WorkUnit) {
      var checksum = Checksum()
      checksum.add(Int64(unit.layout))
      checksum.add(unit.experiment)
      checksum.add(unit.scenario)
      for (name, content) in (unit.files ?? [:]).sorted(by: { $0.key < $1.key }) {
        checksum.add(name)
        checksum.add(content)
      }
      self.checksum = checksum
    }

    /// The digest of an answer to it, in hexadecimal digits.
    func digest(of result: UnitResult) -> String {
      var digest = checksum
      digest.add(result)
      return digest.description
    }
  }
}

extension Checksum {
  fileprivate mutating func add(_ result: UnitResult) {
    add(result.experiment)
    for number in [result.key.point, result.key.first, result.key.count] { add(Int64(number)) }
    add(result.build)
    add(result.worker?.description ?? "")
    for place in result.places ?? [] { add(place) }
    for replication in result.replications {
      add(Int64(replication.events ?? -1))
      add(replication.fingerprint ?? "")
      for segment in replication.segments {
        for counter in Counter.allCases {
          add("\(counter)")
          add(segment[counter])
        }
        for observation in SegmentSums.kept {
          guard let histogram = segment.histogram(of: observation) else { continue }
          add("\(observation)")
          for number in [histogram.least ?? -1, histogram.greatest ?? -1] { add(number) }
          for bucket in histogram.buckets where histogram[bucket: bucket] != 0 {
            add(Int64(bucket))
            add(histogram[bucket: bucket])
          }
        }
      }
    }
  }

  private mutating func add(_ place: PlaceSample) {
    add(place.place.rawValue)
    add(Int64(place.rounds))
    add(place.isSettled ? 1 : 0)
    for figure in place.figures {
      add(figure.name)
      for number in figure.sample.numerators + figure.sample.denominators {
        add(Int64(bitPattern: number.bitPattern))
      }
    }
  }
}
