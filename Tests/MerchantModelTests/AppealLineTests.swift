import MerchantModel
import SimKernel
import SimRandom
import Testing

/// What appeals do to a suspended merchant, by hand.
@Suite struct AppealLineTests {
  /// Everybody appeals two hours after the decision, and a review takes an hour.
  private func appeals(
    overturned: Bool, after delay: SimDuration = .hours(2)
  ) -> Appeals {
    let always = ChanceByCause(byFault: .always, byLuck: .always)
    let never = ChanceByCause(byFault: .never, byLuck: .never)
    var appeals = Appeals(
      reviewers: 1, reviewsPerDay: 24, filed: always, overturned: overturned ? always : never)
    appeals.delay = .always(delay)
    return appeals
  }

  @Test("Overturned, the feature is on again at once; upheld, nothing changes")
  func atOnce() {
    let calls = ["20:00", "1:00 20:00", "", ""]
    let overturned = RuledDesk.story(calls) { $0.appeals = appeals(overturned: true) }
    // The return of the next midnight is off with the suspension.
    #expect(
      overturned == [
        "0 0/1 low", "0 suspended", "1 appeals 2", "1 overturned 3, on", "1 0/1 low",
        "1 suspended", "2 appeals 2", "2 overturned 3, on", "2 0/0", "3 0/0",
      ])
    let upheld = RuledDesk.story(calls) { $0.appeals = appeals(overturned: false) }
    #expect(
      upheld == [
        "0 0/1 low", "0 suspended", "1 appeals 2", "1 upheld 3", "1 off", "2 returns 0", "2 0/0",
        "3 0/0",
      ])
    let none = RuledDesk.story(calls)
    #expect(none == upheld.filter { !$0.contains("appeals") && !$0.contains("upheld") })
  }

  @Test("Overturned after the days off, or while the return is awaited, only the strike is off")
  func late() {
    func story(_ ladder: [Int], _ change: (inout Scenario) -> Void = { _ in }) -> [String] {
      RuledDesk.story(["20:00", "", "20:00", "", "", "", "", ""]) {
        $0.rule.ladder = ladder
        change(&$0)
      }
    }
    // Without an appeal the second penalty lasts three days.
    #expect(story([1, 3]).contains("6 returns 0"))
    let after = story([1, 3]) { $0.appeals = appeals(overturned: true, after: .hours(30)) }
    #expect(
      Array(after.prefix(6)) == [
        "0 0/1 low", "0 suspended", "1 off", "2 returns 0", "2 appeals 6", "2 overturned 7",
      ])
    #expect(after.contains("4 returns 0"))
    let awaited = story([1, 3]) {
      $0.rule.returnDelay = .always(.hours(12))
      $0.appeals = appeals(overturned: true, after: .hours(30))
    }
    #expect(awaited.contains("2 overturned 7"))
    #expect(awaited.contains("2 returns 12"))
    #expect(awaited.contains("4 returns 12"))
  }

  @Test("Where nobody comes back, an overturned appeal brings the feature back")
  func forGood() {
    let calls = ["20:00", "", "", ""]
    func change(_ appeals: Appeals?) -> (inout Scenario) -> Void {
      { scenario in
        scenario.rule.reinstatement = .never
        scenario.appeals = appeals
      }
    }
    let back = RuledDesk.story(
      calls, change(appeals(overturned: true, after: .hours(30))))
    #expect(
      Array(back.prefix(5)) == [
        "0 0/1 low", "0 suspended", "1 off", "2 appeals 6", "2 overturned 7, on",
      ])
    func left(_ appeals: Appeals?) -> Int64 {
      RuledDesk.counts(calls, change(appeals))[Counter.leftForGood.rawValue]
    }
    #expect(left(nil) == 1)
    #expect(left(appeals(overturned: false)) == 1)
    #expect(left(appeals(overturned: true)) == 0)
  }

  @Test("Who gives the feature up does not appeal")
  func leaves() {
    let story = RuledDesk.story(["20:00", "", ""]) {
      $0.response.leave = .always
      $0.appeals = appeals(overturned: true)
    }
    #expect(!story.contains { $0.contains("appeals") })
  }

  @Test("Chances are those of luck for who answers well on other days, else of fault")
  func causes() {
    let luck = ["20:00", "9:00 9:10 9:20 9:30", "9:00 9:10 9:20 9:30", ""]
    let fault = ["20:00", "20:00 20:10", "9:00", ""]
    func counts(_ calls: [String], byFault: Bool) -> [Int64] {
      RuledDesk.counts(calls) {
        var appeals = appeals(overturned: true)
        appeals.filed = ChanceByCause(
          byFault: byFault ? .always : .never, byLuck: byFault ? .never : .always)
        $0.appeals = appeals
      }
    }
    let lucky = counts(luck, byFault: false)
    #expect(lucky[Counter.appeals.rawValue] == 1)
    #expect(lucky[Counter.appealsByLuck.rawValue] == 1)
    #expect(lucky[Counter.appealsDecided.rawValue] == 1)
    #expect(lucky[Counter.appealsOverturnedByLuck.rawValue] == 1)
    #expect(lucky[Counter.appealsOverturnedByFault.rawValue] == 0)
    #expect(lucky[Counter.suspensionsCutShort.rawValue] == 1)
    #expect(counts(luck, byFault: true)[Counter.appeals.rawValue] == 0)
    let guilty = counts(fault, byFault: true)
    #expect(guilty[Counter.appeals.rawValue] > 0)
    #expect(guilty[Counter.appealsByLuck.rawValue] == 0)
    #expect(
      guilty[Counter.appealsOverturnedByFault.rawValue] == guilty[Counter.appeals.rawValue])
    #expect(counts(fault, byFault: false)[Counter.appeals.rawValue] == 0)
  }

  @Test("False positives are found as they are without appeals")
  func falsePositives() {
    func examined(_ appeals: Appeals?) -> [Int64] {
      let counts = RuledDesk.counts(["20:00", "9:00 9:10 9:20", "20:00", "9:00 9:10", ""]) {
        $0.measurement.falsePositives = true
        $0.appeals = appeals
      }
      return [Counter.suspensions, .suspensionsExamined, .falsePositives].map {
        counts[$0.rawValue]
      }
    }
    #expect(examined(appeals(overturned: false)) == examined(nil))
  }

  @Test("Probation is a part of the penalty, so none follows an overturned one")
  func probation() {
    func judged(overturned: Bool) -> Int64 {
      RuledDesk.counts(["20:00", "9:00", "9:00", "9:00", ""]) {
        $0.rule.probationDays = 3
        $0.appeals = appeals(overturned: overturned)
      }[Counter.probationDays.rawValue]
    }
    #expect(judged(overturned: false) > 0)
    #expect(judged(overturned: true) == 0)
  }
}
