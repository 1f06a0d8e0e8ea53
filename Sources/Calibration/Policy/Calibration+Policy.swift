import Foundation
import MerchantModel
import ResultFiles

extension Calibration {
  /// The policy file: the fitted values, each with its standard error and what it was fitted to, and what the log cannot tell.
  ///
  /// - Parameters:
  ///   - levels: Those of each segment, found by simulation.
  ///   - file: What the log is called in the text.
  ///   - draws: Draws of the values, and what the policy calls their file; without, every value is plain.
  public func policy(
    levels: [String: Levels], file: String, draws: (table: FittedDraws, file: String)? = nil
  ) -> String {
    var text = PolicyText(
      title: "Fitted to \(file)", source: source(file),
      remarks: remarks(levels, file: file, draws: draws), draws: draws)
    setKinds(&text)
    if everybody.owner != .merchant {
      set(everybody.shared, under: ["platform"], &text)
      set(everybody.swell.shared, under: ["platform"], &text)
    }
    setDurations(&text)
    for segment in segments { set(segment, levels[segment.name] ?? Levels(), &text) }
    return text.yaml
  }

  private func source(_ file: String) -> String {
    let counts = everybody.counts
    guard let first = counts.days.first, let last = counts.days.last else { return file }
    return
      "\(file): \(counts.total) \(counts.subject.words) of "
      + "\(NumberText.counted(log.merchants.count, "merchant")) on \(counts.days.count) days from \(CivilDate(dayNumber: first)) to \(CivilDate(dayNumber: last))"
  }

  private func setKinds(_ text: inout PolicyText) {
    let fit = everybody.weekdays
    let hasWeekdays = everybody.counts.days.count >= 7
    // Of kinds that the log names, or the only one, those that it lacks stay as they are.
    for kind in scenario.kinds.map(\.name)
    where kinds.isEmpty || kinds.contains(where: { $0.name == kind }) {
      if let hours = kinds.first(where: { $0.name == kind })?.hours {
        let shares = hours.shares.map { PolicyNumber.text($0.value, digits: 4) }
        let widest = hours.shares.max { $0.standardError < $1.standardError }
        text.set(
          ["kinds", kind, "hours"], to: "[\(shares.joined(separator: ", "))]",
          "per cent; standard errors up to \(PolicyNumber.text(widest?.standardError ?? 0, digits: 2)); "
            + (widest?.basis ?? "") + (hours.isShrunk ? ", drawn towards the scenario's" : ""))
      }
      for weekday in Weekday.allCases where hasWeekdays {
        guard let factor = fit.factors[weekday.rawValue] else {
          text.set(
            ["kinds", kind, "weekdays", weekday.abbreviation], to: "0", "no such day in the log")
          continue
        }
        let shrunk = fit.shrunk.contains(weekday.rawValue) ? ", drawn towards the others" : ""
        set(
          ["kinds", kind, "weekdays", weekday.abbreviation], to: PolicyNumber.text(factor.value),
          PolicyNumber.comment(factor) + shrunk, &text)
      }
    }
  }

  private func set(_ fit: DayFactorFit, under path: [String], _ text: inout PolicyText) {
    guard let busyness = fit.busyness else {
      text.set(
        path + ["busyness"], to: "0",
        "cannot be distinguished from none: above \(PolicyNumber.text(fit.upperLimit, digits: 2)) it would show"
      )
      text.set(path + ["persistence"], to: "~", "nothing that could resemble itself")
      return
    }
    set(
      path + ["busyness"], to: PolicyNumber.text(busyness.value), PolicyNumber.comment(busyness),
      &text)
    guard let persistence = fit.persistence else {
      text.set(path + ["persistence"], to: "~", "too few days tell it")
      return
    }
    set(persistence, under: path, &text)
  }

  private func set(_ segment: SegmentFit, _ levels: Levels, _ text: inout PolicyText) {
    let path = ["segments", segment.name]
    let names = scenario.segments.first { $0.name == segment.name }?.contacts ?? []
    for rate in names where segment.demand.owner != .platform {
      setContacts(of: rate, segment, levels, under: path, &text)
    }
    if let spread = segment.demand.volume.spread {
      text.set(
        path + ["demand", "volume"],
        to: lognormal(mean: 1, cv: spread.value, at: path + ["demand", "volume"], in: text),
        PolicyNumber.comment(spread))
    }
    switch segment.demand.owner {
    case .merchant:
      set(segment.demand.shared, under: path + ["demand"], &text)
      set(segment.demand.swell.shared, under: path + ["demand"], &text)
    case .both:
      segment.demand.own.map { set($0, under: path + ["demand"], &text) }
      set(segment.demand.swell.own, under: path + ["demand"], &text)
    case .platform: break
    }
    setDelays(segment, under: path, &text)
    guard let answers = segment.answers else { return }
    let deviation = answers.spread?.value ?? 0
    let mean = levels.odds * exp(deviation * deviation / 2)
    text.set(
      path + ["diligence"],
      to: deviation > 0
        ? lognormal(
          mean: mean, cv: deviation.lognormalVariation, at: path + ["diligence"], in: text)
        : text.value(PolicyNumber.text(mean), at: path + ["diligence"]),
      "for \(PolicyNumber.text(100 * answers.share.value)) % answered ("
        + "\(PolicyNumber.comment(answers.share)))"
        + (answers.spread.map {
          "; deviation of merchants' log odds \(PolicyNumber.text($0.value)) (\(PolicyNumber.comment($0)))"
        } ?? "; differences between merchants do not show")
        + (segment.spread.map {
          "; beta-binomial: mean \(PolicyNumber.text($0.mean.value, digits: 3)), correlation of a merchant's calls "
            + "\(PolicyNumber.text($0.correlation.value, digits: 3)) (\(Self.precision($0.correlation)))"
        } ?? ""))
    guard let day = answers.daySpread else {
      text.set(
        path + ["dayEffect", "sd"], to: "0", "good and bad days cannot be distinguished from chance"
      )
      text.set(path + ["dayEffect", "persistence"], to: "0", "nothing that could resemble itself")
      return
    }
    set(
      path + ["dayEffect", "sd"], to: PolicyNumber.text(day.value), PolicyNumber.comment(day),
      &text)
    guard let persistence = answers.persistence else {
      text.set(
        path + ["dayEffect", "persistence"], to: "0", "too few days tell it: taken to be none")
      return
    }
    set(persistence, under: path + ["dayEffect"], &text)
  }

