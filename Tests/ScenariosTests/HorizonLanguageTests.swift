import MerchantModel
import Scenarios
import Testing

/// What scenario files say of the question that they ask, and what is said of questions that make no sense.
struct HorizonLanguageTests {
  private static func text(calendar: String, response: String = "") -> SourceText {
    SourceText(
      """
      title: A test
      calendar: {start: 2026-03-02, days: 5\(calendar)}
      kinds:
        look: {text: 5 min}
      response: {\(response)}
      segments:
        shop:
          merchants: 1
          agents: 1
          contactsPerDay: {look: 3}
          answering: {foreground: {chance: 90 %}}
      """, name: "test.yaml")
  }

  private func calendar(_ calendar: String, response: String = "") throws -> StudyCalendar {
    try Project.loader.load(Self.text(calendar: calendar, response: response)).value.calendar
  }

  @Test("Both words are read, and a file need not say either")
  func words() throws {
    #expect(try calendar("").horizon == nil)
    #expect(try calendar(", horizon: launch").horizon == .launch)
    #expect(try calendar(", horizon: launch, warmup: 0").horizon == .launch)
    #expect(try calendar(", horizon: longRun, warmup: 9").horizon == .longRun)
  }

  @Test("A launch with a warm-up is shown with file, line and caret")
  func launchAfterWarmUp() {
    #expect(
      Project.complaint(Self.text(calendar: ", warmup: 9, horizon: launch")) == """
        test.yaml:2:48: error: a launch is counted from its first day, so there is no warm-up before it
           2 | calendar: {start: 2026-03-02, days: 5, warmup: 9, horizon: launch}
             |                                                ^
             = expected: 0, or no `warmup`
             = hint: `horizon: longRun` asks for a month once all is under way
        """)
  }

  @Test("Another word is refused, with the words there are")
  func otherWord() {
    let said = Project.complaint(Self.text(calendar: ", horizon: long"))
    #expect(said.contains("test.yaml:2:"))
    #expect(said.contains("`launch`") && said.contains("`longRun`"))
  }

  /// Without the key nothing is refused, since older files have none; but where a response can swing the choice is named.
  @Test("A response without a horizon is noted, and only that")
  func noHorizon() {
    func said(_ calendar: String, _ response: String) -> [String] {
      let text = Self.text(calendar: calendar, response: response)
      return (try? Project.loader.load(text)).map { Project.messages($0.warnings) } ?? ["refused"]
    }
    #expect(said("", "") == [])
    // Leaving is for good: nobody lapses.
    #expect(said("", "leave: 10 %") == [])
    #expect(said(", horizon: longRun", "diligence: 2") == [])
    #expect(said(", horizon: launch", "diligence: 2") == [])
    #expect(said("", "diligence: 2").count == 1)
    #expect(said("", "hangUp: 2 %").first?.contains("note: ") == true)
  }

  @Test("In the long run merchants live for up to two responses before the warm-up")
  func earlierDays() throws {
    let longRun = ", horizon: longRun, warmup: 9"
    #expect(try calendar(longRun, response: "diligence: 2").earlierDays == 112)
    #expect(try calendar(longRun, response: "diligence: 2, halfLife: 3 h").earlierDays == 2)
    #expect(try calendar(longRun, response: "diligence: 2, halfLife: 4 h").earlierDays == 4)
    #expect(try calendar(longRun, response: "leave: 10 %").earlierDays == 0)
    #expect(try calendar(", warmup: 9", response: "diligence: 2").earlierDays == 0)
    #expect(try calendar(", horizon: launch", response: "diligence: 2").earlierDays == 0)
    let long = try calendar(longRun, response: "diligence: 2")
    #expect(long.totalDays == 126)
    #expect(long.countedDays == 121..<126)
    #expect(long.shownDays == 112..<126)
    #expect(long.date(ofDay: 121) == long.start)
  }
}
