import Foundation

/// The log likelihood of a family's coordinates, given a sample, with what does not depend on the coordinates summed up once.
struct LawLikelihood {
  private let family: LawFamily
  private let sample: CensoredSample
  /// Observed durations below the spike's threshold.
  private let short: ArraySlice<CensoredSample.Tally>
  /// All other observed durations: their logarithms and weights.
  private let logs: [Double]
  private let weights: [Double]
  /// Their weight, their sum, the mean of their logarithms, and the squares of the logarithms around it.
  private let count: Double
  private let sum: Double
  private let meanLog: Double
  private let squares: Double

  init(_ family: LawFamily, _ sample: CensoredSample) {
    self.family = family
    self.sample = sample
    let split = sample.observed.firstIndex { $0.seconds >= family.spikeBelow ?? 0 }
    short = sample.observed[..<(split ?? sample.observed.count)]
    let long = sample.observed[(split ?? sample.observed.count)...]
    logs = long.map { log($0.seconds) }
    weights = long.map(\.weight)
    count = weights.reduce(0, +)
    sum = long.reduce(0) { $0 + $1.weight * $1.seconds }
    let mean = count > 0 ? zip(logs, weights).reduce(0) { $0 + $1.0 * $1.1 } / count : 0
    meanLog = mean
    squares = zip(logs, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
  }

  func callAsFunction(_ coordinates: [Double]) -> Double {
    let law = DurationLaw(family, coordinates)
    guard law.isPossible else { return -.infinity }
    var total = body(coordinates)
    if family.spikeBelow != nil {
      total += count * Chance.log(ofLogOdds: -coordinates[coordinates.count - 1])
      for tally in short { total += tally.weight * law.logDensity(tally.seconds) }
    }
    for tally in sample.censored { total += tally.weight * law.logSurvival(tally.seconds) }
    if sample.threshold > 0 { total -= sample.size * law.logSurvival(sample.threshold) }
    return total
  }

  /// The sum of the logarithms of the body's density over the durations that are not short.
  private func body(_ coordinates: [Double]) -> Double {
    let first = coordinates[0]
    switch family.body {
    case .exponential: return -count * first - sum * exp(-first)
    case .gamma:
      let shape = exp(coordinates[1])
      return count
        * (shape * (coordinates[1] - first) - GSL.logGamma(shape) + (shape - 1) * meanLog)
        - shape * sum * exp(-first)
    case .weibull:
      let shape = exp(coordinates[1])
      var hazards = 0.0
      for index in logs.indices { hazards += weights[index] * exp(shape * (logs[index] - first)) }
      return count * (coordinates[1] - shape * first + (shape - 1) * meanLog) - hazards
    case .lognormal:
      let deviation = meanLog - first
      return count * (-coordinates[1] - 0.5 * log(2 * Double.pi) - meanLog)
        - 0.5 * exp(-2 * coordinates[1]) * (squares + count * deviation * deviation)
    }
  }

  /// Coordinates from which to search, by moments of the observed durations that are not short and of the censored ones.
  var start: [Double] {
    let floor = max(sample.threshold, family.spikeBelow ?? 0)
    let cut = sample.censored.filter { $0.seconds >= floor }
    let cutWeight = cut.reduce(0) { $0 + $1.weight }
    let all = count + cutWeight
    let time = cut.reduce(sum) { $0 + $1.weight * $1.seconds } - all * sample.threshold
    let mean = log(max(time, 1e-9) / max(count, 1) + sample.threshold / 2)
    let spread = max((squares / max(count, 1)).squareRoot(), 0.05)
    let middle =
      cut.reduce(meanLog * count) { $0 + $1.weight * log($1.seconds) } / max(all, 1)
      + 0.5 * log(max(all, 1) / max(count, 1))
    var start: [Double]
    switch family.body {
    case .exponential: start = [log(max(time, 1e-9) / max(count, 1))]
    // Shapes by the spread of the logarithms: of a Weibull variate it is pi / sqrt(6) over the shape, of a gamma variate
    // about one over the root of the shape.
    case .gamma: start = [mean, min(max(-2 * log(spread), -2), 6)]
    case .weibull: start = [middle + 0.577 * spread * 0.78, min(max(0.25 - log(spread), -2), 6)]
    case .lognormal: start = [middle, log(spread)]
    }
    if family.spikeBelow != nil {
      let shortWeight = short.reduce(0) { $0 + $1.weight }
      let share = min(max(shortWeight / max(shortWeight + all, 1), 0.005), 0.9)
      start.append(Chance.logOdds(share))
    }
    return start
  }
}
