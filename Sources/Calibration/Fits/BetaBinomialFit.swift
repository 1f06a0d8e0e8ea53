import Foundation
import SimStatistics

/// How merchants' answer rates spread: beta distributed chances, and binomial answers given them.
///
/// With mean m and correlation r of two calls of one merchant, the beta's shapes are m (1 - r) / r and (1 - m) (1 - r) / r. The
/// likelihood is taken in the form of Griffiths (1973), Biometrics 29(4), 637-648: products of m + i t, 1 - m + i t and 1 + i t
/// with t = r / (1 - r), which keeps its digits where r is near 0 and takes time by the busiest merchant alone.
public struct BetaBinomialFit: Sendable {
  /// A merchant, or a merchant's day.
  public struct Row: Hashable, Sendable {
    /// How many calls it had.
    public let calls: Int
    /// How many of them were answered.
    public let answered: Int

    /// A merchant.
    public init(calls: Int, answered: Int) {
      self.calls = calls
      self.answered = answered
    }
  }

  /// The mean of the merchants' chances, each merchant alike.
  public let mean: FittedValue
  /// The correlation of two calls of one merchant: 0 where merchants are alike. Its interval is by profile likelihood.
  public let correlation: FittedValue
  /// The greatest log likelihood of the rows.
  public let logLikelihood: Double
  /// How many rows have calls.
  public let rows: Int
  /// All calls.
  public let calls: Int

  /// Fits rows; those without calls say nothing.
  ///
  /// - Throws: `FitError.outOfRange` unless answered calls are from 0 to all calls; `tooFew` with fewer than two rows that have
  ///   calls, or none with two calls; `allAlike` where all calls of all rows were answered, or none.
  /// - Complexity: O(calls of the busiest row) for each of some 300 evaluations.
  public init(_ rows: [Row], level: ConfidenceLevel = .ninetyFive) throws(FitError) {
    for row in rows {
      guard row.calls >= 0, row.calls <= 10_000_000 else {
        throw .outOfRange(name: "a number of calls", value: Double(row.calls))
      }
      guard (0...row.calls).contains(row.answered) else {
        throw .outOfRange(name: "a number of answered calls", value: Double(row.answered))
      }
    }
    let used = rows.filter { $0.calls > 0 }
    guard used.count > 1 else { throw .tooFew(observed: Double(used.count), needed: 2) }
    guard used.contains(where: { $0.calls > 1 }) else {
      throw .notIdentified(what: "a spread of merchants who had one call each")
    }
    let likelihood = BetaBinomialLikelihood(used)
    guard likelihood.answered > 0 else { throw .allAlike(what: "no call was answered") }
    guard likelihood.answered < likelihood.calls else {
      throw .allAlike(what: "all calls were answered")
    }
    self.rows = used.count
    calls = likelihood.calls
    let pooled = Chance.logOdds(Double(likelihood.answered) / Double(likelihood.calls))
    let reach = StudentT.criticalValue(level, degreesOfFreedom: Double(used.count - 1))
    // Without spread the likelihood is the binomial one, with its maximum at the share of all calls.
    let alike = try LikelihoodMaximum(from: [pooled], of: "the mean") { likelihood($0[0], 0) }
    let spread = try? LikelihoodMaximum(from: [pooled, -2], of: "the mean and the correlation") {
      likelihood($0[0], exp($0[1]))
    }
    guard let spread, spread.value > alike.value else {
      logLikelihood = alike.value
      mean = FittedValue(
        logOdds: alike.place[0], error: alike.standardError(0), reach: reach, level: level)
      // From so little spread that the likelihood is that of none.
      let none = [alike.place[0], -Chance.edge]
      let profile = ProfileLikelihood(place: none, value: alike.value, index: 1) {
        likelihood($0[0], exp($0[1]))
      }
      let upper = profile.end(towards: Chance.edge, step: 4, reach: reach)
      correlation = FittedValue(
        value: 0, standardError: 0,
        interval: Interval(
          lower: 0, upper: upper.map { Chance.of(logOdds: $0) } ?? 1, level: level))
      return
    }
    logLikelihood = spread.value
    mean = FittedValue(
      logOdds: spread.place[0], error: spread.standardError(0), reach: reach, level: level)
    let profile = ProfileLikelihood(place: spread.place, value: spread.value, index: 1) {
      likelihood($0[0], exp($0[1]))
    }
    correlation = profile.chance(error: spread.standardError(1), reach: reach, level: level)
  }

  /// The shapes of the beta distribution; nil where merchants are alike.
  public var shapes: (answered: Double, missed: Double)? {
    guard correlation.value > 0 else { return nil }
    let sum = (1 - correlation.value) / correlation.value
    return (mean.value * sum, (1 - mean.value) * sum)
  }

  /// The standard deviation of the merchants' chances.
  public var standardDeviation: Double {
    (mean.value * (1 - mean.value) * correlation.value).squareRoot()
  }

  /// The standard deviation of their log odds, on which a merchant's diligence acts.
  public var logOddsDeviation: Double {
    shapes.map { (GSL.trigamma($0.answered) + GSL.trigamma($0.missed)).squareRoot() } ?? 0
  }
}

/// The likelihood of beta-binomial rows, by how many rows reach each number of calls.
private struct BetaBinomialLikelihood {
  /// How many rows have more answered, missed, and all calls than the index.
  private let answeredBeyond: [Double]
  private let missedBeyond: [Double]
  private let callsBeyond: [Double]
  /// The logarithm of the number of ways in which the answered calls can lie among all.
  private let ways: Double
  let calls: Int
  let answered: Int

  init(_ rows: [BetaBinomialFit.Row]) {
    answeredBeyond = Self.beyond(rows.map(\.answered))
    missedBeyond = Self.beyond(rows.map { $0.calls - $0.answered })
    callsBeyond = Self.beyond(rows.map(\.calls))
    calls = rows.reduce(0) { $0 + $1.calls }
    answered = rows.reduce(0) { $0 + $1.answered }
    ways = rows.reduce(0) {
      $0 + GSL.logGamma(Double($1.calls) + 1) - GSL.logGamma(Double($1.answered) + 1)
        - GSL.logGamma(Double($1.calls - $1.answered) + 1)
    }
  }

  private static func beyond(_ numbers: [Int]) -> [Double] {
    var counts = [Double](repeating: 0, count: numbers.max() ?? 0)
    for number in numbers where number > 0 { counts[number - 1] += 1 }
    var sum = 0.0
    for index in counts.indices.reversed() {
      sum += counts[index]
      counts[index] = sum
    }
    return counts
  }

  /// At the log odds of the mean, and the correlation over its complement.
  func callAsFunction(_ logOdds: Double, _ spread: Double) -> Double {
    let (mean, rest) = (Chance.of(logOdds: logOdds), Chance.of(logOdds: -logOdds))
    guard mean > 0, rest > 0, spread.isFinite else { return -.infinity }
    var total = ways
    for (index, rows) in answeredBeyond.enumerated() {
      total += rows * log(mean + Double(index) * spread)
    }
    for (index, rows) in missedBeyond.enumerated() {
      total += rows * log(rest + Double(index) * spread)
    }
    for (index, rows) in callsBeyond.enumerated() {
      total -= rows * log1p(Double(index) * spread)
    }
    return total
  }
}
