import Foundation
import SimRandom
import SimStatistics

/// Families of laws fitted to one sample, by Akaike's criterion, with what speaks against each.
///
/// How often a distance as great as the sample's comes by chance is found by a parametric bootstrap: samples of the same size
/// are drawn from the fitted law, the family is fitted to each anew, and its distance is measured; tables for known parameters
/// would be far too kind (Stute, Gonzalez-Manteiga and Presedo-Quindimil (1993), Metrika 40, 243-256). Censored samples are
/// censored again by the product-limit estimate of their own censoring, and durations are rounded as the log rounded them.
public struct LawRanking: Sendable {
  /// A family.
  public struct Entry: Sendable {
    /// Its fit.
    public let fit: LawFit
    /// How far the sample lies from it.
    public let distance: GoodnessOfFit
    /// The chance of a distance at least as great under the law, of each kind; nil where none was asked for.
    public let chances: Chances?

    /// Whether one of the distances is too great for chance at 5 %, or rather 2.5 % each.
    public var isRefused: Bool {
      chances.map { min($0.kolmogorovSmirnov, $0.andersonDarling) < 0.025 } ?? false
    }
  }

  /// Chances by the bootstrap: (1 + drawn samples at least as far away) / (1 + drawn samples).
  public struct Chances: Hashable, Sendable {
    /// Of the Kolmogorov-Smirnov distance.
    public let kolmogorovSmirnov: Double
    /// Of the Anderson-Darling statistic.
    public let andersonDarling: Double
    /// How many drawn samples could be fitted.
    public let samples: Int
  }

  /// The families that could be fitted, the least criterion first.
  public let entries: [Entry]
  /// The others, and why.
  public let unfitted: [(family: LawFamily, error: FitError)]
  /// The seed of the bootstrap.
  public let seed: UInt64

  /// Fits and ranks.
  ///
  /// - Parameters:
  ///   - families: In the order in which equal criteria stand.
  ///   - samples: How many samples the bootstrap draws of each family; 0 for none. With 199 the least chance is 0.5 %.
  ///   - seed: Of the bootstrap: the same seed draws the same samples.
  /// - Throws: The error of the first family, where none can be fitted.
  /// - Complexity: `samples` fits and draws of the whole sample for each family.
  public init(
    _ sample: CensoredSample, families: [LawFamily] = LawFamily.plain, samples: Int = 199,
    seed: UInt64 = 1
  ) throws(FitError) {
    var entries: [Entry] = []
    var unfitted: [(family: LawFamily, error: FitError)] = []
    for family in families {
      do throws(FitError) {
        let fit = try LawFit(family, to: sample)
        let distance = GoodnessOfFit(of: sample, from: fit.law)
        let bootstrap = try LawBootstrap(fit.law, sample, seed: seed)
        entries.append(
          Entry(fit: fit, distance: distance, chances: bootstrap.chances(of: distance, samples)))
      } catch {
        unfitted.append((family, error))
      }
    }
    guard !entries.isEmpty else {
      throw unfitted.first?.error ?? .tooFew(observed: sample.events, needed: 2)
    }
    // Stable, so that equal criteria keep the order of the families.
    self.entries = entries.enumerated().sorted {
      ($0.element.fit.aic, $0.offset) < ($1.element.fit.aic, $1.offset)
    }.map(\.element)
    self.unfitted = unfitted
    self.seed = seed
  }

  /// The family of the least criterion.
  public var best: Entry { entries[0] }

  /// The families that the rows cannot tell from the best: within 2 of its criterion, which Burnham and Anderson (2002),
  /// "Model Selection and Multimodel Inference", section 2.6, call substantial support, or nearer to the sample by the
  /// Kolmogorov-Smirnov distance; those that the bootstrap refuses left out.
  public var rivals: [Entry] {
    entries.dropFirst().filter {
      !$0.isRefused
        && ($0.fit.aic - best.fit.aic < 2
          || $0.distance.kolmogorovSmirnov < best.distance.kolmogorovSmirnov)
    }
  }

  /// What the ranking says, in plain words.
  public var verdict: String {
    let rows = "\(FitText.number(best.fit.size)) rows"
    let name = best.fit.law.family.name
    let distance = "Kolmogorov-Smirnov distance \(Self.number(best.distance.kolmogorovSmirnov))"
    if entries.count == 1 { return "\(rows): only the \(name) law was fitted, \(distance)." }
    if let rival = rivals.first {
      let other = rival.fit.law.family.name
      let difference = FitText.number(rival.fit.aic - best.fit.aic, digits: 1)
      return "\(rows) are too few to tell the \(name) law from the \(other): AIC is \(difference) "
        + "less for the first, the Kolmogorov-Smirnov distances are "
        + "\(Self.number(best.distance.kolmogorovSmirnov)) and "
        + "\(Self.number(rival.distance.kolmogorovSmirnov))."
    }
    let second = entries[1]
    let lead =
      "\(rows): the \(name) law has the least AIC, by "
      + "\(FitText.number(second.fit.aic - best.fit.aic, digits: 1)) before the "
      + "\(second.fit.law.family.name), \(distance)"
    return best.isRefused
      ? lead + "; the rows still differ from it by more than chance, as long logs mostly do: look"
        + " at the distance."
      : lead + "."
  }

  private static func number(_ value: Double) -> String { FitText.number(value, digits: 3) }
}
