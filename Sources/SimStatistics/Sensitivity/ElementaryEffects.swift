/// What a function does when one input moves and the others stand still, at places all over the inputs'
/// ranges: Morris's screening, which tells inputs that matter from those that do not in few runs.
///
/// Morris (1991), "Factorial sampling plans for preliminary computational experiments", Technometrics 33(2),
/// 161-174; the mean of the absolute effects by Campolongo, Cariboni and Saltelli (2007), "An effective
/// screening design for sensitivity analysis of large models", Environmental Modelling & Software 22(10).
package struct ElementaryEffects: Sendable {
  /// Places of the grid on each input's range from 0 to 1.
  package static let levels = 4
  /// How far an input moves: half the levels, over their number less 1.
  package static let step = Double(levels) / (2 * Double(levels - 1))

  /// A walk through the unit cube in which each input moves once, by ``step`` up or down.
  package struct Trajectory: Hashable, Sendable {
    /// One more point than inputs.
    package let points: [[Double]]
    /// Which input moves to each point but the first.
    package let moved: [Int]

    /// A trajectory from a random place of the grid, the inputs in random order.
    package static func drawn(
      inputs: Int, using generator: inout some RandomNumberGenerator
    ) -> Trajectory {
      func below(_ limit: Int) -> Int {
        Int(generator.next().multipliedFullWidth(by: UInt64(limit)).high)
      }
      // Of the grid, the lower half can move up, the upper half down.
      var place = (0..<inputs).map { _ in Double(below(levels)) / Double(levels - 1) }
      var order = Array(0..<inputs)
      for index in order.indices.dropFirst() { order.swapAt(index, below(index + 1)) }
      var points = [place]
      for input in order {
        let moved = place[input] + (place[input] < 0.5 ? step : -step)
        // Sums of thirds stray by a rounding error.
        place[input] = min(max(moved, 0), 1)
        points.append(place)
      }
      return Trajectory(points: points, moved: order)
    }
  }

  /// One input's effects, in the unit of the figure for the whole of the input's range.
  package struct Effect: Sendable {
    /// The mean effect: what the input does on the whole; opposite effects cancel.
    package let mean: Estimate
    /// The mean size of the effects (mu*): how much the input matters. The noise adds to it.
    package let meanSize: Estimate
    /// The standard deviation of the effects, the noise taken off: whether the effect depends on where the
    /// inputs stand. 0 where all the spread there is can be noise.
    package let deviation: Estimate
    /// The standard deviation of the noise in one effect.
    package let noise: Double
  }

  /// By input.
  package let effects: [Effect]

  /// Estimates the effects. Trajectories are independent, so means of effects have intervals by Student's
  /// t, cut off at 0 for sizes; deviations have those by drawing trajectories again.
  ///
  /// - Parameters:
  ///   - trajectories: Each with what came out at its points; two or more.
  ///   - generator: Draws trajectories again.
  /// - Returns: nil for fewer trajectories.
  package init?(
    _ trajectories: [(walk: Trajectory, values: [NoisyValue])],
    level: ConfidenceLevel = .ninetyFive, using generator: inout some RandomNumberGenerator
  ) {
    guard trajectories.count > 1, let inputs = trajectories.first?.walk.moved.count else {
      return nil
    }
    let resamples = (0..<Bootstrap.resamples).map { _ in
      Bootstrap.draw(trajectories.count, using: &generator)
    }
    effects = (0..<inputs).map { input in
      let moves = trajectories.compactMap { ElementaryEffects.move(of: input, in: $0) }
      let values = moves.map(\.effect)
      let deviation = Bootstrap.estimate(
        ElementaryEffects.deviation(of: moves),
        resamples: resamples.map { rows in
          ElementaryEffects.deviation(of: rows.map { moves[$0] })
        }, count: moves.count, level: level)
      return Effect(
        mean: Mean.estimate(of: values, level: level).unlessWithoutSpread,
        meanSize: Mean.estimate(of: values.map(\.magnitude), level: level).unlessWithoutSpread
          .clipped(to: 0...(.infinity)),
        deviation: deviation, noise: Moments.mean(moves.map(\.noise)).squareRoot())
    }
  }

  /// The standard deviation of some effects, their noise taken off.
  private static func deviation(of moves: [(effect: Double, noise: Double)]) -> Double {
    let values = moves.map(\.effect)
    let spread =
      Moments.squaredDeviations(values, around: Moments.mean(values)) / Double(values.count - 1)
    return max(spread - Moments.mean(moves.map(\.noise)), 0).squareRoot()
  }

  /// An input's effect in one trajectory, and the variance of its noise.
  private static func move(
    of input: Int, in trajectory: (walk: Trajectory, values: [NoisyValue])
  ) -> (effect: Double, noise: Double)? {
    guard let place = trajectory.walk.moved.firstIndex(of: input) else { return nil }
    let (from, to) = (trajectory.walk.points[place], trajectory.walk.points[place + 1])
    let change = trajectory.values[place + 1] - trajectory.values[place]
    let distance = to[input] - from[input]
    return (
      change.mean / distance,
      change.noise / Double(change.figures.count) / (distance * distance)
    )
  }
}
