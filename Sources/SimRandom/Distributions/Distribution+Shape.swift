/// What closed forms ask of a distribution before they hold.
extension Distribution {
  /// The only value of a distribution that always has the same one; nil for all others.
  public var constantValue: Double? {
    let support = support
    return support.lowerBound == support.upperBound ? support.lowerBound : nil
  }

  /// The mean, if the distribution is given as an exponential one; nil for all others.
  public var exponentialMean: Double? {
    if case .exponential(let distribution) = kind { distribution.mean } else { nil }
  }
}
