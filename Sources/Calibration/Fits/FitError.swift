/// Why nothing can be fitted to some rows.
public enum FitError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A number that must be positive, or at least some other number, is not; `name` says which.
  case outOfRange(name: String, value: Double)
  /// An observed duration is shorter than the log could hold.
  case belowThreshold(seconds: Double, threshold: Double)
  /// There are fewer observed values than parameters can be fitted to.
  case tooFew(observed: Double, needed: Int)
  /// All observed durations are equal, so that nothing says how they spread.
  case noSpread
  /// The durations below a threshold are no more than the rest of the law explains.
  case noSpike(threshold: Double)
  /// No ring was answered, or all calls of all merchants, or none.
  case allAlike(what: String)
  /// The likelihood has no greatest value that the rows determine.
  case notIdentified(what: String)

  /// What is wrong, in a sentence without its full stop.
  public var description: String {
    switch self {
    case .outOfRange(let name, let value): "\(name) of \(value) is out of range"
    case .belowThreshold(let seconds, let threshold):
      "a duration of \(seconds) s is shorter than the threshold of \(threshold) s"
    case .tooFew(let observed, let needed):
      "\(FitText.number(observed)) observed values are too few: at least \(needed) are needed"
    case .noSpread: "all observed durations are equal, so nothing says how they spread"
    case .noSpike(let threshold):
      "durations below \(FitText.number(threshold)) s are no more than the rest explains"
    case .allAlike(let what): what
    case .notIdentified(let what): "the rows do not determine \(what)"
    }
  }
}

/// Numbers as the sentences of fits write them.
enum FitText {
  /// A number without needless digits: whole ones without a point.
  static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// A number with some digits after the point.
  static func number(_ value: Double, digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { power, _ in power * 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard digits > 0, scaled < 1e15 else { return number(value.rounded()) }
    let whole = Int(scaled)
    let (above, below) = (whole / Int(scale), "\(whole % Int(scale))")
    let zeros = String(repeating: "0", count: digits - below.count)
    return (value < 0 && whole > 0 ? "-" : "") + "\(above).\(zeros)\(below)"
  }
}
