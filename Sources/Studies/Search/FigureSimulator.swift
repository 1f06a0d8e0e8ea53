import MerchantModel
import Runs
import SimStatistics

/// Simulates replications of one scenario after another and keeps of each the wanted figures alone.
struct FigureSimulator: BlockSimulator, ~Copyable {
  /// Some replications of one point, over which merchants and the places that they share are brought to agree.
  struct Block: Sendable {
    /// Which of the points.
    let job: Int
    let scenario: Scenario
    let replications: Range<Int>
  }

  private let figures: [TargetFigure]
  private var simulator = ReplicationSimulator()

  /// Makes a simulator for one thread.
  init(_ figures: [TargetFigure]) {
    self.figures = figures
  }

  /// Simulates the segments that the figures take.
  ///
  /// - Returns: The figures of each replication.
  mutating func simulate(_ block: Block) -> [PointReplication] {
    let figures = figures
    let segments = Set(figures.flatMap { $0.segments(of: block.scenario) }).sorted()
    var replications: [PointReplication] = []
    let places = simulator.simulate(
      ReplicationSimulator.Block(
        block.scenario, replications: block.replications, segments: segments)
    ) { _, outputs in
      replications.append(
        PointReplication(outputs, segments: segments, of: block.scenario, figures: figures))
    }
    guard places.contains(where: { !$0.isSettled }) else { return replications }
    for number in replications.indices { replications[number].isSettled = false }
    return replications
  }
}

extension PointReplication {
  /// The figures of a replication.
  ///
  /// - Parameters:
  ///   - outputs: What the segments' merchants resulted in.
  ///   - segments: The positions of the segments, one an output.
  ///   - scenario: What was simulated.
  ///   - figures: The figures, of no other segments than these.
  init(
    _ outputs: [BlockOutput], segments: [Int], of scenario: Scenario, figures: [TargetFigure]
  ) {
    var result = PointReplication()
    var totals: [Int: [Int64]] = [:]
    var distributions: [Int: Distributions] = [:]
    for (segment, output) in zip(segments, outputs) {
      do throws(SumOverflowError) {
        try output.check(of: scenario.segments[segment])
      } catch {
        result.overflow = error
      }
      totals[segment] = output.tallies.totals(over: scenario.calendar.countedDays)
      distributions[segment] = output.distributions
      result.events += output.events
      result.merchantDays +=
        scenario.segments[segment].merchants * scenario.calendar.totalDays
    }
    /// The weighted sums of a ratio.
    func sums(_ measure: Measure, of scope: Scope) -> (numerator: Double, denominator: Double) {
      var sums = (numerator: 0.0, denominator: 0.0)
      for (segment, weight) in scope.weights(of: scenario.segments) {
        let counts = totals[segment] ?? []
        sums.numerator += weight * measure.numerator(of: counts) * measure.scale
        sums.denominator += weight * Double(measure.denominator(of: counts))
      }
      return sums
    }
    /// The weighted suspensions of merchants of a size that are false positives, and all that were examined.
    func falsePositives(
      ofSize size: Int, in scope: Scope
    ) -> (numerator: Double, denominator: Double) {
      var sums = (numerator: 0.0, denominator: 0.0)
      for (segment, weight) in scope.weights(of: scenario.segments) {
        guard let counts = distributions[segment]?.sizes.classes[size] else { continue }
        sums.numerator += weight * Double(counts.falsePositives)
        sums.denominator += weight * Double(counts.examined)
      }
      return sums
    }
    result.observed = figures.map { figure in
      guard let observation = figure.measure.quantile?.observation else { return [] }
      return figure.scope.weights(of: scenario.segments).compactMap { segment, weight in
        distributions[segment].flatMap { SparseHistogram($0[observation]) }
          .map { WeightedHistogram(histogram: $0, weight: weight) }
      }
    }
    result.strata = figures.map { figure in
      guard figure.measure.quantile == nil, !figure.isGap else { return [] }
      return figure.scope.weights(of: scenario.segments).map { segment, weight in
        let counts = totals[segment] ?? []
        return FewEvents.Stratum(
          events: figure.measure.numerator(of: counts),
          whole: Double(figure.measure.denominator(of: counts)), weight: weight)
      }
    }
    result.subtracted = figures.map { figure in
      if let other = figure.other { return sums(figure.measure, of: other) }
      if let sizes = figure.sizes { return falsePositives(ofSize: sizes.second, in: figure.scope) }
      guard figure.measure.subtracted != nil else { return nil }
      var sums = (numerator: 0.0, denominator: 0.0)
      for (segment, weight) in figure.scope.weights(of: scenario.segments) {
        guard let counts = totals[segment],
          let other = figure.measure.subtracted({ counts[$0.rawValue] })
        else { continue }
        sums.numerator += weight * other.numerator * figure.measure.scale
        sums.denominator += weight * other.denominator
      }
      return sums
    }
    result.figures = figures.map { figure in
      let weights = figure.scope.weights(of: scenario.segments)
      if figure.measure.quantile != nil {
        let value = figure.measure.quantile(
          of: weights.map { (distributions[$0.segment] ?? Distributions(), $0.weight) })
        return (value ?? 0, value == nil ? 0 : 1)
      }
      if let sizes = figure.sizes { return falsePositives(ofSize: sizes.first, in: figure.scope) }
      return sums(figure.measure, of: figure.scope)
    }
    self = result
  }
}

/// What one replication of a point results in.
struct PointReplication: Sendable {
  /// Above and below the line, by figure.
  var figures: [(numerator: Double, denominator: Double)] = []
  /// The same of the ratio that is taken off, of figures that have one.
  var subtracted: [(numerator: Double, denominator: Double)?] = []
  /// What each figure that is a ratio counts, by segment.
  var strata: [[FewEvents.Stratum]] = []
  /// What was observed of each figure that is a quantile, by segment.
  var observed: [[WeightedHistogram]] = []
  var merchantDays = 0
  var events = 0
  /// Whether merchants agree with the places that they share.
  var isSettled = true
  /// A sum that is beyond 64 bits, if there is one.
  var overflow: SumOverflowError?
}
