import MerchantModel
import Testing

/// Laws between counters: true of every scenario, and broken by what none can give.
struct ConservationLawTests {
  /// The sums of a scenario's merchants over its counted days.
  private static func sums(_ scenario: Scenario) -> Shop.Totals {
    Shop.totals(scenario, merchants: scenario.segments[0].merchants)
  }

  private static func laws(of scenario: Scenario) -> ConservationLaws {
    ConservationLaws(
      merchants: scenario.segments[0].merchants, days: scenario.calendar.countedDays.count)
  }

  @Test("Every scenario keeps them, with a warm-up and without", arguments: 0..<UInt64(200))
  func areKept(_ number: UInt64) throws {
    var scenario = try RandomScenario.withAppeals(number)
    scenario.calendar.warmup = Int(number % 4)
    // A year more for each merchant, so not for all.
    scenario.measurement.falsePositives = number % 25 == 0
    let sums = Self.sums(scenario)
    #expect(sums[.contacts] > 0)
    #expect(Self.laws(of: scenario).breach { sums[$0] } == nil)
  }

  @Test("A part that is too great, or a whole that is negative, breaks each law")
  func areBroken() throws {
    let scenario = try Shop.scenario()
    let sums = Shop.totals(scenario, merchants: scenario.segments[0].merchants)
    let laws = Self.laws(of: scenario)
    #expect(laws.breach { sums[$0] } == nil)
    for law in laws.all {
      let changed = (law.parts + law.whole).compactMap(\.counter)
      // A part beyond any whole, or a whole below nothing.
      let (counter, value): (Counter, Int64) =
        if let part = law.parts.compactMap(\.counter).first {
          (part, 1_000_000_000_000_000)
        } else {
          (try #require(changed.first), -1)
        }
      let breach = laws.breach { $0 == counter ? value : sums[$0] }
      #expect(breach != nil, "\(law)")
      // Alone it tells as well.
      let alone = ConservationLaws(only: [law]).breach { $0 == counter ? value : sums[$0] }
      #expect(alone?.law == law)
    }
  }

  @Test("Sums are compared without overflow at both ends of 64 bits")
  func extremes() throws {
    let laws = ConservationLaws(merchants: .max, days: .max)
    for number in [Int64.max, .min] { #expect(laws.breach { _ in number } != nil) }
  }
}
