/// A law between sums of counters that every scenario keeps, over any days: of merchants together, or of one.
///
/// A law says only what follows from how the model books: one that depended on a setting would turn true results
/// away. ``ConservationLaws`` has them all.
public struct ConservationLaw: Hashable, Sendable {
  /// A counter, and what it counts for.
  public struct Term: Hashable, Sendable {
    /// The counter; nil for the number 1.
    public let counter: Counter?
    /// Its weight.
    public let weight: Int64

    /// A counter, counted once.
    static func of(_ counter: Counter) -> Term { Term(counter: counter, weight: 1) }

    /// A counter with a weight.
    static func of(_ counter: Counter, times weight: Int64) -> Term {
      Term(counter: counter, weight: weight)
    }

    /// A number.
    static func number(_ number: Int64) -> Term { Term(counter: nil, weight: number) }
  }

  /// How the two sides compare.
  public enum Relation: Hashable, Sendable {
    /// The parts are the whole.
    case equal
    /// The parts are no more than the whole.
    case atMost
  }

  /// What is compared.
  public let parts: [Term]
  /// How.
  public let relation: Relation
  /// With what.
  public let whole: [Term]

  static func are(_ parts: [Counter], _ whole: [Counter]) -> ConservationLaw {
    ConservationLaw(
      parts: parts.map { .of($0) }, relation: .equal, whole: whole.map { .of($0) })
  }

  static func areAtMost(_ parts: [Counter], _ whole: Counter...) -> ConservationLaw {
    ConservationLaw(
      parts: parts.map { .of($0) }, relation: .atMost, whole: whole.map { .of($0) })
  }

  /// How sums break the law; nil if they keep it.
  func breach(by sums: (Counter) -> Int64) -> BrokenLaw? {
    // Sums of any 64-bit numbers, so that no number from outside can overflow them.
    func total(_ terms: [Term]) -> Int128 {
      terms.reduce(0) { $0 + Int128($1.counter.map(sums) ?? 1) * Int128($1.weight) }
    }
    let (part, whole) = (total(parts), total(whole))
    let isKept =
      switch relation {
      case .equal: part == whole
      case .atMost: part <= whole
      }
    return isKept ? nil : BrokenLaw(law: self, part: "\(part)", whole: "\(whole)")
  }
}

/// How sums break a law.
public struct BrokenLaw: Error, Hashable, Sendable {
  /// The law.
  public let law: ConservationLaw
  /// The sum of the parts, in decimal digits.
  public let part: String
  /// The sum of the whole, in decimal digits.
  public let whole: String
}
