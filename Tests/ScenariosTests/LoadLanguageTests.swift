import MerchantModel
import Scenarios
import Testing

/// What is said of more work than can be done, and of an app that is not where its share says.
struct LoadLanguageTests {
  /// An agent with two slots from 09:00 to 21:00, 24 slot-hours a day.
  private func said(
    contacts: Int, kind: String = "", customer: String = "", segment: String = "",
    settings: [String] = []
  ) throws -> [String] {
    let text = """
      title: A test
      calendar: {start: 2026-03-02, days: 5}
      kinds:
        look: {text: 30 min, video: 20 min\(kind)}
      customer: {\(customer)}
      segments:
        shop:
          merchants: 1
          agents: 1
          chats: 2
          contactsPerDay: {look: \(contacts)}
          answering: {foreground: {chance: 90 %}}
          \(segment)
      """
    return Project.messages(
      try DocumentLoader(Codec.scenario).load(
        SourceText(text, name: "test.yaml"), settings: settings
      ).warnings)
  }

  @Test("Too many chats: a warning where the queue grows, a note where customers leave")
  func chats() throws {
    #expect(try said(contacts: 47).isEmpty)
    #expect(
      try said(contacts: 90) == [
        "warning: 45 hours of chat a day for 24 slot-hours, an offered load of 1.9: "
          + "the queue grows to the end of the run"
      ])
    #expect(
      try said(contacts: 90, customer: "chatPatience: 5 min") == [
        "note: 45 hours of chat a day for 24 slot-hours, an offered load of 1.9: "
          + "many customers leave the queue"
      ])
    // Of the contacts 60 % can be guided by video instead: 18 hours of chat are left, and 18 of calls come.
    #expect(
      try said(contacts: 90, kind: ", offer: 60 %, accept: 100 %") == [
        "note: 18 hours of calls a day for 12 agent-hours, an offered load of 1.5: "
          + "many calls find all agents busy"
      ])
  }

  @Test("Desks that are staffed part of the week, and not at all")
  func shortWeeks() throws {
    let monday = "roster: [{days: mon, from: \"09:00\", to: \"21:00\"}]"
    #expect(try said(contacts: 6, segment: monday).isEmpty)
    #expect(
      try said(contacts: 8, segment: monday) == [
        "warning: 4.0 hours of chat a day for 3.4 slot-hours, an offered load of 1.2: "
          + "the queue grows to the end of the run"
      ])
    #expect(
      try said(contacts: 1, segment: "absence: 100 %") == [
        "warning: 0.5 hours of chat a day for 0.0 slot-hours: the queue grows to the end of the run"
      ])
  }

  @Test("An app that is always in the foreground, and closed all the same")
  func closedApp() throws {
    let app = "app: {foregroundShare: 1, close: 20 %, closed: 1 h}"
    // Of a cycle of 40 min in the foreground and 16 in the background, all in the foreground, and 12 min closed.
    #expect(
      try said(contacts: 1, segment: app) == [
        "warning: spells in the foreground still end with the app closed (`close`): "
          + "82.4 % of the time remain"
      ])
    #expect(try said(contacts: 1, segment: "app: {foregroundShare: 1}").isEmpty)
    #expect(try said(contacts: 1, segment: "app: {foregroundShare: 0.9, close: 20 %}").isEmpty)
  }

  @Test("More contacts than memory holds, and runs of many hours, are said before the start")
  func work() throws {
    func errors(_ segment: String) throws -> [String] {
      do {
        return try said(contacts: 10, segment: segment)
      } catch let error as ScenarioError {
        return Project.messages(error.diagnostics)
      }
    }
    #expect(
      try errors("demand: {volume: 1e12}").contains(
        "error: a merchant can have 1e+13 contacts a day (one in a million has more)"))
    #expect(
      try errors("app: {foreground: 1 ms, background: 1 ms}") == [
        "error: the app changes its state every 0.002 s on average"
      ])
    #expect(
      try said(contacts: 10, settings: ["replications=1000000", "calendar.days=3660"]) == [
        "warning: the run has some 3.7e+10 contacts: at a million a second, 10 hours of one processor"
      ])
  }
}
