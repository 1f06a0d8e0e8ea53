import ClosedForms
import Foundation
import Testing

struct VaryingDayChainTests {
  private let rules = [
    (SuspensionRule.Trigger.consecutive(2), 3, SuspensionRule.ReturnDelay.none),
    (.consecutive(1), 1, .fixed(days: 2)), (.consecutive(3), 7, .distribution([0.5, 0, 0.3])),
    (.ofLast(low: 2, days: 4), 3, .none),
  ]

  @Test("Days that are alike give the chain of days that are alike")
  func alike() throws {
    for (trigger, penalty, delay) in rules {
      let rule = try SuspensionRule(trigger: trigger, penaltyDays: penalty, returnDelay: delay)
      let plain = try SuspensionChain(days: .independent(low: 0.3), rule: rule)
      let course = try plain.course(over: 40)
      let first = try plain.firstSuspension(upTo: 40)
      let varying = try VaryingDayChain(rule: rule)
        .course(lowChances: Array(repeating: 0.3, count: 40))
      for day in 0..<40 {
        #expect(abs(varying.suspensions[day] - course.suspensions[day]) < 1e-14)
        #expect(abs(varying.off[day] - course.off[day]) < 1e-14)
        #expect(abs(varying.firstSuspensions[day] - first[day]) < 1e-14)
        #expect(abs(varying.low[day] - 0.3 * (1 - course.off[day])) < 1e-14)
      }
    }
  }

  /// Days 1 to 4 low with a, b, c, d; two in a row suspend for one day. Suspended on day 2 with ab, on day 3
  /// with (1 - a) bc, on day 4 with (1 - b) cd: after a suspension on day 2, day 3 is off and day 4
  /// alone is too little.
  @Test("Four days worked out by hand")
  func byHand() throws {
    let (a, b, c, d) = (0.5, 0.2, 0.7, 0.4)
    let chain = try VaryingDayChain(
      rule: SuspensionRule(trigger: .consecutive(2), penaltyDays: 1))
    let course = chain.course(lowChances: [a, b, c, d], lookingFrom: 2)
    let expected = [0, a * b, (1 - a) * b * c, (1 - b) * c * d]
    for day in 0..<4 { #expect(abs(course.suspensions[day] - expected[day]) < 1e-15) }
    // Looked at from day 3 on: those of days 3 and 4, of which none can have both.
    #expect(course.firstSuspensions[..<2] == [0, 0])
    #expect(abs(course.firstSuspensions[2] - expected[2]) < 1e-15)
    #expect(abs(course.firstSuspensions[3] - expected[3]) < 1e-15)
    #expect(abs(course.off[2] - a * b) < 1e-15)
    #expect(abs(course.off[3] - expected[2]) < 1e-15)
  }

  @Test("Every result is linear in each day's chance")
  func linear() throws {
    for (trigger, penalty, delay) in rules {
      let chain = try VaryingDayChain(
        rule: SuspensionRule(trigger: trigger, penaltyDays: penalty, returnDelay: delay))
      let chances = (0..<12).map { 0.2 + 0.05 * Double($0 % 7) }
      for day in 0..<12 {
        func total(_ chance: Double) -> Double {
          var changed = chances
          changed[day] = chance
          let course = chain.course(lowChances: changed, lookingFrom: 5)
          return course.suspensions.reduce(0, +) + 3 * course.off.reduce(0, +)
            + 5 * course.firstSuspensions.reduce(0, +) + 7 * course.low.reduce(0, +)
        }
        #expect(abs(total(0.4) - (0.6 * total(0) + 0.4 * total(1))) < 1e-12)
      }
    }
  }
}
