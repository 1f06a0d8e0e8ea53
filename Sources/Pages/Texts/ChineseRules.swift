import MerchantModel
import ResultFiles
import Scenarios
import SimKernel

/// Rules in Chinese, a sentence each: what `RulebookSentences` says in English.
package struct ChineseRules {
  private let book: Rulebook

  /// Words for a rulebook.
  package init(_ book: Rulebook) {
    self.book = book
  }

  /// Words for the rules of a scenario's text; nil where this program does not read it, as of an earlier release.
  package init?(scenario text: String) {
    let loader = DocumentLoader(Codec.scenario)
    guard let document = try? loader.load(SourceText(text, name: "manifest.json")) else {
      return nil
    }
    self.init(document.value.rulebook)
  }

  /// A sentence for each rule in the order in which they are asked, and one for each moratorium.
  package var lines: [String] {
    let rules = book.rules.map { "\($0.name)（\(Self.scope($0))）：\(Sentence(rule: $0.rule).text)" }
    return (rules.isEmpty ? [Sentence(rule: book.rule).text] : rules)
      + book.moratoria.map(Self.sentence)
  }

  // MARK: Whom, and when

  private static func scope(_ scoped: ScopedRule) -> String {
    let parts = [
      scoped.segments?.joined(separator: "、"),
      range(scoped.agentsFrom, scoped.agentsUpTo).map { "客服\($0)人" },
      scoped.ageFrom.map { "开店满 \(number($0.inDays)) 天" },
      scoped.youngerThan.map { "开店不满 \(number($0.inDays)) 天" },
      scoped.callsFrom.map { "每天来电不少于 \(number($0)) 个" },
      scoped.callsBelow.map { "每天来电少于 \(number($0)) 个" },
      scoped.share < .always ? "\(number(100 * scoped.share.value))% 的商家" : nil,
      dates(scoped.from, scoped.through),
    ].compactMap { $0 }
    return parts.isEmpty ? "所有商家" : parts.joined(separator: "，")
  }

  private static func sentence(_ moratorium: Moratorium) -> String {
    let when =
      moratorium.campaign.map { "活动“\($0)”期间" }
      ?? dates(moratorium.from, moratorium.through ?? moratorium.from).map { "\($0) " } ?? ""
    let history = moratorium.days == .leftOut ? "" : "，其后重新累计"
    return "\(moratorium.name)：\(when)不评估任何商家\(history)。"
  }

  private static func dates(_ first: CivilDate?, _ last: CivilDate?) -> String? {
    switch (first, last) {
    case (let first?, let last?): first == last ? "\(first)" : "\(first) 至 \(last)"
    case (let first?, nil): "自 \(first) 起"
    case (nil, let last?): "至 \(last) 止"
    case (nil, nil): nil
    }
  }

  private static func range(_ least: Int?, _ most: Int?) -> String? {
    switch (least, most) {
    case (let least?, let most?): least == most ? " \(least) " : " \(least) 至 \(most) "
    case (let least?, nil): "不少于 \(least) "
    case (nil, let most?): "不多于 \(most) "
    case (nil, nil): nil
    }
  }

  private static func number(_ value: Double) -> String {
    NumberText.fixed(value, decimals: value == value.rounded() ? 0 : 1)
  }
}

extension ChineseRules {
  /// One rule.
  private struct Sentence {
    let rule: Rule

    /// The sentence, with its full stop.
    var text: String {
      guard rule.enabled else { return "不评估任何一天。" }
      let exemptions = rule.exemptions == Exemptions() ? nil : "部分商家豁免"
      return [lowDay, trigger + penalty, exemptions].compactMap { $0 }.joined(separator: "；") + "。"
    }

    /// What a low day is called: one by reply rates need not have few answered calls.
    private var name: String { rule.replyRates.isAnything ? "不达标日" : "低接听日" }

    private var lowDay: String? {
      switch rule.trigger {
      case .rateOverDays, .rateOverCalls, .cusum: return nil
      case .lowDaysInARow, .lowDaysOfLast:
        let least = rule.minimumCalls > 1 ? "来电不少于 \(rule.minimumCalls) 个且" : ""
        let calls = rule.judgesCalls ? [least + answerRate] : []
        let replies = rule.replyRates.all.map { rate, clause in
          (clause.minimumCustomers > 1 ? "顾客不少于 \(clause.minimumCustomers) 位且" : "")
            + replyRate(rate, clause)
        }
        return (calls + replies).joined(separator: "，或") + " 的一天为\(name)"
      }
    }

    private var answerRate: String {
      (rule.test == .rate ? "接听率" : "接听率的置信上限") + boundary(rule.threshold)
    }

    private func replyRate(_ rate: ReplyRate, _ clause: ReplyRateClause) -> String {
      let hours =
        clause.hours == HoursOfDay() ? "" : " \(clause.hours.from) 至 \(clause.hours.to) 的"
      return hours + (rate == .threeMinutes ? "三分钟回复率" : "30 秒应答率")
        + (clause.replies == .person ? "" : "（含机器人）") + boundary(clause.threshold)
    }

    private func boundary(_ threshold: Threshold) -> String {
      (rule.boundary == .below ? "低于 " : "不高于 ") + percent(threshold.rate)
    }

    private var trigger: String {
      switch rule.trigger {
      case .lowDaysInARow:
        rule.lowDays == 1 ? "一个\(name)即" : "连续 \(rule.lowDays) 个\(name)即"
      case .lowDaysOfLast: "最近 \(rule.windowDays) 个评估日中有 \(rule.lowDays) 个\(name)即"
      case .rateOverDays:
        "最近 \(rule.windowDays) 个评估日的"
          + ((rule.judgesCalls ? [answerRate] : [])
          + rule.replyRates.all.map { replyRate($0.rate, $0.clause) })
          .joined(separator: "，或") + "，即"
      case .rateOverCalls: "最近 \(rule.windowCalls) 个来电的\(answerRate)，即"
      case .cusum: "来电的累积和控制图触及上限，即"
      }
    }

    private var penalty: String {
      switch rule.penalty {
      case .throttle:
        return "只放行 \(percent(rule.throttledShare.value)) 的邀请，\(length)"
      case .off:
        switch rule.reinstatement {
        case .never: return "永久暂停功能"
        case .byItself: return "暂停功能，\(length)，到期自动恢复"
        case .byMerchant: return "暂停功能，\(length)，到期后须由商家重新开启"
        }
      }
    }

    private var length: String {
      guard let ladder = rule.ladder, ladder.count > 1 else {
        return "为期 \(rule.ladder?.first ?? rule.suspensionDays) 天"
      }
      return "按次数依次为期 \(ladder.map(String.init).joined(separator: "、")) 天"
    }

    private func percent(_ share: Double) -> String {
      let percent = share * 100
      let isWhole = (percent - percent.rounded()).magnitude < 1e-9
      return NumberText.fixed(percent, decimals: isWhole ? 0 : 1) + "%"
    }
  }
}
