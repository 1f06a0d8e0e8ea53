/// A parameter that no estimator can work with.
///
/// Data that cannot support an estimate are not errors: they give an `Estimate` with an `Absence`.
public enum StatisticsError: Error, Hashable, Sendable {
  /// A confidence level outside (0, 1).
  case levelOutOfRange(Double)
  /// A probability outside [0, 1].
  case probabilityOutOfRange(Double)
  /// A weight, standard deviation or cost that is negative or not finite.
  case negativeOrNotFinite(Double)
  /// Collections that must be equally long are not.
  case unequalLengths(Int, Int)
  /// An empty collection where at least one element is needed.
  case empty
  /// A count that is negative, or larger than the total it is part of.
  case countOutOfRange(Int)
}
