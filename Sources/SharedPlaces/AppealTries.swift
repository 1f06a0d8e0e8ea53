/// The same appeals with other numbers of reviewers: those of the last round, served once more.
///
/// Appeals are held as they are. With fewer reviewers merchants would be off for longer and appeal less often, so far from there
/// the figures are a first guess.
public struct AppealTries: Sendable {
  /// What came of each number of reviewers, with the fewest first.
  public let outcomes: [AppealOutcome]

  /// The most replications that are served.
  package static let mostReplications = 8

  /// The numbers that are tried: from half as many to half as many again, each once.
  package static func reviewers(_ reviewers: Int) -> [Int] {
    var numbers: [Int] = []
    for percent in stride(from: 50, through: 150, by: 10) {
      let number = max(1, (reviewers * percent + 50) / 100)
      if numbers.last != number { numbers.append(number) }
    }
    return numbers
  }

  /// Puts outcomes together.
  package init(_ outcomes: [AppealOutcome]) { self.outcomes = outcomes }
}
