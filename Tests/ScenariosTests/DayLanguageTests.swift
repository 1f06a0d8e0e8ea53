import MerchantModel
import Scenarios
import Testing

/// What scenario files say of days that resemble each other, and what is said of faults.
struct DayLanguageTests {
  private func load(_ settings: [String]) throws -> LoadedDocument<Scenario> {
    let text = """
      title: Days
      calendar: {start: 2026-03-02, days: 5}
      kinds: {look: {text: 5 min}}
      segments:
        shop:
          merchants: 1
          agents: 1
          contactsPerDay: {look: 3}
          demand: {busyness: 0.3}
          answering: {foreground: {chance: 90 %}}
      """
    return try DocumentLoader(Codec.scenario).load(
      SourceText(text, name: "days.yaml"), settings: settings)
  }

  private func complaints(_ settings: [String]) -> [String] {
    do {
      return Project.messages(try load(settings).warnings)
    } catch let error as ScenarioError {
      return Project.messages(error.diagnostics)
    } catch {
      return ["\(error)"]
    }
  }

  @Test("Persistence, hours and day effects are read, and are absent by default")
  func keys() throws {
    let plain = try load([]).value
    #expect(plain.segments[0].demand.persistence == nil && plain.platform.persistence == nil)
    #expect(!plain.segments[0].demand.withinDay.isAnything)
    #expect(!plain.segments[0].dayEffect.isAnything)
    let document = try load([
      "platform={busyness: 0.1, persistence: 0, withinDay: {busyness: 0.02, persistence: 0.4}}",
      "segments.shop.demand.persistence=0.65",
      "segments.shop.demand.withinDay={busyness: 0.05}",
      "segments.shop.dayEffect={sd: 0.8, persistence: 0.6}",
    ])
    #expect(document.warnings.isEmpty)
    let (platform, shop) = (document.value.platform, document.value.segments[0])
    #expect(platform.persistence == 0 && platform.withinDay.persistence == 0.4)
    #expect(shop.demand.persistence == 0.65 && shop.demand.withinDay.busyness == 0.05)
    #expect(shop.demand.withinDay.persistence == 0)
    #expect(shop.dayEffect.sd == 0.8 && shop.dayEffect.persistence == 0.6)
  }

  @Test(
    "Keys that do nothing are warned of",
    arguments: [
      ("platform.persistence=0.5", "`persistence` does nothing: `busyness` is 0, so all are alike"),
      (
        "segments.shop.demand={busyness: 0, persistence: 0}",
        "`persistence` does nothing: `busyness` is 0, so all are alike"
      ),
      (
        "segments.shop.demand.withinDay.persistence=0.5",
        "`persistence` does nothing: `withinDay.busyness` is 0, so all are alike"
      ),
      (
        "segments.shop.dayEffect.persistence=0.5",
        "`persistence` does nothing: `dayEffect.sd` is 0, so all are alike"
      ),
    ])
  func nothing(setting: String, warning: String) {
    #expect(complaints([setting]) == ["warning: \(warning)"])
  }

  @Test("A day effect where noticing is certain is warned of")
  func certain() {
    #expect(
      complaints([
        "segments.shop.dayEffect.sd=1", "segments.shop.answering={foreground: {chance: 1}}",
      ]) == ["warning: `dayEffect` does nothing: every chance of answering is 0 % or 100 %"])
  }

  @Test(
    "Values out of range are refused",
    arguments: [
      "segments.shop.demand.persistence=1", "segments.shop.demand.persistence=-0.1",
      "platform.persistence=1.5", "segments.shop.dayEffect.sd=-1", "segments.shop.dayEffect.sd=11",
      "segments.shop.dayEffect.persistence=1", "segments.shop.demand.withinDay.busyness=0.001",
      "segments.shop.demand.withinDay.persistence=1",
    ])
  func range(setting: String) {
    #expect(throws: ScenarioError.self) { try load([setting]) }
  }
}
