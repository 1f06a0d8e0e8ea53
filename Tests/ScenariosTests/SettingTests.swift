import Scenarios
import SimKernel
import Testing

/// What `--set path=value` can change, and what is said when it cannot.
struct SettingTests {
  private func shop(_ settings: String...) throws -> Shop {
    try Shop.load(Shop.example, settings: settings).value
  }

  @Test("A dot path changes a scalar, and the last setting wins")
  func scalar() throws {
    #expect(try shop("segments.solo.agents=2").segments[0].value.agents == 2)
    #expect(try shop("calendar.days=7", "calendar.days=8").calendar.days == 8)
  }

  @Test("Text is taken as it stands, colons, equals signs and commas included")
  func text() throws {
    #expect(try shop("title=a: b = c, d").title == "a: b = c, d")
    #expect(try shop("title=\"quoted # text\"").title == "quoted # text")
  }

  @Test("Values are those of the file: percentages, durations, times, dates")
  func values() throws {
    #expect(try shop("rule.threshold=85%").rule.threshold.value == 0.85)
    #expect(try shop("segments.solo.patience=1 h 5 s").segments[0].value.patience == .seconds(3605))
    #expect(
      try shop("segments.solo.shifts.0.from=7:15").segments[0].value.shifts[0].from.description
        == "07:15")
    #expect(try shop("calendar.start=2027-01-01").calendar.start.description == "2027-01-01")
  }

  @Test("A list is written with commas, without brackets that a shell would take")
  func list() throws {
    #expect(try shop("segments.solo.hours=4,3, 2 ,1").segments[0].value.hours == [4, 3, 2, 1])
    #expect(try shop("segments.solo.hours=[4, 3, 2, 1]").segments[0].value.hours == [4, 3, 2, 1])
    #expect(
      try shop("segments.solo.shifts.0.days=sat,mon").segments[0].value.shifts[0].days == [
        .saturday, .monday,
      ])
    #expect(
      try shop("segments.solo.shifts.0.days=sat-sun").segments[0].value.shifts[0].days == [
        .saturday, .sunday,
      ])
  }

  @Test("A list item is found by its position or its name")
  func items() throws {
    let byName = try shop("segments.solo.shifts.late.from=21:00")
    #expect(byName == (try shop("segments.solo.shifts.1.from=21:00")))
    #expect(byName.segments[0].value.shifts[1].from == .hour(21))
    #expect(byName.segments[0].value.shifts[0].from.description == "08:30")
  }

  @Test("A mapping is merged with key:value pairs, or with flow YAML")
  func mapping() throws {
    let pairs = try shop("calendar=days:12,isOpen:true")
    #expect(pairs.calendar.days == 12)
    #expect(pairs.calendar.isOpen)
    #expect(pairs == (try shop("calendar={days: 12, isOpen: true}")))
    #expect(pairs.calendar.start.description == "2026-03-02")
  }

  @Test("Another family replaces the one that stood there; the same family keeps its parameters")
  func families() throws {
    let exponential = try shop("segments.desk.text.exponential.mean=20 min")
    guard case .exponential(let law) = exponential.segments[1].value.text else {
      Issue.record("the family was not replaced")
      return
    }
    #expect(law.mean == 1_200)
    let gamma = try shop("segments.desk.text.gamma.mean=20 min")
    guard case .gamma(let spread) = gamma.segments[1].value.text else {
      Issue.record("the family was replaced")
      return
    }
    #expect(spread.mean == 1_200)
    #expect(spread.cv == 0.6)
    let pairs = try shop("segments.desk.text=gamma:mean:20 min,cv:1")
    guard case .gamma(let both) = pairs.segments[1].value.text else { return }
    #expect(both.cv == 1)
    #expect(try shop("segments.desk.text=3 min").segments[1].value.text == .constant(180))
  }

  @Test("A value in its short form gives way to its long form")
  func shorthand() throws {
    #expect(try shop("rule.lowDays=4").rule.lowDays == .init(count: 4))
    let settings = ["rule.lowDays=4", "rule.lowDays.count=5"]
    #expect(try Shop.load(Shop.example, settings: settings).value.rule.lowDays == .init(count: 5))
  }

  @Test("A tilde takes an optional key away, and a defaulted one back to its default")
  func removal() throws {
    #expect(try shop("segments.solo.patience=~").segments[0].value.patience == nil)
    #expect(try shop("rule.suspensionDays=null").rule.suspensionDays == 3)
    #expect(try shop("note=~").note == nil)
  }

  static let complaints: [(setting: String, said: String)] = [
    (
      "segments.solo.agnets=2",
      """
      --set: error: `solo` has no key `agnets`
           | segments.solo.agnets=2
           |               ^~~~~~
           = hint: did you mean `agents`?
      """
    ),
    (
      "segments.sollo.agents=2",
      """
      --set: error: `segments` has no key `sollo`
           | segments.sollo.agents=2
           |          ^~~~~
           = hint: did you mean `solo`?
      """
    ),
    (
      "suspensionDays=2",
      """
      --set: error: `scenario` has no key `suspensionDays`
           | suspensionDays=2
           | ^~~~~~~~~~~~~~
           = hint: it belongs elsewhere: `rule.suspensionDays`
      """
    ),
    (
      "rule.suspensionDays=2.5",
      """
      --set: error: `2.5` is not a whole number
           | rule.suspensionDays=2.5
           |                     ^~~
           = expected: a whole number from 1 to 365
      """
    ),
    (
      "title",
      """
      --set: error: this is not an assignment
           | title
           | ^
           = expected: `path=value`, as in `rule.lowDays=3`
      """
    ),
    (
      "rule..kind=window",
      """
      --set: error: a step of the path is empty
           | rule..kind=window
           |      ^
      """
    ),
    (
      "title.text=3",
      """
      --set: error: `title` has no parts
           | title.text=3
           |       ^~~~
      """
    ),
    (
      "segments.solo.shifts.7.from=9:00",
      """
      --set: error: the list has no item `7`
           | segments.solo.shifts.7.from=9:00
           |                      ^
           = expected: a position from 0 to 1, or an item's name
      """
    ),
    (
      "segments.solo.hours=1,2,x,4",
      """
      --set: error: `x` is not what belongs here
           | segments.solo.hours=1,2,x,4
           |                         ^
           = expected: a number at least 0
      """
    ),
    (
      "segments.solo.hours=[1, 2, 视, 4]",
      """
      --set: error: `视` is not what belongs here
           | segments.solo.hours=[1, 2, 视, 4]
           |                            ^~
           = expected: a number at least 0
      """
    ),
    (
      "segments.solo.hours=[1, 2",
      """
      --set: error: this `[` is never closed
           | segments.solo.hours=[1, 2
           |                     ^
           = expected: `,` or `]`
      """
    ),
    (
      "calendar=days",
      """
      --set: error: `days` has no `:`
           | calendar=days
           |          ^~~~
           = expected: `key:value,key:value`
      """
    ),
    (
      "calendar=days:3,dais:4",
      """
      --set: error: `calendar` has no key `dais`
           | calendar=days:3,dais:4
           |                 ^~~~
           = hint: did you mean `days`?
      """
    ),
    (
      "note=",
      """
      --set: error: a value is missing
           | note=
           |      ^
           = expected: a text
      """
    ),
    (
      "title=~",
      """
      shop.yaml:2:1: error: `scenario` lacks the key `title`
         2 | title: Two kinds of shops
           | ^
      """
    ),
  ]

  @Test("A faulty setting is shown with a caret", arguments: complaints)
  func complaint(setting: String, said: String) {
    #expect(Shop.complaint(Shop.example, settings: [setting]) == said)
  }

  @Test("All faults are reported at once, those of the file before those of the settings")
  func together() {
    let said = Shop.complaint(
      Shop.example.replacing("days: 90", with: "days: 0"),
      settings: ["rule.kind=x", "rule.threshold=2"])
    let places = said.split(separator: "\n").filter { $0.contains("error:") }.map {
      $0.prefix { $0 != " " }
    }
    #expect(places == ["shop.yaml:4:37:", "--set:", "--set:"])
  }
}
