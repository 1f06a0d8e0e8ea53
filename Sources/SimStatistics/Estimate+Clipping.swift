extension Estimate {
  /// The estimate with its interval cut to the values that are possible, such as 0 to 1 for a share.
  ///
  /// Cutting off what cannot be loses no coverage. The value is left as it is.
  public func clipped(to possible: ClosedRange<Double>) -> Estimate {
    guard let value, let interval else { return self }
    return .bounded(
      value, standardError: standardError,
      lower: min(max(interval.lower, possible.lowerBound), possible.upperBound),
      upper: min(max(interval.upper, possible.lowerBound), possible.upperBound),
      level: interval.level, count: count, method: method, degreesOfFreedom: degreesOfFreedom,
      skewnessShift: skewnessShift)
  }

  /// The estimate, but without an interval where all replications agree exactly: no spread says nothing of
  /// the precision. What rounding can have made is no spread (``Rounding``).
  package var unlessWithoutSpread: Estimate {
    guard let value, let interval, interval.lower == interval.upper else { return self }
    return .pointOnly(value, because: .noSpread, count: count, method: method)
  }
}
