import Charts

/// The texts of pages, by topic: of all pages here, of each kind in extensions.
enum PageText {
  /// What every page has.
  enum Frame {
    static let languageCode = LocalizedText(en: "en", zh: "zh-CN")
    static let charts = LocalizedText(en: "Charts", zh: "图表")
    static let noPictures = LocalizedText(
      en: "There are no pictures, since the program that draws them (vl-convert) was not found.",
      zh: "未找到绘图程序（vl-convert），因此没有图表。")
    static let titleEnd = LocalizedText(en: ". ", zh: "。")
  }

  /// The facts at the head of a page.
  enum Facts {
    static let simulated = LocalizedText(en: "Simulated", zh: "模拟规模")
    static let wanted = LocalizedText(en: "Wanted", zh: "目标")
    static let seed = LocalizedText(en: "Seed", zh: "随机种子")
    static let program = LocalizedText(en: "Program", zh: "程序")
    static let runOn = LocalizedText(en: "Run on", zh: "运行时间")
    static let timeTaken = LocalizedText(en: "Time taken", zh: "耗时")
    static let underASecond = LocalizedText(en: "under a second", zh: "不到 1 秒")
    static let seconds = LocalizedText(en: " s", zh: " 秒")
    static let minutes = LocalizedText(en: " min", zh: " 分钟")
    static let policies = LocalizedText(en: "Policies", zh: "策略数")
    static let period = LocalizedText(en: "Period", zh: "时段")

    static let question = LocalizedText(en: "Question", zh: "问题")
    static let launch = LocalizedText(
      en: "the launch: everybody starts fresh on the first day", zh: "上线初期：所有商家从首日开始，此前无历史")
    static let longRun = LocalizedText(
      en: "the long run: merchants are met in mid-life", zh: "长期：商家已处于运行之中")

    static func days(_ days: Int, from start: String, warmup: Int) -> LocalizedText {
      LocalizedText(
        en: "\(days) days from \(start)"
          + (warmup > 0 ? ", after \(warmup) days of warm-up" : ""),
        zh: "自 \(start) 起 \(days) 天" + (warmup > 0 ? "，此前预热 \(warmup) 天" : ""))
    }

    static let compared = LocalizedText(en: "Ringside: policies compared", zh: "Ringside：策略比较")
    static let run = LocalizedText(en: "Ringside: a run", zh: "Ringside：模拟运行")
    static let warnings = LocalizedText(en: "Warnings", zh: "警告")
  }

  /// Where results come from.
  enum Origin {
    static let value = LocalizedText(en: "Value", zh: "参数")
    static let setTo = LocalizedText(en: "Is", zh: "取值")
    static let source = LocalizedText(en: "Where it comes from", zh: "来源")
    static let sources = LocalizedText(en: "Assumptions and their sources", zh: "假设及其来源")
    static let sourcesNote = LocalizedText(
      en: "As the scenario's own file says beside each value.",
      zh: "以下为场景文件在各取值旁的说明（原文）。")

    static func showValues(_ count: Int) -> LocalizedText {
      LocalizedText(
        en: "Show \(count) values",
        zh: "展开 \(count) 项")
    }

    static let scenario = LocalizedText(
      en: "The scenario as it was understood",
      zh: "场景全文（含默认值）")
    static let scenarioNote = LocalizedText(
      en: "Every value, defaults filled in, with where it was set",
      zh: "全部取值及其出处")
    static let again = LocalizedText(en: "To do it again", zh: "如何复现")
    static let againNote = LocalizedText(
      en: "The same version and seed give the same figures, on any number of threads.",
      zh: "相同的版本与种子在任意线程数下得到相同的数据。")
  }

  /// The table of all figures.
  enum Table {
    static let download = LocalizedText(en: "Download as CSV", zh: "下载 CSV")
    static let title = LocalizedText(en: "All figures", zh: "全部数据")
    static let unseen = LocalizedText(
      en:
        "Measures of which nothing was seen are left out; the files of the results have them all.",
      zh: "未出现的指标未列出；结果文件中列有全部指标。")
  }

