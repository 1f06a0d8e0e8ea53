import ResultFiles

extension ChartText {
  /// The way from what video promises to what it saves.
  enum Waterfall {
    static func title(_ kind: String) -> LocalizedText {
      LocalizedText(
        en: "From what video promises to what it saves: \(kind)",
        zh: "从视频承诺的到实际节省的：\(kind)")
    }

    static let caption = LocalizedText(
      en:
        "Promised: the mean text duration less the mean video duration, of all contacts. Each bar takes off what a "
        + "reason costs, first things first.",
      zh: "承诺：全部咨询的平均文字时长减去平均视频时长。每根柱依次扣除一个原因造成的损失。")

    static func others(_ count: Int) -> LocalizedText {
      LocalizedText(
        en: "The other \(count == 1 ? "kind" : "\(count) kinds") and each segment: waterfall.csv.",
        zh: "其他 \(count) 类咨询与各商家分组：见 waterfall.csv。")
    }

    static let axis = LocalizedText(
      en: "customers' minutes per merchant and 30 days", zh: "每商家每 30 天的顾客分钟数")
    static let step = LocalizedText(en: "step", zh: "步骤")
    static let minutes = LocalizedText(en: "minutes", zh: "分钟")
    static let share = LocalizedText(en: "of the promise", zh: "占承诺")

    /// The steps by their names in files.
    static let steps: [String: LocalizedText] = [
      "promise": LocalizedText(en: "promised", zh: "承诺"),
      "not_adopted": LocalizedText(en: "not adopted", zh: "未开通功能"),
      "feature_off": LocalizedText(en: "feature off by the rule", zh: "功能因规则关闭"),
      "night": LocalizedText(en: "not offered: night", zh: "未发出：夜间"),
      "nobody_on_shift": LocalizedText(en: "not offered: nobody on shift", zh: "未发出：无人当班"),
      "gate": LocalizedText(en: "not offered: gate", zh: "未发出：条件不满足"),
      "throttled": LocalizedText(en: "throttled by the rule", zh: "因规则限流"),
      "not_offered": LocalizedText(en: "not offered by choice", zh: "客服选择不发"),
      "shy": LocalizedText(en: "shy", zh: "不愿露面"),
      "refused": LocalizedText(en: "refused", zh: "顾客拒绝"),
      "expired": LocalizedText(en: "not tapped in time", zh: "卡片过期未点"),
      "tap_refused_off": LocalizedText(en: "tapped while off", zh: "点击时功能关闭"),
      "tap_refused_night": LocalizedText(en: "tapped at night", zh: "点击时为夜间"),
      "missed_nobody": LocalizedText(en: "missed: nobody on shift", zh: "未接：无人当班"),
      "missed_busy": LocalizedText(en: "missed: all in calls", zh: "未接：客服都在通话"),
      "missed_unnoticed": LocalizedText(en: "missed: not noticed", zh: "未接：在前台但未察觉"),
      "missed_background": LocalizedText(en: "missed: in the background", zh: "未接：应用在后台"),
      "missed_closed": LocalizedText(en: "missed: app closed", zh: "未接：应用已关闭"),
      "missed_hung_up": LocalizedText(en: "missed: customer hung up", zh: "未接：顾客挂断"),
      "hung_up_by_merchant": LocalizedText(en: "picked up to hang up", zh: "接起即挂"),
      "camera_off": LocalizedText(en: "camera off", zh: "摄像头关闭"),
      "dropped": LocalizedText(en: "calls dropped", zh: "通话中断"),
      "left_queue": LocalizedText(en: "left the queue", zh: "离开排队"),
      "gave_up": LocalizedText(en: "gave up after a miss", zh: "未接后放弃"),
      "assistant_residue": LocalizedText(en: "the assistant's residue", zh: "智能客服转人工的难题"),
      "contained_by_assistant": LocalizedText(en: "contained by the assistant", zh: "智能客服独立解决"),
      "message_not_reached": LocalizedText(en: "message, not reached", zh: "留言后联系不上"),
      "guided_by_voice": LocalizedText(en: "guided by voice", zh: "语音指导"),
      "cut_off": LocalizedText(en: "cut off by the end", zh: "被运行结束截断"),
      "selection": LocalizedText(en: "durations not the mean", zh: "时长偏离均值"),
      "saved": LocalizedText(en: "saved", zh: "实际节省"),
    ]
  }
}
