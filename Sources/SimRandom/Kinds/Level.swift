/// A probability with its complement, each to full relative precision.
///
/// `1 - p` loses the small probabilities of an upper tail; who knows both keeps both.
@usableFromInline
struct Level: Hashable, Sendable {
  /// The chance of what is at or below.
  var lower: Double
  /// The chance of what is above.
  var upper: Double

  /// The level of which both chances are known.
  init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The level whose lower chance is `p`.
  @usableFromInline
  init(_ p: Double) {
    self.init(lower: p, upper: 1 - p)
  }

  /// The level at which a standard normal is `z`.
  init(normalScore z: Double) {
    self.init(lower: StandardNormal.cdf(z), upper: StandardNormal.survival(z))
  }

  /// The value of a standard normal at this level.
  var normalScore: Double {
    lower <= 0.5 ? StandardNormal.quantile(lower) : -StandardNormal.quantile(upper)
  }
}
