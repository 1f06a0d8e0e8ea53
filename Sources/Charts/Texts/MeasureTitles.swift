import MerchantModel

/// The titles of measures and units in both languages. A new measure needs a line here.
package struct MeasureTitles {
  private let say: Language

  package init(_ language: Language) {
    say = language
  }

  /// A measure's title; of one that is not known its name.
  package func title(_ measure: String) -> String {
    if say == .chinese, let title = MeasureTitles.chinese[measure] { return title }
    return Measure.named(measure)?.title ?? MeasureTitles.money[measure] ?? measure
  }

  /// The measures that have a Chinese title.
  package static var inChinese: Set<String> { Set(chinese.keys) }

  /// A title with the unit behind it, as an axis has it.
  ///
  /// - Parameter shortly: Whether minutes need no word where the title has them.
  package func titleWithUnit(_ measure: String, unit name: String, shortly: Bool = false) -> String
  {
    let saysMinutes = name == "minutes per merchant per 30 days" && measure.contains("minutes")
    let unit = self.unit(shortly && saysMinutes ? "per merchant per 30 days" : name)
    return unit.isEmpty ? title(measure) : title(measure) + say(SharedText.comma) + unit
  }

  /// How a unit is written beside a number.
  package func unit(_ unit: String) -> String {
    switch unit {
    case "share", "load factor": "%"
    case "count": ""
    case "minutes": say(UnitText.minutes)
    case "seconds": say(UnitText.seconds)
    case "per merchant per 30 days": say(UnitText.perMerchantAndMonth)
    case "minutes per merchant per 30 days":
      say(UnitText.minutesPerMerchantAndMonth)
    case "per merchant per day": say(UnitText.perMerchantAndDay)
    case "money per merchant per 30 days":
      say(UnitText.moneyPerMerchantAndMonth)
    default: unit
    }
  }

  /// The unit of a difference: of shares it is percentage points.
  package func differenceUnit(_ unit: String) -> String {
    unit == "share" || unit == "load factor" ? say(UnitText.percentagePoints) : self.unit(unit)
  }

  /// What a number is multiplied by to be shown in ``unit(_:)``.
  package static func factor(ofUnit unit: String) -> Double {
    unit == "share" || unit == "load factor" ? 100 : 1
  }

  private static let money = Dictionary(
    Measure.moneyMeasures(.ofEverything).map { ($0.name, $0.title) },
    uniquingKeysWith: { first, _ in first })

  private static let chinese = [
    "suspensions": "暂停次数",
    "merchants_suspended": "至少被暂停一次的商家",
    "days_restricted": "受限天数",
    "unserved": "未获服务的顾客",
    "false_positives": "误判暂停次数",
    "adoption": "已开通功能的商家",
    "suspensions_of_adopters": "已开通商家的暂停次数",
    "adopters_suspended": "至少被暂停一次的已开通商家",
    "adopter_time_off": "已开通商家的功能关闭时间",
    "time_off": "功能关闭时间",
    "days_off": "整日关闭的天数",
    "off_at_midnight": "日终时处于关闭状态",
    "low_days": "低接听日",
    "judged_days": "参与评估的天数",
    "few_call_days": "来电过少的评估日",
    "exempt_days": "豁免的天数",
    "probation_days": "观察期评估日",
    "part_days_left_out": "未评估的恢复当日",
    "served_in_time": "及时接待的咨询",
    "short_waits": "等待时间短的咨询",
    "warnings": "警告次数",
    "throttlings": "限流次数",
    "throttled_days": "邀请被限流的天数",
    "cards_throttled": "因限流未发出的邀请",
    "false_positive_share": "因运气不好而暂停",
    "false_positive_share_lower_threshold": "同上，门槛低 2 个百分点",
    "false_positive_share_higher_threshold": "同上，门槛高 2 个百分点",
    "false_positive_share_own_threshold": "同上，按规则自身门槛",
    "undecided_suspensions": "被暂停商家无法判定的暂停",
    "left_for_good": "暂停后商家不再恢复",
    "customer_minutes_saved": "视频节省的顾客分钟数",
    "customer_minutes_saved_per_contact": "每次咨询节省的顾客分钟数",
    "staff_minutes_per_contact": "每次已接待咨询的客服分钟数",
    "staff_minutes_per_contact_saved": "视频节省的每次已接待咨询客服分钟数",
    "waiting_and_handling": "顾客等待与处理的平均时长",
    "waiting_of_unserved": "离开或放弃者的平均等待时长",
    "waiting_and_handling_saved": "视频节省的顾客等待与处理时长",
    "resolved_change": "比关闭视频时多解决的咨询",
    "unserved_change": "比关闭视频时多出的未接待咨询",
    "cut_off_change": "比关闭视频时多出的被截断咨询",
    "customers_lost_change": "比关闭视频时多流失的顾客",
    "text_minutes": "文字指导平均时长",
    "video_minutes": "视频指导平均时长",
    "contacts": "咨询量",
    "video_share": "通过视频指导的咨询",
    "text_endings": "通过文字指导的咨询",
    "voice_share": "通过语音指导的咨询",
    "voice_minutes": "语音指导平均时长",
    "left_queue": "离开排队的咨询",
    "gave_up": "未接后放弃的咨询",
    "resolved": "问题解决率",
    "returns": "退货",
    "sales": "成交",
    "repeat_contacts": "同一问题再次咨询",
    "complaints": "投诉",
    "customers_missed": "有来电未接的顾客",
    "rings_missed": "未接的振铃",
    "customers_lost": "流失的顾客",
    "complaints_about_misses": "因未接来电的投诉",
    "unfinished": "运行结束时未完成的咨询",
    "cards": "发出的邀请卡片",
    "cards_accepted": "被接受的卡片",
    "cards_expired": "过期的卡片",
    "taps_refused_off": "因功能关闭被拒的点击",
    "taps_refused_night": "因夜间被拒的点击",
    "calls": "来电量",
    "answer_rate": "接听率",
    "speed_of_answer": "平均接听速度",
    "calls_dropped": "中断的通话",
    "hung_up_by_merchant": "接起即挂的来电",
    "speed_of_answer_p50": "接听速度中位数",
    "speed_of_answer_p90": "接听速度 90% 分位数",
    "ring_time": "平均振铃时长",
    "merchant_answer_rate_p10": "商家接听率 10% 分位数",
    "merchant_answer_rate_p50": "商家接听率中位数",
    "calls_cut_off": "运行结束时仍在振铃的来电",
    "missed_nobody": "未接：无人当班",
    "missed_busy": "未接：客服都在通话",
    "missed_unnoticed": "未接：应用在前台但未察觉",
    "missed_background": "未接：应用在后台",
    "missed_closed": "未接：应用已关闭",
    "missed_hung_up": "未接：顾客挂断",
    "voice_calls": "语音来电量",
    "voice_answer_rate": "语音来电接听率",
    "voice_refused": "被拒的语音来电",
    "appeals": "提交的申诉",
    "appeals_by_luck": "针对误判暂停的申诉占比",
    "appeals_overturned": "申诉成功率",
    "overturned_by_luck": "申诉成功：误判的暂停",
    "overturned_by_fault": "申诉成功：商家确有过失",
    "suspensions_cut_short": "因申诉提前结束的暂停",
    "calls_to_desk": "转到平台客服台的来电",
    "desk_answers": "共享客服台接听的来电",
    "call_backs": "承诺的回拨",
    "call_backs_answered": "接通的回拨",
    "queue_wait": "排队平均等待",
    "queue_wait_p90": "排队等待 90% 分位数",
    "assistant_contacts": "由智能客服接待的咨询",
    "contained": "智能客服独立处理的咨询",
    "contained_resolved": "其中已解决",
    "money_assistant": "智能客服成本",
    "messages": "留言的咨询",
    "not_reached": "留言后联系不上的咨询",
    "first_reply": "首次回复平均等待",
    "first_reply_p90": "首次回复等待 90% 分位数",
    "three_minute_reply_rate": "三分钟回复率",
    "thirty_second_answer_rate": "30 秒应答率",
    "queue_time": "平均排队时间",
    "staff_effort": "客服投入",
    "staff_hours": "客服工时",
    "overtime": "加班工时",
    "occupancy": "占用率",
    "call_occupancy": "通话时间占比",
    "apps_woken": "被推送唤醒的应用",
    "money_staff": "人力成本",
    "money_returns": "退货成本",
    "money_sales": "销售额",
    "money_complaints": "投诉成本",
    "money_waiting": "顾客时间成本",
    "money_missed_calls": "未接来电成本",
    "money_lost_customers": "顾客流失成本",
    "money_desk": "共享客服台成本",
    "money_time_off": "功能关闭成本",
    "money_net": "销售额减成本",
  ]
}
