/// Points that no other point beats on two figures at once.
public enum ParetoFront {
  /// Two figures and which end of each is wanted.
  public struct Axes: Hashable, Sendable {
    /// The wanted end of the first figure.
    public let first: BetterDirection
    /// The wanted end of the second.
    public let second: BetterDirection

    /// Names the wanted ends.
    public init(first: BetterDirection, second: BetterDirection) {
      self.first = first
      self.second = second
    }
  }

  /// Whether each point is on the front: no other is at least as good on both figures and better on one.
  ///
  /// Points that coincide do not beat each other. Complexity: O(k^2).
  ///
  /// - Parameters:
  ///   - first: The figures of the first axis.
  ///   - second: The figures of the second axis, equally many.
  ///   - axes: The preferred directions.
  public static func contains(
    _ first: ArraySlice<Double>, _ second: ArraySlice<Double>, axes: Axes
  ) -> [Bool] {
    zip(first, second).map { x, y in
      !zip(first, second).contains { otherX, otherY in
        !axes.first.prefers(x, to: otherX) && !axes.second.prefers(y, to: otherY)
          && (axes.first.prefers(otherX, to: x) || axes.second.prefers(otherY, to: y))
      }
    }
  }

  /// The estimated chance that each of k points is on the front: the share of draws in which it is. It supposes what
  /// ``ChanceOfBest`` does.
  ///
  /// - Parameters:
  ///   - joint: of 2 k estimates: the points' first figures, then their second ones in the same order.
  ///   - draws: of a dimension of 2 k or more.
  /// - Complexity: O(draws x k^2).
  public static func chances(
    of joint: JointEstimate, axes: Axes, draws: JointDraws
  ) -> [Double] {
    let points = joint.values.count / 2
    var times = [Double](repeating: 0, count: points)
    draws.forEach(of: joint) { draw in
      let isOn = contains(draw[..<points], draw[points...], axes: axes)
      for index in 0..<points where isOn[index] { times[index] += 1 }
    }
    return times.map { $0 / Double(draws.count) }
  }
}
