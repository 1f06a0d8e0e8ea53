/// What is found without one block of days after the other tells how much chance there is in what is found of all (B. Efron,
/// C. Stein, Annals of Statistics 9 (1981) 586-596). Its estimate of what chance pulls it by is not used: it has more chance in it
/// than it takes away.
struct Jackknife {
  private let estimate: Double
  let standardError: Double
  private let degreesOfFreedom: Double

  /// Of an estimate of all days, and those of all days but each block.
  ///
  /// - Parameter pairs: What they are made of.
  init(_ estimate: Double, _ others: [Double], _ pairs: HourPairs) {
    self.estimate = estimate
    let count = Double(others.count)
    let mean = others.reduce(0, +) / count
    let squares = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardError = (squares * (count - 1) / count / pairs.exaggeration).squareRoot()
    degreesOfFreedom = count - 1
  }

  /// A value that is an increasing function of what was estimated, with Student's interval on the scale of the estimate.
  func parameter(basis: String, _ function: (Double) -> Double) -> FittedParameter {
    FittedParameter(
      of: estimate, standardError: standardError, degreesOfFreedom: degreesOfFreedom, basis: basis,
      function)
  }
}
