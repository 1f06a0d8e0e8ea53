import MerchantModel
import SimStatistics

/// Which worlds are drawn: places of the inputs that nobody knows, in independently shifted sets of Sobol's points.
///
/// More worlds leave those that there are as they are, and so do more inputs.
public struct WorldDesign: Hashable, Sendable {
  /// How many point sets there are, each shifted by itself: what the interval of the mean over worlds is from.
  public static let sets = 8
  /// The most inputs that can be drawn.
  public static let mostInputs = SobolPoints.mostDimensions
  /// The most worlds.
  public static let mostWorlds = 1 << 16

  /// How many worlds there are in all: ``sets`` times a power of two.
  public let worlds: Int
  /// The worlds of each set.
  public var worldsPerSet: Int { worlds / WorldDesign.sets }

  /// Plans worlds.
  ///
  /// - Returns: nil unless their number is ``sets`` times a power of two, up to ``mostWorlds``.
  public init?(worlds: Int) {
    let (perSet, rest) = worlds.quotientAndRemainder(dividingBy: WorldDesign.sets)
    guard rest == 0, perSet > 0, perSet.nonzeroBitCount == 1, worlds <= WorldDesign.mostWorlds
    else { return nil }
    self.worlds = worlds
  }

  /// The places of the inputs in every world, set after set, each number between 0 and 1.
  func places(inputs: Int, seed: UInt64) -> [[Double]] {
    (0..<WorldDesign.sets).flatMap { set in
      var shift = DesignStream.worldShift(set: set).stream(seed: seed)
      return SobolPoints.shifted(points: worldsPerSet, dimensions: inputs, using: &shift)
    }
  }
}
