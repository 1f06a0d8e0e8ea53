import Foundation
import ResultFiles

/// Durations and a law as curves of the share that lasts longer than a time.
struct LawCurves {
  /// About how many places a curve has: more than a picture can show.
  private static let places = 120
  /// The share of durations up to which curves are drawn, so that the longest few do not decide the scale.
  private static let shown = 0.99

  let data: [FitFigures.Place]
  let law: [FitFigures.Place]

  /// Curves of a sample and of the share that lasts under a law.
  ///
  /// - Throws: `FitError` where no duration ended.
  init(_ sample: CensoredSample, _ lasting: (Double) -> Double) throws(FitError) {
    let curve = try KaplanMeier(sample)
    let end = curve.quantile(Self.shown).seconds ?? curve.steps.last?.seconds ?? curve.longest
    var places = [FitFigures.Place(seconds: 0, lasting: 1)]
    let within = curve.steps.filter { $0.seconds <= end }
    for (index, step) in within.enumerated() {
      let last = places[places.count - 1]
      let isFar =
        last.lasting - step.survival >= 1 / Double(Self.places)
        || step.seconds - last.seconds >= end / Double(Self.places)
      guard isFar || index == within.count - 1 else { continue }
      let interval = curve.survival(at: step.seconds)?.interval
      places.append(
        FitFigures.Place(
          seconds: step.seconds, lasting: step.survival, lower: interval?.lower,
          upper: interval?.upper))
    }
    data = places
    law = (0...Self.places).map { place in
      let seconds = end * Double(place) / Double(Self.places)
      return FitFigures.Place(seconds: seconds, lasting: lasting(seconds))
    }
  }
}

extension FitFigures.Law {
  /// Durations and their laws; nil where no duration ended.
  init?(_ fit: DurationFits.Fit) {
    let law = fit.ranking.best.fit.law
    guard let curves = try? LawCurves(fit.sample, { exp(law.logSurvival($0)) }) else { return nil }
    self.init(
      what: fit.subject.rawValue, kind: fit.kind, rows: fit.sample.size, ended: fit.sample.events,
      data: curves.data, law: curves.law,
      ranking: fit.ranking.entries.map { entry in
        FitFigures.Family(
          body: entry.fit.law.family.body.rawValue, spikeBelow: entry.fit.law.family.spikeBelow,
          aic: entry.fit.aic, kolmogorovSmirnov: entry.distance.kolmogorovSmirnov,
          andersonDarling: entry.distance.andersonDarling,
          kolmogorovSmirnovChance: entry.chances?.kolmogorovSmirnov,
          andersonDarlingChance: entry.chances?.andersonDarling)
      })
  }
}

extension FitFigures.Answering {
  /// The fewest answered rings of a picture, and the most numbers of agents that have one.
  private static let (fewest, most) = (30.0, 3)

  /// How soon rings were answered, a picture for each number of agents that rang together, those of most rings.
  static func pictures(_ segment: String, _ rings: RingFit) -> [Self] {
    let (chance, delay) = (rings.fit.chance.value, rings.fit.delay)
    let byAgents = Dictionary(grouping: rings.sample.rings, by: \.agents)
    let pictures = byAgents.keys.sorted().compactMap { agents -> Self? in
      let own = byAgents[agents] ?? []
      let answered = own.reduce(0) { $0 + ($1.isAnswered ? $1.weight : 0) }
      guard answered >= fewest,
        let sample = try? CensoredSample(
          own.map {
            CensoredSample.Row(seconds: $0.seconds, isCensored: !$0.isAnswered, weight: $0.weight)
          }),
        let curves = try? LawCurves(
          sample, { pow(1 - chance * delay.cdf($0), Double(agents)) })
      else { return nil }
      return Self(
        segment: segment, agents: agents, rings: own.reduce(0) { $0 + $1.weight },
        answered: answered, data: curves.data, law: curves.law)
    }
    let chosen = pictures.sorted { ($1.rings, $0.agents) < ($0.rings, $1.agents) }.prefix(most)
    return chosen.sorted { $0.agents < $1.agents }
  }
}
