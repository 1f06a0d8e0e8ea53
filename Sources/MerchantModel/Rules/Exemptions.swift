import SimKernel

/// Merchants, and days of theirs, that a rule does not judge.
public struct Exemptions: Hashable, Sendable {
  /// Merchants younger than this at the midnight of the judgement; nil exempts none.
  public var youngerThan: SimDuration?
  /// Merchants with at most so many agents; nil exempts none.
  public var agentsUpTo: Int?
  /// Merchants with fewer calls a day, on average over the last days; nil exempts none.
  public var callsBelow: Double?
  /// Over how many of its last days with the feature on a merchant's calls a day are averaged, 1 or more;
  /// over as many as there have been, if they are fewer.
  public var callsOver = 28

  /// Everybody is judged.
  public init() {}
}

/// What a rule may know of a merchant beside its calls.
struct JudgedMerchant: BitwiseCopyable, Hashable {
  /// Its time on the platform as the counted days begin.
  var age = SimDuration.max
  /// How many agents it has.
  var agents = 1
}
