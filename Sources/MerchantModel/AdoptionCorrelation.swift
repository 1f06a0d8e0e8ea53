import Foundation
import SimRandom

/// How readily merchants adopt the feature, by what they are: rank correlations with their own volume and diligence.
///
/// A merchant's readiness has a normal score that is correlated with those of its volume and its diligence, which are
/// drawn apart; a merchant whose readiness is high enough adopts. So the share that adopts stays what it is.
public struct AdoptionCorrelation: Hashable, Sendable {
  /// The rank correlation (Spearman's) of readiness and volume, from -1 to 1; 0 is none.
  public var volume = 0.0
  /// The rank correlation of readiness and diligence.
  public var diligence = 0.0

  /// Adoption goes with nothing.
  public init() {}

  /// Whether adoption goes with anything.
  public var isAnything: Bool { volume != 0 || diligence != 0 }

  /// The correlation of normal scores that a rank correlation of them means: r = 2 sin(pi s / 6) (K. Pearson, "On further
  /// methods of determining correlation", Drapers' Company Research Memoirs, Biometric Series IV, 1907).
  package static func ofScores(rank: Double) -> Double { 2 * sin(.pi * rank / 6) }

  /// The share of the readiness' variance that neither explains; below 0 where the two correlations cannot be together.
  public var remainder: Double {
    let (size, care) = (Self.ofScores(rank: volume), Self.ofScores(rank: diligence))
    return 1 - size * size - care * care
  }
}

/// What the loop needs of it.
struct AdoptionCopula: BitwiseCopyable {
  private let volume: Double
  private let diligence: Double
  private let rest: Double

  init(_ correlation: AdoptionCorrelation) {
    volume = AdoptionCorrelation.ofScores(rank: correlation.volume)
    diligence = AdoptionCorrelation.ofScores(rank: correlation.diligence)
    rest = max(correlation.remainder, 0).squareRoot()
  }

  /// A uniform that says of a merchant whether it adopts, as it is below the chance or not: low for the ready.
  ///
  /// - Parameters:
  ///   - volume: The uniform that the merchant's volume is drawn from.
  ///   - diligence: The same of its diligence.
  ///   - own: One of its own.
  func uniform(volume: Double, diligence: Double, own: Double) -> Double {
    StandardNormal.cdf(
      rest * StandardNormal.quantile(own) - self.volume * StandardNormal.quantile(volume)
        - self.diligence * StandardNormal.quantile(diligence))
  }
}
