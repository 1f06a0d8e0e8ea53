import SimRandom

/// Streams of draws that belong to a design of experiments and to no merchant.
package enum DesignStream: Hashable, Sendable {
  /// The permutations and places of Latin hypercubes.
  case latinHypercube
  /// The digital shift of Sobol's points.
  case sobolShift
  /// The walks of Morris's screening.
  case screening
  /// Samples drawn again for intervals of sensitivities.
  case resampling
  /// The shift of the points that sensitivity indices are from.
  case sensitivityShift
  /// Where searches begin.
  case searchStart
  /// The digital shift of a point set of worlds, by its number.
  case worldShift(set: Int)

  /// The stream under a scenario's seed.
  package func stream(seed: UInt64) -> RandomStream {
    StreamSource(seed: seed, replication: 0, subject: StreamSource.design)
      .key(purpose, entity: entity).stream()
  }

  private var entity: UInt64 {
    if case .worldShift(let set) = self { UInt64(set) } else { 0 }
  }

  private var purpose: Purpose {
    switch self {
    case .latinHypercube: .latinHypercube
    case .sobolShift: .sobolShift
    case .screening: .screening
    case .resampling: .resampling
    case .sensitivityShift: .sensitivityShift
    case .searchStart: .searchStart
    case .worldShift: .worldShift
    }
  }
}

/// The random numbers that questions about results take, apart from all that is simulated.
package enum AnalysisStreams {
  /// The stream that judges differences between policies of a seed.
  package static func comparison(seed: UInt64) -> RandomStream {
    StreamSource(seed: seed, replication: 0, subject: StreamSource.platform)
      .key(.comparison, entity: 0).stream()
  }
}

/// The random numbers of calls and appeals that stand for those of many merchants.
package enum PlaceStreams {
  /// The draws of what a segment brings to a place in an hour of the run.
  package static func arrivals(
    at place: SharedPlace, in scenario: Scenario, segment: Int, replication: UInt64
  ) -> (_ hour: Int) -> StreamKey {
    let source = StreamSource(seed: scenario.seed, replication: replication, subject: 0).ofPlatform
    let code = NameCode.segments(of: scenario)[segment] << 32
    let purpose: Purpose =
      switch place {
      case .desk: .deskArrivals
      case .appeals: .appealArrivals
      }
    return { source.key(purpose, entity: code | UInt64($0)) }
  }
}
