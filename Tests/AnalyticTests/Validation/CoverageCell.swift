import SimStatistics

/// A kind of interval of a figure, and how often it covered the truth.
struct CoverageCell: Sendable {
  /// What the interval promises.
  enum Promise: String, Sendable {
    /// About 95 %.
    case approximate
    /// At least 95 %.
    case conservative
    /// About 95 %, less what stopping on a narrow interval costs.
    case sequential
    /// Less than 95 %, because the tail that decides the mean is mostly not in the sample.
    case heavyTailed = "heavy tails"
  }

  let command: String
  let world: String
  let figure: String
  let replications: String
  let promise: Promise
  private(set) var studies = 0
  /// Studies that give no interval, and say why.
  private(set) var none = 0
  private(set) var covered = 0
  /// Studies whose interval lies above the truth, and below it.
  private(set) var above = 0
  private(set) var below = 0
  private(set) var methods: Set<String> = []
  /// The widths of intervals over those of t, added up, and how many.
  private var widths = 0.0
  private var compared = 0

  init(
    _ command: String, _ world: String, _ figure: String, replications: String, _ promise: Promise
  ) {
    self.command = command
    self.world = world
    self.figure = figure
    self.replications = replications
    self.promise = promise
  }

  mutating func add(_ estimate: Estimate, truth: Double) {
    studies += 1
    guard let interval = estimate.interval else {
      none += 1
      return
    }
    methods.insert(estimate.method.rawValue)
    if interval.contains(truth) {
      covered += 1
    } else if interval.lower > truth {
      above += 1
    } else {
      below += 1
    }
    guard let usual = estimate.symmetricHalfWidth, usual > 0 else { return }
    widths += interval.halfWidth / usual
    compared += 1
  }

  /// The share of the intervals that cover.
  var share: Double { Double(covered) / Double(max(intervals, 1)) }

  var intervals: Int { studies - none }

  /// The mean width as a share of that of t.
  var relativeWidth: Double? { compared > 0 ? widths / Double(compared) : nil }

  /// Whether the share is what the suite asks: 93.5 to 96.5 %, widened to what a right interval keeps to in all of so
  /// many cells at once, at 99 %; of conservative intervals at least 93.5 %.
  func isAsAsked(among cells: Int) -> Bool {
    let reach =
      StandardNormal.criticalValue(ConfidenceLevel.ninetyNine.simultaneous(over: cells))
      * (0.95 * 0.05 / Double(max(intervals, 1))).squareRoot()
    switch promise {
    case .approximate:
      return share >= min(0.935, 0.95 - reach) && share <= max(0.965, 0.95 + reach)
    case .conservative: return share >= min(0.935, 0.95 - reach)
    case .sequential, .heavyTailed: return share >= 0.85 - reach
    }
  }
}
