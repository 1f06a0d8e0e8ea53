import SimRandom

/// Keeps the samplers of a plan alive, so that the loop can work with their unowned twins: reading an
/// owning sampler counts references, which costs as much as a draw.
struct SamplerKeeper {
  private let tables: SharedTables
  private var owned: [Sampler] = []

  init(_ tables: SharedTables) {
    self.tables = tables
  }

  /// Compiles a distribution; the result is valid for as long as this value lives.
  mutating func keep(_ distribution: Distribution) -> UnownedSampler {
    let sampler = tables.sampler(of: distribution)
    owned.append(sampler)
    return sampler.unowned
  }

  /// The same for a law of durations.
  mutating func keep(_ durations: DurationDistribution) -> UnownedSampler {
    keep(durations.seconds)
  }

  /// The same for laws that may be missing.
  mutating func keep(_ durations: DurationDistribution?) -> UnownedSampler? {
    durations.map { keep($0.seconds) }
  }

  mutating func keep(_ distribution: Distribution?) -> UnownedSampler? {
    distribution.map { keep($0) }
  }
}
