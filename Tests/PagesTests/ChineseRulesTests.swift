import MerchantModel
import Pages
import SimRandom
import Testing

/// Rules in Chinese words, for every trigger and penalty, and for whom and when.
struct ChineseRulesTests {
  /// A rule and its sentence.
  struct Case: Sendable, CustomTestStringConvertible {
    let sentence: String
    var change: @Sendable (inout Rule) -> Void = { _ in }

    var testDescription: String { sentence }
  }

  static let cases = [
    Case(sentence: "来电不少于 5 个且接听率低于 60% 的一天为低接听日；连续 2 个低接听日即暂停功能，为期 3 天，到期后须由商家重新开启。"),
    Case(sentence: "不评估任何一天。") { $0.enabled = false },
    Case(sentence: "来电不少于 5 个且接听率不高于 60% 的一天为低接听日；连续 2 个低接听日即暂停功能，按次数依次为期 1、3、7 天，到期自动恢复。") {
      $0.boundary = .atOrBelow
      $0.ladder = [1, 3, 7]
      $0.reinstatement = .byItself
    },
    Case(sentence: "接听率的置信上限低于 60% 的一天为低接听日；最近 5 个评估日中有 3 个低接听日即永久暂停功能。") {
      $0.minimumCalls = 1
      $0.test = .upperBound
      ($0.trigger, $0.lowDays, $0.reinstatement) = (.lowDaysOfLast, 3, .never)
    },
    Case(sentence: "最近 7 个评估日的接听率低于 60%，即只放行 50% 的邀请，为期 3 天；部分商家豁免。") {
      ($0.trigger, $0.windowDays, $0.penalty) = (.rateOverDays, 7, .throttle)
      $0.exemptions.agentsUpTo = 3
    },
    Case(sentence: "最近 100 个来电的接听率低于 60%，即暂停功能，为期 3 天，到期后须由商家重新开启。") {
      $0.trigger = .rateOverCalls
    },
    Case(sentence: "来电的累积和控制图触及上限，即暂停功能，为期 3 天，到期后须由商家重新开启。") { $0.trigger = .cusum },
    Case(
      sentence:
        "来电不少于 5 个且接听率低于 60%，或顾客不少于 5 位且 08:00 至 23:00 的三分钟回复率低于 60% 的一天为不达标日；"
        + "一个不达标日即暂停功能，为期 3 天，到期后须由商家重新开启。"
    ) {
      $0.lowDays = 1
      $0.replyRates.threeMinutes = ReplyRateClause()
    },
  ]

  @Test("A rule is a sentence", arguments: cases)
  func sentence(_ example: Case) {
    var rule = Rule()
    example.change(&rule)
    #expect(ChineseRules(Rulebook(rule)).lines == [example.sentence])
  }

  @Test(
    "Rules by whom and when, and days on which nobody is judged, are read from a scenario's text")
  func rulebook() throws {
    let text = """
      title: Tested
      calendar: {start: 2026-03-02, days: 30}
      kinds: {call: {text: {exponential: {mean: 8 min}}}}
      segments: {shop: {merchants: 9, contactsPerDay: {call: 10}, agents: 3, answering: {foreground: {chance: 1}}}}
      rules:
        small: {agentsUpTo: 3, callsBelow: 4, share: 50 %, rule: {enabled: false}}
        others: {from: 2026-03-09, rule: {enabled: false}}
      moratoria:
        sale: {from: 2026-03-12, through: 2026-03-14, days: resets}
      """
    let rules = try #require(ChineseRules(scenario: text))
    #expect(
      rules.lines == [
        "small（客服不多于 3 人，每天来电少于 4 个，50% 的商家）：不评估任何一天。",
        "others（自 2026-03-09 起）：不评估任何一天。",
        "sale：2026-03-12 至 2026-03-14 不评估任何商家，其后重新累计。",
      ])
    #expect(ChineseRules(scenario: "rules: 7") == nil)
  }
}
