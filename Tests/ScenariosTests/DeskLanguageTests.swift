import MerchantModel
import Scenarios
import SimKernel
import Testing

/// What scenario files say of the platform's desk.
struct DeskLanguageTests {
  private func load(_ more: String, _ settings: String...) throws -> LoadedDocument<Scenario> {
    try Project.loader.load(Project.small(more), settings: settings)
  }

  @Test("A number of servers is round the clock; shifts add up")
  func servers() throws {
    #expect(try load("").value.desk == nil)
    let plain = try #require(try load("desk: {servers: 3}").value.desk)
    #expect(plain == Desk(shifts: [DeskShift(servers: 3)]))
    #expect(plain.serversByHour == Array(repeating: 3, count: 168))
    let shifts = try load(
      """
      desk:
        servers:
          - {count: 2}
          - {count: 5, days: [sat], from: "20:00", to: "02:00"}
        segments: [desk]
        patience: 2 min
        service: {exponential: {mean: 5 min}}
        hourCost: 30
      """)
    let desk = try #require(shifts.value.desk)
    // Two round the clock, and five for six hours.
    let sum: Int = desk.serversByHour.reduce(0, +)
    #expect(sum == 366)
    #expect(desk.segments == ["desk"])
    #expect(desk.patience == .always(.minutes(2)))
    #expect(desk.service?.meanSeconds == 300)
    #expect(desk.hourCost == 30)
    #expect(shifts.value.segments.map(desk.serves) == [false, true])
    let again = try Project.loader.load(
      SourceText(Explanation.yaml(of: shifts.resolved), name: "again.yaml"))
    #expect(again.value == shifts.value)
    #expect(try load("desk: {servers: 3}", "desk.servers=8").value.desk?.serversByHour[0] == 8)
  }

  @Test(
    "What makes no sense of a desk is said at its place",
    arguments: [
      ("desk: {}", "error: ", "lacks the key `servers`"),
      ("desk: {servers: -1}", "error: ", "a whole number from 0"),
      (
        "desk: {servers: [{count: 1, from: \"08:30\", to: \"12:00\"}]}", "error: ",
        "shifts of the desk begin and end on the hour"
      ),
      (
        "desk: {servers: [{count: 1, from: \"08:00\", to: \"08:00\"}]}", "error: ",
        "the shift ends when it starts"
      ),
      ("desk: {servers: 1, segments: [dsk]}", "error: ", "there is no segment `dsk`"),
      ("desk: {servers: 0}", "warning: ", "nobody serves at the desk"),
    ])
  func wrong(text: String, severity: String, message: String) {
    let complaint = Project.complaint(Project.small(text))
    #expect(complaint.contains(severity), "\(complaint)")
    #expect(complaint.contains(message), "\(complaint)")
  }

  @Test("A desk without limit is read, with a warning, but not beside the platform's")
  func overflow() {
    let alone = Project.complaint(
      Project.small(), settings: ["segments.solo.overflow={after: 5 s}"])
    #expect(alone.contains("warning: `overflow` is a desk with servers without limit"))
    #expect(!alone.contains("error: "))
    let both = Project.complaint(
      Project.small("desk: {servers: 1}"), settings: ["segments.solo.overflow={after: 5 s}"])
    #expect(both.contains("error: the segment's missed calls go to the platform's desk already"))
    let apart = Project.complaint(
      Project.small("desk: {servers: 1, segments: [desk]}"),
      settings: ["segments.solo.overflow={after: 5 s}"])
    #expect(!apart.contains("error: "))
  }

  @Test("No arm of a roll-out changes the desk, which all share")
  func arms() {
    let complaint = Project.complaint(
      Project.small(
        "desk: {servers: 1}\n"
          + "arms: {a: {share: 50 %}, b: {share: 50 %, change: {desk: {servers: 2}}}}"))
    #expect(complaint.contains("changes the desk, which all arms share"), "\(complaint)")
  }
}
