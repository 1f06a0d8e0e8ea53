/// The least-squares regression of figures, one a replication, on control variates, one control after another by modified
/// Gram-Schmidt.
struct ControlRegression {
  /// The residuals of the figures.
  private(set) var residuals: [Double]
  private let squares: Double
  /// Orthonormal directions, each with its distance from what was expected.
  private var directions: [(direction: [Double], offset: Double)] = []
  /// The part of the mean that the controls explain.
  private(set) var correction = 0.0

  /// A regression without controls.
  ///
  /// - Parameter figures: One a replication; they add up to zero.
  init(_ figures: [Double]) {
    residuals = figures
    squares = figures.reduce(0) { $0 + $1 * $1 }
  }

  /// How many controls take part.
  var controls: Int { directions.count }

  /// Whether the residuals are more than rounding.
  var leavesSpread: Bool {
    residuals.reduce(0) { $0 + $1 * $1 } > 1e-20 * squares
  }

  /// How much of its own figure each replication's fitted one is: 1/n and the squares of its directions.
  var leverages: [Double] {
    residuals.indices.map { replication in
      directions.reduce(1 / Double(residuals.count)) {
        $0 + $1.direction[replication] * $1.direction[replication]
      }
    }
  }

  /// The standard error of the mean at the controls' expected values, by leaving out one replication after the other; nil
  /// where one determines a coefficient alone.
  ///
  /// By the closed form of the regression without one replication: Efron and Tibshirani (1993), "An Introduction to the
  /// Bootstrap", chapter 11; for regression Miller (1974), Annals of Statistics 2(5), 880-891.
  var jackknifeError: Double? {
    let count = Double(residuals.count)
    var changes: [Double] = []
    for (replication, leverage) in leverages.enumerated() {
      guard leverage < 1 - 1e-9 else { return nil }
      let share = directions.reduce(1 / count) { $0 - $1.direction[replication] * $1.offset }
      changes.append(share * residuals[replication] / (1 - leverage))
    }
    let squares = Moments.squaredDeviations(changes, around: Moments.mean(changes))
    return ((count - 1) / count * squares).squareRoot()
  }

  /// Takes in a control, unless it does not vary or is a combination of earlier ones.
  mutating func include(_ control: ControlVariates.Control) {
    let mean = Moments.mean(control.values)
    guard mean.isFinite else { return }
    var direction = control.values.map { $0 - mean }
    var offset = mean - control.mean
    let before = direction.reduce(0) { $0 + $1 * $1 }
    let scale = control.values.reduce(0) { $0 + $1 * $1 }
    // Figures that are all equal may differ from their mean by rounding.
    guard before.isFinite, before > 1e-24 * scale else { return }
    for earlier in directions {
      let share = inner(direction, earlier.direction)
      for index in direction.indices { direction[index] -= share * earlier.direction[index] }
      offset -= share * earlier.offset
    }
    let left = direction.reduce(0) { $0 + $1 * $1 }
    guard left > 1e-10 * before else { return }
    let length = left.squareRoot()
    for index in direction.indices { direction[index] /= length }
    offset /= length
    let coefficient = inner(residuals, direction)
    for index in residuals.indices { residuals[index] -= coefficient * direction[index] }
    correction += coefficient * offset
    directions.append((direction, offset))
  }

  private func inner(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
