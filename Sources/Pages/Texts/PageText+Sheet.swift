import Charts
import Runs

extension PageText {
  /// The decision sheet of a comparison.
  enum Sheet {
    static let asked = LocalizedText(en: "Question", zh: "问题")
    static let market = LocalizedText(en: "Real merchants", zh: "实际商家")
    static let customers = LocalizedText(en: "What customers get", zh: "顾客得到什么")
    static let merchants = LocalizedText(en: "What merchants bear", zh: "商家承担什么")
    static let money = LocalizedText(en: "Money", zh: "金额")
    static let realMerchants = LocalizedText(en: "real merchants in 30 days", zh: "30 天内的实际商家")
    static let realSuspensions = LocalizedText(
      en: "suspensions of real merchants in 30 days, and their share of all",
      zh: "实际商家 30 天内的暂停次数及其占比")
    static let points = LocalizedText(en: " pp", zh: " 个百分点")
    static let baseline = LocalizedText(en: "the baseline", zh: "基准")
    static let bySegment = LocalizedText(en: "Who gains, who loses", zh: "谁受益，谁受损")
    static let newly = LocalizedText(en: "newly suspended", zh: "新增被暂停")
    static let noLonger = LocalizedText(en: "no longer suspended", zh: "不再被暂停")
    static let noChange = LocalizedText(en: "no difference", zh: "无差异")
    static let certainty = LocalizedText(en: "How sure that is", zh: "有多大把握")
    static let oneReplication = LocalizedText(
      en: "One replication cannot distinguish a difference from chance.",
      zh: "仅一次重复，无法区分差异与偶然。")

    static func question(policies: Int, baseline: String) -> LocalizedText {
      LocalizedText(
        en: policies == 1
          ? "Does a policy serve customers and merchants better than “\(baseline)”?"
          : "Which of \(policies) policies serve customers and merchants better than “\(baseline)”?",
        zh: policies == 1
          ? "该策略对顾客和商家是否比“\(baseline)”更好？"
          : "\(policies) 个策略中，哪些对顾客和商家比“\(baseline)”更好？")
    }

    static func rule(_ baseline: String) -> LocalizedText {
      LocalizedText(en: "Rule, \(baseline)", zh: "规则，\(baseline)")
    }

    static func parts(_ whole: String, _ parts: String) -> LocalizedText {
      LocalizedText(en: "\(whole): \(parts)", zh: "\(whole)：\(parts)")
    }

    /// What policies do to both sides: the verdict, the policies, and how either side fares.
    static func answer(_ verdict: String, policies: String, sides: String) -> LocalizedText {
      LocalizedText(
        en: "\(verdict): \(policies)\(sides.isEmpty ? "" : " (\(sides))").",
        zh: "\(verdict)：\(policies)\(sides.isEmpty ? "" : "（\(sides)）")。")
    }

    static func verdict(_ verdict: PolicySides.Verdict) -> LocalizedText {
      switch verdict {
      case .better: LocalizedText(en: "Better", zh: "更优")
      case .worse: LocalizedText(en: "Worse", zh: "更差")
      case .tradeOff: LocalizedText(en: "A trade-off, not better", zh: "有得有失，并非更优")
      case .betterForOne: LocalizedText(en: "Better for one side", zh: "对一方更优")
      case .worseForOne: LocalizedText(en: "Worse for one side", zh: "对一方更差")
      case .unclear: LocalizedText(en: "Nothing beyond doubt", zh: "无确定差异")
      case .same: LocalizedText(en: "No difference seen", zh: "未见差异")
      }
    }

    static func customersFare(_ change: PolicySides.Change) -> LocalizedText {
      let words = fare(change)
      return LocalizedText(en: "customers \(words.english)", zh: "顾客\(words.chinese)")
    }

    static func merchantsFare(_ change: PolicySides.Change) -> LocalizedText {
      let words = fare(change)
      return LocalizedText(en: "merchants \(words.english)", zh: "商家\(words.chinese)")
    }

    private static func fare(_ change: PolicySides.Change) -> (english: String, chinese: String) {
      switch change {
      case .better: ("gain", "受益")
      case .worse: ("lose", "受损")
      case .mixed: ("gain and lose", "有得有失")
      case .unclear: ("unclear", "不明确")
      case .same: ("the same", "不变")
      }
    }

    static func note(_ baseline: String) -> LocalizedText {
      LocalizedText(
        en:
          "Below each figure: its difference from “\(baseline)”, paired by replication, that as a share of the baseline's "
          + "figure, and the 95 % interval of the difference; * is beyond doubt among all differences.",
        zh: "每个数字下方：与“\(baseline)”之差（按重复配对）、相对变化，以及该差的 95% 区间；* 表示在全部差异校正后仍显著。")
    }

    /// - Parameter shares: The share of suspensions that are false positives, by two points less, the rate, and two more.
    static func reference(_ rate: String, shares: [String]) -> LocalizedText {
      LocalizedText(
        en:
          "A suspension is a false positive if the merchant would answer \(rate) % of calls or more without a rule; two "
          + "points less or more would make the baseline's \(shares[1]) % of suspensions \(shares[0]) % or \(shares[2]) %.",
        zh: "若商家在无规则时能接听 \(rate)% 及以上的来电，则该次暂停为误判；该比例降低或提高 2 个百分点时，基准的误判占比由 "
          + "\(shares[1])% 变为 \(shares[0])% 或 \(shares[2])%。")
    }

    static func worlds(inputs: Int, worlds: Int) -> LocalizedText {
      LocalizedText(
        en:
          "The table takes \(inputs) numbers that nobody knows for what the scenario says. \(worlds) worlds draw them anew:",
        zh: "上表对 \(inputs) 个无人知道的数取情景中写定的值。另有 \(worlds) 个世界重新抽取这些数：")
    }

    static func wins(
      _ measure: String, _ policy: String, _ wins: String, of worlds: Int
    ) -> LocalizedText {
      LocalizedText(
        en: "\(measure): \(policy) wins in \(wins) of \(worlds) worlds.",
        zh: "\(measure)：\(policy) 在 \(worlds) 个世界中的 \(wins) 个里最优。")
    }

    static func fewWorlds(_ worlds: Int) -> LocalizedText {
      LocalizedText(
        en: "\(worlds) worlds are too few to say what would turn that.",
        zh: "\(worlds) 个世界太少，无法说明何时会改变这一结论。")
    }

    static func chance(_ measure: String, _ policy: String, _ chance: String) -> LocalizedText {
      LocalizedText(
        en: "\(measure): best under \(policy); the estimated chance of that is \(chance) %.",
        zh: "\(measure)：\(policy) 最优，其估计概率为 \(chance)%。")
    }

    static let aboutChances = LocalizedText(
      en:
        "The chance that a policy is best is an estimate: it supposes that estimates err as normal "
        + "figures with the spread of their replications do, and is no guarantee.",
      zh: "“最优的估计概率”为估计值：假定各估计值的误差服从正态分布、离散程度与各次重复之间相同；不作保证。")
  }
}