  /// Heads of columns.
  enum Column {
    static let reading = LocalizedText(en: "Reading", zh: "解读")
    static let merchants = LocalizedText(en: "Merchants", zh: "商家")
    static let measure = LocalizedText(en: "Measure", zh: "指标")
    static let asWritten = LocalizedText(en: "As written", zh: "原解读")
    static let flipped = LocalizedText(en: "Flipped", zh: "反转后")
    static let difference = LocalizedText(en: "Difference", zh: "差值")
    static let lower = LocalizedText(en: "Lower", zh: "下限")
    static let upper = LocalizedText(en: "Upper", zh: "上限")
    static let adjustedP = LocalizedText(en: "Adjusted p", zh: "校正 p 值")
    static let policy = LocalizedText(en: "Policy", zh: "策略")
    static let rule = LocalizedText(en: "Rule", zh: "规则")
    static let callsADay = LocalizedText(en: "Calls a day", zh: "每天来电")
    static let withinDays = LocalizedText(en: "Within days", zh: "天数内")
    static let answersPercent = LocalizedText(en: "Answers, %", zh: "接听率，%")
    static let exactPercent = LocalizedText(en: "Exact, %", zh: "精确值，%")
    static let simulatedPercent = LocalizedText(en: "Simulated, %", zh: "模拟值，%")
    static let lowerPercent = LocalizedText(en: "Lower, %", zh: "下限，%")
    static let upperPercent = LocalizedText(en: "Upper, %", zh: "上限，%")
    static let best = LocalizedText(en: "Best", zh: "最优")
    static let asItIs = LocalizedText(en: "As it is", zh: "原方案")
    static let rank = LocalizedText(en: "Rank", zh: "名次")
    static let point = LocalizedText(en: "Point", zh: "取值")
    static let ranking = LocalizedText(en: "Ranking", zh: "评定")
    static let estimate = LocalizedText(en: "Estimate", zh: "估计值")
    static let unit = LocalizedText(en: "Unit", zh: "单位")
    static let replications = LocalizedText(en: "Replications", zh: "重复次数")
    static let parameter = LocalizedText(en: "Parameter", zh: "参数")
    static let values = LocalizedText(en: "Values", zh: "取值")
    static let withOthers = LocalizedText(en: "With others", zh: "含交互")
    static let alone = LocalizedText(en: "Alone", zh: "单独")
    static let sizeOfEffect = LocalizedText(en: "Size of effect", zh: "影响大小")
    static let meanEffect = LocalizedText(en: "Mean effect", zh: "平均影响")
    static let deviation = LocalizedText(en: "Deviation", zh: "离差")
    static let noise = LocalizedText(en: "Noise", zh: "噪声")
    static let phase = LocalizedText(en: "Phase", zh: "阶段")
    static let level = LocalizedText(en: "Level", zh: "取值")
    static let verdict = LocalizedText(en: "Verdict", zh: "判定")
    static let pointNumber = LocalizedText(en: "Point", zh: "序号")
    static let answers = LocalizedText(en: "Answers", zh: "接听率")
    static let suspended = LocalizedText(en: "Suspended", zh: "被暂停")
    static let requirement = LocalizedText(en: "Wanted", zh: "要求")
    static let daysToFirst = LocalizedText(en: "Days to the first", zh: "到首次暂停的天数")
    static let simulated = LocalizedText(en: "Simulated", zh: "模拟值")
    static let threshold = LocalizedText(en: "Threshold", zh: "阈值")
    static let leastCalls = LocalizedText(en: "Least calls", zh: "最少来电")
    static let lowDays = LocalizedText(en: "Low days", zh: "低接听日数")
    static let ofLastDays = LocalizedText(en: "Of the last days", zh: "最近天数")
    static let limit = LocalizedText(en: "Limit", zh: "限值")
  }
}
