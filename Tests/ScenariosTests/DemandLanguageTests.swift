import Foundation
import MerchantModel
import Scenarios
import SimKernel
import Testing

/// What scenario files say of campaigns, replays, adoption, breaks and levers, and what is said of faults.
struct DemandLanguageTests {
  /// A scenario with some more lines at its top, in its segment, and a file beside it.
  private func load(
    top: String = "", segment: String = "contactsPerDay: {look: 3}", log: String? = nil,
    settings: [String] = []
  ) throws -> LoadedDocument<Scenario> {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    if let log {
      try Data(log.utf8).write(to: folder.appendingPathComponent("log.csv"))
    }
    let text = """
      title: A test
      calendar: {start: 2026-03-02, days: 5}
      \(top)
      kinds:
        look: {text: 5 min}
        install: {text: 45 min}
      segments:
        shop:
          merchants: 1
          agents: 1
          answering: {foreground: {chance: 90 %}}
          \(segment)
      """
    let file = folder.appendingPathComponent("test.yaml")
    try Data(text.utf8).write(to: file)
    let source = try SourceReader().text(path: file.path)
    return try DocumentLoader(Codec.scenario).load(source, settings: settings)
  }

  /// The problems of a text, first lines only, without their places.
  private func complaints(
    top: String = "", segment: String = "contactsPerDay: {look: 3}", log: String? = nil
  ) -> [String] {
    do {
      return Project.messages(try load(top: top, segment: segment, log: log).warnings)
    } catch let error as ScenarioError {
      return Project.messages(error.diagnostics)
    } catch {
      return ["\(error)"]
    }
  }

  @Test("Campaigns, their factors and waves are read")
  func campaigns() throws {
    let top = """
      campaigns:
        sale: {start: 2026-03-03, days: 2, factors: {look: 4}}
        wave: {start: 2026-03-01, days: 1 day, waves: {install: {factor: 3, lag: 2 days}}}
      """
    let campaigns = try load(top: top).value.campaigns
    #expect(campaigns.map(\.name) == ["sale", "wave"])
    #expect(campaigns[0].factors == [KindFactor(kind: "look", factor: 4)])
    #expect(campaigns[0].start.description == "2026-03-03")
    #expect(
      campaigns[1].waves == [CampaignWave(kind: "install", factor: 3, lag: .always(.days(2)))])
    #expect(complaints(top: top).isEmpty)
    #expect(try load(top: top, settings: ["campaigns=~"]).value.campaigns.isEmpty)
    #expect(try load(top: top, settings: ["campaigns.sale.days=1"]).value.campaigns[0].days == 1)
  }

  @Test("Campaigns that name no kind of the scenario, or no simulated day, are told")
  func badCampaigns() {
    #expect(
      complaints(top: "campaigns: {sale: {start: 2026-03-03, days: 2, factors: {lok: 4}}}")
        == ["error: there is no contact kind `lok`"])
    #expect(
      complaints(top: "campaigns: {sale: {start: 2026-03-07, days: 2, factors: {look: 4}}}")
        == ["warning: the campaign lies outside the simulated days"])
    #expect(
      complaints(top: "campaigns: {sale: {start: 2026-03-03, days: 2}}")
        == [
          "warning: the campaign changes nothing"
        ])
  }

  private let replay = "replay: {look: {file: log.csv, column: time}}"

  @Test("A replay's file is read beside the scenario, in any order, quoted or not")
  func replays() throws {
    let log = """
      id,"time",note
      1,2026-03-04 10:00,"a, ""b"" c"
      2,"2026-03-02T09:15:30.25",

      3,2026-03-02T09:15,"two
      lines"
      """
    let loaded = try load(segment: replay, log: log)
    let instants = loaded.value.segments[0].replays[0].instants
    #expect(instants.map(\.day.description) == ["2026-03-02", "2026-03-02", "2026-03-04"])
    #expect(
      instants.map(\.sinceMidnight) == [
        .minutes(555), .minutes(555) + .milliseconds(30_250), .hours(10),
      ])
    let plain = try load(
      segment: "replay: {look: {file: log.csv}}", log: "2026-03-02T09:15\r\n2026-03-03T09:15:01")
    #expect(plain.value.segments[0].replays[0].instants.count == 2)
  }

  @Test("A faulty replay is told with its file and line")
  func badReplays() {
    let head = "id,time\n"
    func said(_ log: String?, _ segment: String? = nil) -> [String] {
      complaints(segment: segment ?? replay, log: log)
    }
    #expect(said(nil) == ["error: the file `log.csv` is not there"])
    #expect(said("") == ["error: the file `log.csv` has no timestamps"])
    #expect(said(head) == ["error: the file `log.csv` has no timestamps"])
    #expect(said("id,tim\n1,2") == ["error: the file `log.csv` has no column `time`"])
    #expect(said(head + "1") == ["error: line 2 of `log.csv` ends before the column"])
    for time in [
      "2026-02-30T09:00", "2026-03-02", "09:15", "2026-03-02T24:00", "2026-03-02T09:60",
      "2026-03-02T09:15Z", "2026-03-02T09:15:30.", "2026-3-2T09:15", "",
    ] {
      #expect(
        said(head + "1,2026-03-02T09:00\n2,\(time)")
          == ["error: line 3 of `log.csv` has no local time but `\(time)`"])
    }
    let outside = head + "1,2026-02-28T09:00\n2,2026-03-07T00:00"
    #expect(
      said(outside) == [
        "error: no timestamp of `log.csv` lies in the simulated days: "
          + "they are from 2026-02-28 to 2026-03-07"
      ])
    #expect(
      said(outside, "replay: {look: {file: log.csv, column: time, alignTo: start}}") == [
        "warning: `log.csv` covers 1 of the 5 counted days; on the others nobody writes",
        "warning: `log.csv` begins on a Saturday, 2026-02-28, and is put on a Monday, 2026-03-02",
      ])
    #expect(
      said(head + "1,2026-03-02T09:00", "contactsPerDay: {look: 1}\n    " + replay)
        == ["error: contacts of the kind `look` are replayed from a file"])
    #expect(complaints(segment: "chats: 2") == ["error: the segment says nothing of its contacts"])
  }

  @Test("Breaks of a segment and of a group are read, and idle ones are told")
  func breaks() throws {
    let segment = """
      contactsPerDay: {look: 3}
          breaks: [{from: "12:00", to: "12:30"}]
      """
    let staffing = try load(segment: segment).value.segments[0].staffing
    #expect(staffing.breaks.count == 1)
    #expect(complaints(segment: segment).isEmpty)
    #expect(
      complaints(segment: segment.replacing("12:", with: "03:"))
        == ["warning: break 1 lies in no shift"])
    #expect(
      complaints(segment: segment.replacing("12:30", with: "12:00"))
        == ["error: the break ends when it starts"])
  }

  @Test("Adoption, reminders and push are read, and keep to their ranges")
  func levers() throws {
    let segment = try load(
      settings: [
        "segments.shop.adoption=30%", "segments.shop.app.reminders=0.5",
        "segments.shop.app.push=chance:40%,delay:3 s",
      ]
    ).value.segments[0]
    #expect(segment.adoption.value == 0.3)
    #expect(segment.app.reminders == 0.5)
    #expect(segment.app.push?.chance.value == 0.4)
    #expect(segment.app.push?.delay == .always(.seconds(3)))
    #expect(throws: ScenarioError.self) {
      try load(settings: ["segments.shop.app.reminders=0"])
    }
    #expect(throws: ScenarioError.self) {
      try load(settings: ["segments.shop.adoption=1.5"])
    }
  }
}
