import ResultFiles

/// Readings of the rule in words.
package struct ReadingWords {
  private let say: Language

  package init(_ language: Language) {
    say = language
  }

  /// What a reading is about, as written and flipped.
  package func words(_ reading: AuditReport.ReadingFacts) -> String {
    say(
      "\(reading.question): \(reading.asWritten) / \(reading.flipped)",
      "\(question(reading))：\(side(reading.asWritten)) / \(side(reading.flipped))")
  }

  /// What a reading is about.
  package func question(_ reading: AuditReport.ReadingFacts) -> String {
    say(reading.question, ReadingWords.questions[reading.name] ?? reading.question)
  }

  private func side(_ words: String) -> String { ReadingWords.sides[words] ?? words }

  /// Why a flip changes nothing.
  package func reach(_ reach: String) -> String {
    switch reach {
    case "judgements":
      say("It changes judgements, but no suspension and no minute.", "评估结果有变，但停用次数与分钟数不变。")
    case "nothing": say("No day is judged otherwise.", "没有一天的评估结果改变。")
    case "no-case": say("Nothing of the kind happens.", "未出现此类情况。")
    case "no-rule": say("The rule is off.", "规则未启用。")
    default: reach
    }
  }

  private static let questions = [
    "boundary": "应答率恰好等于阈值", "few-call-day": "来电过少的一天", "night-calls": "夜间开始响铃的来电",
    "repeats": "同一咨询短时间内的多次振铃", "voice": "另一种媒介的来电", "busy-calls": "当班客服都在通话时的来电",
    "hang-ups": "顾客很快挂断的来电", "part-day": "恢复当日余下的时间", "ring-state": "由应用状态决定谁察觉振铃",
  ]

  private static let sides = [
    "is not low": "不算低", "is low": "算低", "is a day that is not low": "算非低应答日",
    "is no day at all": "不计入历史", "count": "计入", "do not count": "不计入",
    "are a call each": "各算一次来电", "are one call": "合算一次来电", "is judged": "参与评估",
    "is not judged": "不参与评估", "as it starts": "以响铃开始时为准", "anew at each change": "每次变化时重新判断",
    "in each segment's way": "按各群体的设置", "in each segment the other way": "各群体均反转",
  ]
}
