import Foundation

/// The triangle within which a running sum of independent normal differences leaves open whether their mean
/// is positive or negative.
///
/// A sum whose mean is at least ``difference`` from 0 leaves the triangle on the wrong side with a chance of
/// at most the error, whatever the variance, which the first observations estimate: Fabian (1974), "Note on
/// Anscombe's Fixed Width Confidence Interval", Annals of Statistics 2(1), 170-176, as Kim and Nelson (2001)
/// use it ("A fully sequential procedure for indifference-zone selection in simulation", ACM Transactions on
/// Modeling and Computer Simulation 11(3), 251-273, with c = 1). Looking less often than after each
/// observation only lowers the chance (Jennison, Johnston and Turnbull, 1980).
package struct ContinuationRegion: Hashable, Sendable {
  /// How many observations estimate the variance, 2 or more.
  package let firstStage: Int
  /// The least mean that the error is promised for; positive.
  package let difference: Double
  private let eta: Double

  /// - Parameter error: Of leaving on the wrong side; above 0, up to a half.
  package init(firstStage: Int, difference: Double, error: Double) {
    precondition(firstStage > 1 && difference > 0 && error > 0 && error <= 0.5)
    self.firstStage = firstStage
    self.difference = difference
    eta = (pow(2 * error, -2 / Double(firstStage - 1)) - 1) / 2
  }

  /// How far from 0 the sum must be to be decided; 0 from ``mostObservations(variance:)`` on.
  ///
  /// - Parameters:
  ///   - variance: Of one observation, from the first stage.
  ///   - count: Observations in the sum.
  package func reach(variance: Double, after count: Int) -> Double {
    max(0, height(variance) - difference * Double(count) / 2)
  }

  /// When the triangle ends, at the latest.
  package func mostObservations(variance: Double) -> Double {
    max(2 * height(variance) / difference, Double(firstStage)).rounded(.up)
  }

  private func height(_ variance: Double) -> Double {
    eta * Double(firstStage - 1) * variance / difference
  }
}

/// A fully sequential decision whether a mean lies below or above a bound.
///
/// A mean at least the tolerance below, or above, is found to be so but for a chance of at most the error;
/// one that is nearer may be found on either side. Observations are independent and normal. Batur and Kim
/// (2010), "Finding feasible systems in the presence of constraints on multiple performance measures", ACM
/// Transactions on Modeling and Computer Simulation 20(3), procedure F_B with one constraint.
///
/// Observations that all agree tell no variance: as long as they do, and patience lasts, the first stage
/// goes on. A longer first stage than planned only lowers the error.
package struct BoundTest: Sendable {
  /// Where a mean lies.
  package enum Side: String, Hashable, Sendable {
    /// At the bound or below.
    case below
    /// Above it.
    case above
  }

  /// The value that the mean is compared with.
  package let bound: Double
  private let region: ContinuationRegion
  private let patience: Int
  private var first = WelfordMoments()
  private var variance = 0.0
  private var sum = 0.0
  /// How many observations decided, or have been seen so far.
  package private(set) var count = 0
  /// The decision; nil as long as there is none.
  package private(set) var side: Side?

  /// - Parameter patience: How many observations that all agree are enough; nil for the first stage.
  package init(
    bound: Double, tolerance: Double, error: Double, firstStage: Int, patience: Int? = nil
  ) {
    self.bound = bound
    self.patience = max(patience ?? firstStage, firstStage)
    region = ContinuationRegion(firstStage: firstStage, difference: tolerance, error: error)
  }

  /// How many observations it takes at the most; nil before the first stage is over.
  package var mostObservations: Double? {
    count >= region.firstStage ? region.mostObservations(variance: variance) : nil
  }

  /// Looks at one more observation; does nothing once decided.
  package mutating func add(_ value: Double) {
    guard side == nil else { return }
    count += 1
    sum += value - bound
    if variance == 0 {
      first.add(value)
      guard count >= region.firstStage else { return }
      variance = first.variance ?? 0
      guard variance > 0 || count >= patience else { return }
    }
    let reach = region.reach(variance: variance, after: count)
    if sum <= -reach {
      side = .below
    } else if sum >= reach {
      side = .above
    }
  }
}
