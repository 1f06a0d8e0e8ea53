import Charts

extension PageText {
  /// What was fitted to a log.
  enum Fits {
    static let kind = LocalizedText(en: "Ringside: fitted to a log", zh: "Ringside：由日志拟合")
    static let log = LocalizedText(en: "Log", zh: "日志")

    static func days(_ count: String, from first: String, to last: String) -> LocalizedText {
      LocalizedText(
        en: "\(count) whole days, \(first) to \(last)", zh: "\(first) 至 \(last)，共 \(count) 个完整日")
    }

    static func fitted(_ count: String, log: String) -> LocalizedText {
      LocalizedText(
        en:
          "\(count) keys were fitted to \(log), each with its standard error and its 95 % interval.",
        zh: "由 \(log) 拟合了 \(count) 个参数，各附标准误与 95% 区间。")
    }

    static func refused(_ what: String) -> LocalizedText {
      LocalizedText(
        en: "More than chance keeps the best law from the log: \(what); look at the pictures.",
        zh: "以下时长与最佳分布的偏差超出偶然：\(what)；请看图。")
    }

    static func open(_ what: String) -> LocalizedText {
      LocalizedText(
        en: "The rows cannot tell the best law from the next: \(what).",
        zh: "以下时长的数据不足以区分最佳分布与次佳分布：\(what)。")
    }

    static func untold(_ count: Int) -> LocalizedText {
      LocalizedText(
        en: "What the log cannot tell is listed below: \(count) remark\(count == 1 ? "" : "s").",
        zh: "日志无法说明之处列于下方，共 \(count) 条。")
    }

    static let laws = LocalizedText(en: "Laws of durations, ranked", zh: "时长分布的排名")
    static let lawsNote = LocalizedText(
      en:
        "The least AIC first, below it by how much others exceed it. KS, AD: the distances of Kolmogorov-Smirnov and of "
        + "Anderson-Darling; p: the share of bootstrap samples of the law that lie as far away (the smaller, the worse the law; –: more "
        + "than 5,000 rows, of which no law is ever quite right).",
      zh:
        "AIC 最小者在前，其余为与其之差。KS、AD：Kolmogorov–Smirnov 与 Anderson–Darling 距离；p：该分布的自助样本中距离同样大的比例（越小越差；“–”：数据超过 5,000 条，任何分布都不会完全吻合）。"
    )
    static let duration = LocalizedText(en: "Duration", zh: "时长")
    static let law = LocalizedText(en: "Law", zh: "分布")
    static let silence = LocalizedText(en: "What the log cannot tell", zh: "日志无法说明之处")
    static let silenceNote = LocalizedText(
      en: "And what was made of it: none of it is guessed.", zh: "以及相应的处理；未作任何猜测（以下为程序原文）。")
    static let standardError = LocalizedText(en: "Standard error", zh: "标准误")
    static let basis = LocalizedText(en: "Fitted to", zh: "依据")
    static let note = LocalizedText(
      en:
        "Every fitted value, by the scenario's key. Lower and upper: 95 % interval. Levels that the log alone does not tell are "
        + "found by simulation and stand in the policy.",
      zh: "全部拟合值，按场景的键列出。下限与上限：95% 区间。日志本身无法给出的水平由模拟求得，见策略文件。")
    /// By the words of the file.
    static let units = [
      "seconds": LocalizedText(en: "seconds", zh: "秒"),
      "per cent": LocalizedText(en: "per cent", zh: "百分比"),
      "per day": LocalizedText(en: "per merchant and day", zh: "每商家每天"),
    ]
  }
}