  /// Writes how much days, or hours, resemble those before. A scenario has none that are less alike than chance makes them.
  func set(_ persistence: FittedParameter, under path: [String], _ text: inout PolicyText) {
    let possible = min(max(persistence.value, 0), 0.999)
    let fitted =
      possible == persistence.value
      ? ""
      : "fitted as \(PolicyNumber.text(persistence.value, digits: 3)), which a scenario cannot have; "
    set(
      path + ["persistence"], to: PolicyNumber.text(possible),
      fitted + PolicyNumber.comment(persistence), &text)
  }

  /// Writes a value, drawn where there are draws of it.
  private func set(
    _ path: [String], to value: String, _ comment: String, _ text: inout PolicyText
  ) {
    text.set(path, to: text.value(value, at: path), comment)
  }

  /// A law in the place of the scenario's, whose own parameters, where it has others, are taken away.
  private func lognormal(
    mean: Double, cv: Double, at path: [String], in text: PolicyText
  ) -> String {
    let mean = text.value(PolicyNumber.text(mean), at: path + ["lognormal", "mean"])
    let cv = text.value(PolicyNumber.text(cv), at: path + ["lognormal", "cv"])
    return "{lognormal: {mean: \(mean), cv: \(cv)"
      + (clearsParameters ? ", sd: ~, median: ~, sigma: ~, p50: ~, p90: ~}}" : "}}")
  }

  private func setContacts(
    of rate: ContactRate, _ segment: SegmentFit, _ levels: Levels, under path: [String],
    _ text: inout PolicyText
  ) {
    let target = segment.demand.volume.perDay
    let all = scenario.segments.first { $0.name == segment.name }?.contacts ?? []
    guard let mean = segment.contactsPerDay(of: rate, among: all, levels) else {
      return text.set(path + ["contactsPerDay", rate.kind], to: "0", "none in the log")
    }
    let comment =
      if segment.demand.counts.subject == .calls {
        "the scenario's \(PolicyNumber.text(rate.perDay)) times \(PolicyNumber.text(levels.contacts)), for "
          + "\(PolicyNumber.text(target.value)) calls a merchant and day (\(PolicyNumber.comment(target)))"
      } else if let kind = segment.kinds[rate.kind] {
        PolicyNumber.comment(kind) + repeats(levels)
      } else {
        "as large a share as in the scenario of \(PolicyNumber.text(target.value)) contacts "
          + "(\(PolicyNumber.comment(target)))\(repeats(levels))"
      }
    set(path + ["contactsPerDay", rate.kind], to: PolicyNumber.text(mean), comment, &text)
  }

  /// Customers who come again are in the log like others, but the scenario adds them itself.
  private func repeats(_ levels: Levels) -> String {
    levels.contacts == 1
      ? ""
      : "; times \(PolicyNumber.text(levels.contacts)), since the scenario adds those who come again"
  }

  private func remarks(
    _ levels: [String: Levels], file: String, draws: (table: FittedDraws, file: String)?
  ) -> [String] {
    var lines = [
      String(OutputKind.calibrationMark.dropFirst(2)) + " to \(file).",
      "Standard errors and 95 % intervals are of maximum likelihood; docs/calibration.md says how they are made.",
    ]
    for segment in segments {
      guard let shown = levels[segment.name]?.shown, let perDay = shown.perDay else { continue }
      let rate =
        shown.answerRate.map { ", \(PolicyNumber.text(100 * $0, digits: 3)) % answered" } ?? ""
      lines.append(
        "Simulated, \(segment.name) then has \(PolicyNumber.text(perDay, digits: 3)) "
          + "\(segment.demand.counts.subject.words) a merchant and day\(rate).")
    }
    lines += draws.map { $0.table.remarks(file: $0.file) } ?? []
    lines.append("What the log cannot tell:")
    return lines + findings.map { "- " + $0 }
  }
}
