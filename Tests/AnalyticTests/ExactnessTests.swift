import AnalyticModel
import Foundation
import MerchantModel
import Scenarios
import Testing

/// What theory refuses to say, and why: each assumption is broken by one setting, and named.
struct ExactnessTests {
  private func exactness(_ name: String, _ settings: [String]) throws -> SegmentAnalysis {
    SegmentAnalysis(try ProjectScenario.load("theory/\(name)", settings).value, segment: 0)
  }

  /// With the setting a figure is gone and a reason holds the words; without it the figure is there.
  private func expect(
    _ figure: String, of name: String, brokenBy setting: String, saying words: String
  ) throws {
    #expect(try exactness(name, []).figure(figure) != nil)
    let broken = try exactness(name, [setting])
    #expect(broken.figure(figure) == nil, "\(setting)")
    let reasons = broken.unknown.flatMap(\.reasons)
    #expect(reasons.contains { $0.contains(words) }, "\(setting): \(reasons)")
  }

  @Test(
    "Suspensions",
    arguments: [
      ("rule.returnDelay=12 h", "in the course of a day"),
      ("response.diligence=2", "merchants respond to suspensions"),
      ("response.lowDay.diligence=2", "respond to low days"),
      ("response.anticipation.diligence=2", "answer better because of the rule"),
      ("response.gaming.withhold=10 %", "game the rule"),
      ("segments.seller.demand.volume={lognormal: {mean: 1, cv: 0.5}}", "demand.volume"),
      (
        "kinds.call.weekdays={mon: 1, tue: 1, wed: 1, thu: 1, fri: 1, sat: 2, sun: 2}",
        "weekday or campaign"
      ),
      ("segments.seller.absence=0.1", "who is absent"),
      (
        "segments.seller.roster=[{days: mon-fri, from: \"09:00\", to: \"21:00\"}]",
        "who is on shift"
      ),
      ("segments.seller.diligence={lognormal: {mean: 1, cv: 0.3}}", "differ in diligence"),
      ("kinds.call.video=5 min", "calls last"), ("kinds.call.tapDelay=1 min", "tap after a delay"),
      ("kinds.call.outcomes.contactAgain={text: 0.1}", "new contacts about the same matter"),
      ("kinds.call.voice={share: 10 %, duration: 5 min}", "begin as voice calls"),
      ("segments.seller.chats=2", "free chat slot"),
      ("invitation.gate=free", "free or foreground agent"),
      ("customer.afterMiss.ringAgain=0.5", "ring again"),
      ("segments.seller.ring.strategy=listed", "calls hunt"),
      ("segments.seller.ring.stateDuringRing=reevaluated", "draw once more"),
      ("segments.seller.overflow={}", "shared desk"),
      ("segments.seller.callBack={}", "called back"),
      (
        "segments.seller.app={foreground: {exponential: {mean: 1 h}}, background: {exponential: {mean: 1 h}}, foregroundShare: 0.5}",
        "share the app's state"
      ),
      ("segments.seller.app.push={chance: 0.5}", "push wakes"),
      ("customer.ringPatience={uniform: {min: 1 s, max: 9 s}}", "neither exponential nor constant"),
    ])
  func suspensions(setting: String, words: String) throws {
    try expect("suspensions", of: "streak", brokenBy: setting, saying: words)
  }

  @Test("Two factors of busyness, and rings past midnight")
  func suspensionsFurther() throws {
    let busy = try exactness(
      "streak", ["platform.busyness=0.2", "segments.seller.demand.busyness=0.2"])
    #expect(busy.unknown.flatMap(\.reasons).contains { $0.contains("product is not gamma") })
    let late = try exactness(
      "streak",
      [
        "kinds.call.hours=[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]",
        "segments.seller.roster=[{days: daily, from: \"12:00\", to: \"24:00\"}]",
        "segments.seller.night={answers: true}",
      ])
    #expect(late.unknown.flatMap(\.reasons).contains { $0.contains("end after midnight") })
    #expect(busy.figure("suspensions") == nil && late.figure("suspensions") == nil)
  }

  @Test(
    "Answers",
    arguments: [
      (
        "segments.shop.app.foreground={lognormal: {mean: 1 h, cv: 1}}", "spells are not exponential"
      ),
      ("segments.shop.app.foregroundShare={beta: {mean: 0.6, sd: 0.2}}", "several agents ring"),
      ("segments.shop.ring.strategy=roundRobin", "calls hunt"),
      ("kinds.each.video=5 min", "calls last"),
    ])
  func answers(setting: String, words: String) throws {
    try expect("answer_rate", of: "first-pick-up", brokenBy: setting, saying: words)
  }

  @Test(
    "Calls that find agents busy",
    arguments: [
      ("rule.enabled=true", "the rule switches the feature off"),
      ("segments.each.adoption=0.5", "not every merchant has the feature"),
      ("segments.each.night.answers=false", "closed at night"),
      ("segments.each.answering.foreground.delay=5 s", "always answer at once"),
      ("kinds.each.drop=0.1", "calls drop"),
      ("segments.each.demand.busyness=0.3", "busyness differs"),
      (
        "segments.each.roster=[{days: daily, from: \"09:00\", to: \"21:00\"}]", "round the clock"
      ),
      ("segments.each.absence=0.1", "can be absent"),
      ("segments.each.chats=1", "chats are not by others"),
      (
        "kinds.each.hours=[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]",
        "hours of the day"
      ),
    ])
  func busyAgents(setting: String, words: String) throws {
    try expect("missed_busy", of: "erlang-b", brokenBy: setting, saying: words)
  }

  @Test(
    "Calls that keep ringing",
    arguments: [
      ("erlang-c", "segments.each.ring.timeout=1 min", "ring.timeout is reached"),
      ("erlang-c", "kinds.each.voice.duration=3.6 min", "calls are not exponential"),
      ("erlang-c", "segments.each.contactsPerDay.call=9000", "no steady state"),
      ("erlang-a", "segments.each.ring.timeout=1 min", "ring.timeout is reached"),
    ])
  func ringing(name: String, setting: String, words: String) throws {
    try expect("ring_time", of: name, brokenBy: setting, saying: words)
  }

  @Test(
    "Chat queues",
    arguments: [
      ("kinds.each.text=4 min", "text guidance is not exponential"),
      ("customer.chatPatience=5 min", "not both exponential"),
      ("kinds.each.offer=0.5", "chats can turn into video"),
    ])
  func chats(setting: String, words: String) throws {
    try expect("queue_wait", of: "chat-desk", brokenBy: setting, saying: words)
  }

  @Test("Contacts and the app")
  func contactsAndApp() throws {
    try expect(
      "contacts", of: "streak", brokenBy: "kinds.call.outcomes.contactAgain={text: 0.1}",
      saying: "lead to new contacts")
    let mixed = try exactness(
      "streak",
      ["segments.seller.app={foregroundShare: {beta: {mean: 0.5, sd: 0.1}}, reminders: 0.5}"])
    #expect(mixed.figure("foreground_share") == nil)
    #expect(mixed.unknown.flatMap(\.reasons).contains { $0.contains("reminders or closing") })
  }
}
