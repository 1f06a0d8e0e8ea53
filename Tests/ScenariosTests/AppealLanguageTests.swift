import MerchantModel
import Scenarios
import SimKernel
import SimRandom
import Testing

/// What scenario files say of the appeals queue.
struct AppealLanguageTests {
  private static let chances =
    "filed: {byFault: 30 %, byLuck: 60 %}, overturned: {byFault: 10 %, byLuck: 70 %}"

  private func load(_ more: String, _ settings: String...) throws -> LoadedDocument<Scenario> {
    try Project.loader.load(Project.small(more), settings: settings)
  }

  @Test("Reviewers work round the clock from an empty line, unless more is said")
  func keys() throws {
    #expect(try load("").value.appeals == nil)
    #expect(try load("").value.sharedPlaces == [])
    let plain = try #require(
      try load("appeals: {reviewers: 3, reviewsPerDay: 80, \(Self.chances)}").value.appeals)
    #expect(plain.reviewers == 3)
    #expect(plain.backlog == 0)
    #expect(plain.hours.length == .hours(24))
    #expect(plain.delay == Appeals.withinTheDay)
    #expect(plain.filed.byLuck == Probability(clamping: 0.6))
    #expect(plain.overturned.byFault == Probability(clamping: 0.1))
    #expect(plain.review == .minutes(18))
    let written = try load("appeals: {reviewers: 3, reviewsPerDay: 80, \(Self.chances)}")
    let explained = try Project.loader.load(
      SourceText(Explanation.yaml(of: written.resolved), name: "again.yaml"))
    #expect(explained.value == written.value)
    let more = try load(
      """
      appeals:
        reviewers: 40
        reviewsPerDay: 80
        hours: {days: mon-fri, from: "09:00", to: "17:00"}
        backlog: 240000
        filed: {byFault: 30 %, byLuck: 60 %}
        overturned: {byFault: 10 %, byLuck: 70 %}
        delay: {exponential: {mean: 12 h}}
      """)
    let appeals = try #require(more.value.appeals)
    #expect(appeals.review == .minutes(6))
    #expect(appeals.reviewsPerWeek == 16_000)
    #expect(appeals.backlog == 240_000)
    #expect(more.value.sharedPlaces == [.appeals])
    let again = try Project.loader.load(
      SourceText(Explanation.yaml(of: more.resolved), name: "again.yaml"))
    #expect(again.value == more.value)
  }

  @Test(
    "What makes no sense of appeals is said at its place",
    arguments: [
      ("reviewers: 0, reviewsPerDay: 80", "a whole number from 1"),
      ("reviewers: 2", "lacks the key `reviewsPerDay`"),
      ("reviewers: 2, reviewsPerDay: 0", "from 0.001"),
      ("reviewers: 2, reviewsPerDay: 8, backlog: -1", "a whole number from 0"),
      (
        "reviewers: 2, reviewsPerDay: 8, hours: {from: \"08:00\", to: \"08:00\"}",
        "the shift ends when it starts"
      ),
    ])
  func wrong(text: String, message: String) {
    let complaint = Project.complaint(
      Project.small("appeals: {\(text), \(Self.chances)}"))
    #expect(complaint.contains("error: "), "\(complaint)")
    #expect(complaint.contains(message), "\(complaint)")
  }

  @Test("No arm of a roll-out changes the appeals queue, which all share")
  func arms() {
    let appeals = "appeals: {reviewers: 1, reviewsPerDay: 80, \(Self.chances)}"
    let complaint = Project.complaint(
      Project.small(
        "\(appeals)\narms: {a: {share: 50 %}, b: {share: 50 %, change: {appeals: {reviewers: 2}}}}")
    )
    #expect(complaint.contains("changes the appeals queue, which all arms share"), "\(complaint)")
  }
}
