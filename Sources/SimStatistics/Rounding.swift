/// What rounding alone can make of figures that are equal in truth.
///
/// Sums of n figures, and quotients of such sums, stray from the exact ones by a few n units in the last
/// place of the size of what was added (Higham (2002), "Accuracy and Stability of Numerical Algorithms",
/// 2nd edition, section 4.2). So small a difference is none: as a spread it would make any difference
/// look certain.
public enum Rounding {
  /// How far rounding can lead a figure astray: 4 (n + 4) units in the last place of its size.
  ///
  /// - Parameters:
  ///   - size: Of the greatest figure that took part, of either sign.
  ///   - count: How many figures were added up on the way, 1 or more.
  /// - Returns: In the unit of the size; 0 for a size that is not finite.
  static func bound(_ size: Double, terms count: Int) -> Double {
    let bound = 4 * Double(count + 4) * Double.ulpOfOne * size.magnitude
    return bound.isFinite ? bound : 0
  }

  /// A difference, or 0 where rounding can have made it.
  static func cleared(_ difference: Double, within bound: Double) -> Double {
    difference.magnitude <= bound ? 0 : difference
  }

  /// Whether two figures, each made of `count` others, differ by no more than rounding.
  ///
  /// - Parameters:
  ///   - one: A number.
  ///   - other: Another number.
  ///   - count: The number of terms that each is a sum of.
  public static func agree(_ one: Double, _ other: Double, terms count: Int = 1) -> Bool {
    (one - other).magnitude <= bound(max(one.magnitude, other.magnitude), terms: count)
  }

  /// The differences of pairs, 0 where rounding can have made one, and how far rounding can have led
  /// any of them astray.
  static func differences(
    _ first: [Double], minus second: [Double]
  ) -> (values: [Double], bound: Double) {
    var most = 0.0
    let values = zip(first, second).map { one, other in
      let size = max(one.magnitude, other.magnitude)
      most = max(most, size)
      return cleared(one - other, within: bound(size, terms: first.count))
    }
    return (values, 2 * bound(most, terms: first.count))
  }
}
