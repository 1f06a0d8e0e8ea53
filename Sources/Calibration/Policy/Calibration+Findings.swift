import MerchantModel
import ResultFiles

extension Calibration {
  /// What the log cannot tell, and what was made of it.
  public var findings: [String] {
    var lines = dayFindings
    for segment in segments where segment.merchants.silent > 0 {
      lines.append(
        "\(segment.name): \(NumberText.counted(segment.merchants.silent, "merchant")) without any "
          + "\(segment.demand.counts.subject.words) left out: whether they have the feature is not in the log"
      )
    }
    for segment in segments {
      if let silence = segment.silence {
        lines.append("\(segment.name): answering stays as it is, since \(silence)")
      }
    }
    lines += eventFindings + hourFindings
    if log.isOfCounts {
      lines.append("hours, durations, patience and delays are not in counts: they stay as they are")
    }
    if segments.contains(where: { $0.answers != nil }) {
      lines.append(
        "what an agent's app was doing as it rang is not in the log: the chances of the states keep their "
          + "proportions, and `diligence` carries the level")
    }
    if everybody.counts.subject == .contacts {
      lines.append(
        "who was offered video, and who accepted, is not in the log: it rings as often as the scenario has it"
      )
    } else if everybody.owner != .platform {
      lines.append(
        "who came without ringing is not in the log: contacts are the scenario's, scaled until it rings as often"
      )
      lines.append(
        "busyness is that of calls: customers who ring again and agents who are absent are in it, so that it is an "
          + "upper bound for that of contacts")
    }
    return lines
  }

  private var dayFindings: [String] {
    var lines: [String] = []
    switch everybody.owner {
    case .both: break
    case .merchant:
      lines.append(
        "one merchant alone: what the platform shares is in its busyness, and how merchants differ is not known"
      )
    case .platform:
      lines.append(
        "all merchants together: how busy each one's own days are, and how merchants differ, is not known"
      )
    }
    if everybody.counts.days.count < 7 {
      lines.append("less than a week: weekdays stay as they are")
    }
    if hasDatesAlone { lines.append("contacts have dates alone: hours stay as they are") }
    if !everybody.counts.gaps.isEmpty {
      let days = everybody.counts.gaps.map { CivilDate(dayNumber: $0).description }
      lines.append("days without any are left out as gaps: " + Self.list(days))
    }
    if !everybody.unusual.days.isEmpty {
      let days = everybody.unusual.days.map {
        "\($0.date) x \(PolicyNumber.text($0.factor, digits: 2))"
      }
      lines.append(
        "days that neither weekday nor busyness explains, perhaps for `campaigns`: "
          + Self.list(days))
    }
    return lines
  }

  private static func list(_ texts: [String]) -> String {
    texts.prefix(12).joined(separator: ", ")
      + (texts.count > 12 ? " and \(texts.count - 12) more" : "")
  }
}
