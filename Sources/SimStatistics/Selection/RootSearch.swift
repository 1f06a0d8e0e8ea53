/// A search for the place in 0...1 at which a difference is 0, where the difference is estimated on the same replications
/// everywhere and so is a function of the place.
///
/// The root's interval inverts the test of the difference: it is made of the places at which the difference's interval
/// contains 0, as Fieller's interval is of a ratio. So it covers the true root as often as the interval of the difference
/// covers 0 there, whatever the slope is. The delta method would divide by an estimate of the slope, which is 0 over and
/// over where the difference goes in steps, and would have no open end where the difference is flat.
///
/// Fieller (1954), "Some problems in interval estimation", Journal of the Royal Statistical Society B 16(2), 175-185.
package struct RootSearch: Hashable, Sendable {
  /// What the difference says of the range.
  package enum Verdict: String, Hashable, Sendable, Codable {
    /// It changes its sign, beyond doubt at one end at least.
    case found
    /// It is below 0 beyond doubt at both ends.
    case below
    /// It is above 0 beyond doubt at both ends.
    case above
    /// None of these.
    case unclear
  }

  /// A difference with its interval.
  package struct Difference: Hashable, Sendable {
    /// The estimate.
    package let value: Double
    /// The lower end of its interval.
    package let lower: Double
    /// The upper end.
    package let upper: Double

    private init(value: Double, lower: Double, upper: Double) {
      (self.value, self.lower, self.upper) = (value, lower, upper)
    }

    /// Takes an estimate; replications that all agree exactly leave no doubt.
    ///
    /// - Returns: Nil for an estimate without a value, or without an interval for another reason.
    package init?(_ estimate: Estimate) {
      guard let value = estimate.value else { return nil }
      if let interval = estimate.interval {
        self.init(value: value, lower: interval.lower, upper: interval.upper)
      } else if estimate.absence == .noSpread {
        self.init(value: value, lower: value, upper: value)
      } else {
        return nil
      }
    }

    fileprivate var negated: Difference {
      Difference(value: -value, lower: -upper, upper: -lower)
    }

    /// Whether it is 0 but for a hundredth of half its interval's width.
    fileprivate func isNear(_ number: Double) -> Bool {
      upper > lower && abs(number) <= (upper - lower) / 200
    }
  }

  /// What the difference says.
  package private(set) var verdict = Verdict.unclear
  /// Whether the difference rises from the lower end of the range to the upper.
  package let rises: Bool
  /// Where it is 0; nil unless it was found.
  package private(set) var root: Double?
  /// The lower end of the root's interval; nil where that goes on beyond the range.
  package private(set) var lower: Double?
  /// The upper end; nil where the interval goes on beyond the range.
  package private(set) var upper: Double?

  /// A place with the difference there, turned so that it rises.
  private struct Look: Hashable {
    let place: Double
    let difference: Difference
  }

  /// All places that were looked at, in their order.
  private var looks: [Look] = []

  /// How often the difference was asked for.
  package var evaluations: Int { looks.count }

  /// Brackets are not made narrower than this.
  private static let finest = 1e-5

  /// Searches.
  ///
  /// It ends where the difference, or the end of its interval, is within a hundredth of half the interval's width of 0: what
  /// that does to the coverage is some thousandths. A difference that goes in steps is followed to a hundred-thousandth
  /// of the range.
  ///
  /// - Parameter difference: The difference at a place of 0...1; asked for once a place.
  /// - Throws: What the difference throws.
  package init(of difference: (_ place: Double) throws -> Difference) rethrows {
    let (first, last) = (try difference(0), try difference(1))
    let rises = last.value > first.value
    self.rises = rises
    func turned(_ difference: Difference) -> Difference { rises ? difference : difference.negated }
    looks = [Look(place: 0, difference: turned(first)), Look(place: 1, difference: turned(last))]
    verdict = Self.verdict(first, last)
    guard verdict == .found else { return }
    try find { turned(try difference($0)) }
  }

  private static func verdict(_ first: Difference, _ last: Difference) -> Verdict {
    if first.upper < 0 && last.upper < 0 { return .below }
    if first.lower > 0 && last.lower > 0 { return .above }
    let changes = (first.value < 0 && last.value > 0) || (first.value > 0 && last.value < 0)
    let isCertain = [first, last].contains { $0.upper < 0 || $0.lower > 0 }
    return changes && isCertain ? .found : .unclear
  }

  /// Finds the root, then from it the ends of its interval.
  private mutating func find(_ difference: (Double) throws -> Difference) rethrows {
    let bracket = try crossing(
      from: looks[0], to: looks[1], of: \.value, difference,
      isNear: { $0.difference.value == 0 || $0.difference.isNear($0.difference.value) })
    let (below, above) = (bracket.outside, bracket.inside)
    let isBelow = abs(below.difference.value) < abs(above.difference.value)
    let centre = isBelow ? below.place : above.place
    root = centre
    // Of what is known, the places nearest to the root that an end lies between.
    if let outside = looks.last(where: { $0.place <= centre && $0.difference.upper < 0 }),
      let inside = looks.first(where: { $0.place > outside.place })
    {
      lower = try end(from: outside, to: inside, centre, of: \.upper, difference)
    }
    if let outside = looks.first(where: { $0.place >= centre && $0.difference.lower > 0 }),
      let inside = looks.last(where: { $0.place < outside.place })
    {
      upper = try end(from: outside, to: inside, centre, of: \.negated.upper, difference)
    }
  }

  /// An end of the root's interval, between a place outside and one inside: the outer side of the last bracket.
  private mutating func end(
    from outside: Look, to inside: Look, _ centre: Double, of side: (Difference) -> Double,
    _ difference: (Double) throws -> Difference
  ) rethrows -> Double {
    try crossing(
      from: outside, to: inside, of: side, difference,
      isNear: { $0.difference.isNear(side($0.difference)) },
      isNarrow: { look, width in width <= abs(look.place - centre) / 100 }
    ).outside.place
  }

  /// Narrows a bracket by regula falsi with the Illinois weights, and by halves where that does not halve it in two steps.
  ///
  /// Dowell and Jarratt (1971), "A modified regula falsi method for computing the root of an equation", BIT 11, 168-174.
  ///
  /// - Parameters:
  ///   - outside: Where the side is below 0.
  ///   - inside: Where it is not.
  ///   - side: The difference, or an end of its interval, that is to be 0.
  ///   - isNear: Whether a place is near enough.
  ///   - isNarrow: Whether the bracket is narrow enough, given its last place and its width.
  /// - Returns: The last bracket; both sides are the place that was near enough, if one was.
  private mutating func crossing(
    from outside: Look, to inside: Look, of side: (Difference) -> Double,
    _ difference: (Double) throws -> Difference, isNear: (Look) -> Bool,
    isNarrow: (Look, _ width: Double) -> Bool = { _, _ in false }
  ) rethrows -> (outside: Look, inside: Look) {
    var (outside, inside) = (outside, inside)
    var (below, above) = (side(outside.difference), side(inside.difference))
    var wasOutside: Bool?
    var former = Double.infinity
    var step = 0
    while abs(inside.place - outside.place) > Self.finest {
      let width = inside.place - outside.place
      var share = below / (below - above)
      if step.isMultiple(of: 2) {
        if abs(width) > former / 2 { share = 0.5 }
        former = abs(width)
      }
      step += 1
      let place = outside.place + width * min(max(share, 0.01), 0.99)
      let look = Look(place: place, difference: try difference(place))
      looks.insert(look, at: looks.firstIndex { $0.place > place } ?? looks.count)
      if isNear(look) { return (look, look) }
      let value = side(look.difference)
      if value < 0 {
        (outside, below) = (look, value)
        if wasOutside == true { above /= 2 }
      } else {
        (inside, above) = (look, value)
        if wasOutside == false { below /= 2 }
      }
      wasOutside = value < 0
      if isNarrow(look, abs(inside.place - outside.place)) { break }
    }
    return (outside, inside)
  }
}
