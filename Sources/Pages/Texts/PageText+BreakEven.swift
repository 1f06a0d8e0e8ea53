import Charts

extension PageText {
  /// The value at which a scenario and a policy break even.
  enum BreakEven {
    static let kind = LocalizedText(en: "Ringside: a break-even", zh: "Ringside：盈亏平衡点")
    static let varied = LocalizedText(en: "Varied", zh: "变动的参数")
    static let scenario = LocalizedText(en: "The scenario", zh: "原方案")
    static let part = LocalizedText(en: "What it is", zh: "含义")

    static func asUnder(_ policy: String) -> LocalizedText {
      LocalizedText(en: "As under \(policy)", zh: "与 \(policy) 持平")
    }

    static let shared = LocalizedText(en: ", the value under both", zh: "，取值对双方相同")

    static func range(_ path: String, from: String, to: String) -> LocalizedText {
      LocalizedText(en: "\(path), \(from) to \(to)", zh: "\(path)，\(from) 至 \(to)")
    }

    static func found(path: String, value: String, interval: String) -> LocalizedText {
      LocalizedText(
        en: "Both break even at \(path) = \(value) (95 % interval \(interval)).",
        zh: "双方在 \(path) = \(value) 处持平（95% 区间 \(interval)）。")
    }

    static func interval(
      from: String?, to: String?, rangeFrom: String, rangeTo: String
    ) -> LocalizedText {
      LocalizedText(
        en: (from ?? "from below \(rangeFrom)") + " to " + (to ?? "beyond \(rangeTo)"),
        zh: (from ?? "\(rangeFrom) 以下") + " 至 " + (to ?? "\(rangeTo) 以上"))
    }

    static func sides(_ figure: String, under policy: String, rises: Bool) -> LocalizedText {
      LocalizedText(
        en: "Below it \(figure) is \(rises ? "lower" : "higher") under the scenario "
          + "than under \(policy), above it \(rises ? "higher" : "lower").",
        zh: "低于该值时，原方案的\(figure)\(rises ? "低" : "高")于 \(policy)；"
          + "高于该值时则\(rises ? "更高" : "更低")。")
    }

    static let promise = LocalizedText(
      en: "The interval is made of the values at which that of the paired difference contains 0.",
      zh: "该区间由配对差值的区间包含 0 的全部取值构成。")

    static func none(_ figure: String, under policy: String, isLower: Bool) -> LocalizedText {
      LocalizedText(
        en: "No break-even was found: at both ends of the range \(figure) is "
          + "\(isLower ? "lower" : "higher") under the scenario than under \(policy), beyond doubt.",
        zh: "范围两端均不持平：原方案的\(figure)在两端都确定\(isLower ? "低" : "高")于 \(policy)。")
    }

    static func unclear(_ figure: String) -> LocalizedText {
      LocalizedText(
        en: "Whether there is a break-even is open: \(figure) cannot be distinguished well enough "
          + "at the ends of the range.",
        zh: "是否存在持平点尚无定论：\(figure)在范围两端的差异不够明确。")
    }

    static let note = LocalizedText(
      en: "The difference is the scenario less the policy, paired by replication. "
        + "Lower and upper: 95 % interval.",
      zh: "差值为原方案减去该策略，按重复配对。下限与上限：95% 区间。")

    /// By the words of the file.
    static let parts = [
      "from": LocalizedText(en: "lower end of the range", zh: "范围下端"),
      "lower": LocalizedText(en: "lower end of the interval", zh: "区间下端"),
      "root": LocalizedText(en: "break-even", zh: "持平点"),
      "upper": LocalizedText(en: "upper end of the interval", zh: "区间上端"),
      "to": LocalizedText(en: "upper end of the range", zh: "范围上端"),
    ]
  }
}
