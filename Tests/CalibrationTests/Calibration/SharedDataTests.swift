import Calibration
import Foundation
import MerchantModel
import Testing

/// Fits to real data, against figures that were computed from them with pandas and scipy.
struct SharedDataTests {
  private static let bank = SharedData.rows("bank_calls_5min.csv")
  private static let shop = SharedData.rows("online_retail_invoices.csv")
  private static let centre = SharedData.rows("bank_feb1999/calls.csv")

  private static func day(_ text: String) -> Int? {
    let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return CivilDate(year: parts[0], month: parts[1], day: parts[2])?.dayNumber
  }

  private static func counts(_ days: [Int: Int]) -> DailyCounts {
    let sorted = days.sorted { $0.key < $1.key }
    return DailyCounts(days: sorted.map(\.key), offered: [sorted.map(\.value)])
  }

  /// The variance about the weekdays' means over the mean, as so many means have taken a degree of freedom.
  private static func dispersion(_ counts: DailyCounts, means: Int) -> Double {
    var groups: [Weekday: [Double]] = [:]
    let all = counts.offered[0].map { Double($0 ?? 0) }
    for (day, count) in zip(counts.days, all) {
      groups[CivilDate(dayNumber: day).weekday, default: []].append(count)
    }
    let squares = zip(counts.days, all).reduce(0.0) { sum, pair in
      let group = groups[CivilDate(dayNumber: pair.0).weekday] ?? []
      let rest = pair.1 - group.reduce(0, +) / Double(group.count)
      return sum + rest * rest
    }
    return squares / Double(all.count - means) / (all.reduce(0, +) / Double(all.count))
  }

  @Test(
    "A bank's calls: busyness 0.064, each day much like the one before",
    .enabled(if: SharedDataTests.bank != nil, "no bank_calls_5min.csv"))
  func bankCalls() throws {
    var days: [Int: Int] = [:]
    var hours: [Int: [Int]] = [:]
    for row in try #require(Self.bank) {
      let start = try #require(row["interval_start"])
      let day = try #require(Self.day(start))
      let calls = try #require(Int(row["calls"] ?? ""))
      days[day, default: 0] += calls
      let hour = try #require(Int(start.dropFirst(11).prefix(2)))
      hours[day, default: [Int](repeating: 0, count: 24)][hour] += calls
    }
    let counts = Self.counts(days)
    #expect(counts.days.count == 164)
    #expect(abs(Self.dispersion(counts, means: 5) - 136) < 1)
    let fit = try DemandFit(counts, isPooled: true)
    let busyness = try #require(fit.shared.busyness)
    #expect(busyness.lower < 0.064 && 0.064 < busyness.upper, "\(busyness)")
    let persistence = try #require(fit.shared.persistence)
    // Of neighbouring days in the file the counts correlate by 0.63 (docs/model/days.md). Days of the fit are those of the
    // calendar, so that a Monday lies three after a Friday, and a day resembles the next more than 0.63.
    #expect(persistence.value > 0.63 && persistence.upper < 0.95, "\(persistence)")
    #expect(fit.weekdays.factors[5] == nil && fit.weekdays.factors[6] == nil)
    let profile = HourFit(
      HourCounts(
        hours.sorted { $0.key < $1.key }.map { HourCounts.Day(day: $0.key, hours: $0.value) }),
      towards: [Double](repeating: 1, count: 24))
    #expect(abs(profile.shares[10].value - 10.46) < 0.01)
  }

  @Test(
    "A shop's invoices: busyness 0.33",
    .enabled(if: SharedDataTests.shop != nil, "no online_retail_invoices.csv"))
  func shopInvoices() throws {
    var days: [Int: Int] = [:]
    for row in try #require(Self.shop) where row["cancelled"] == "0" {
      days[try #require(Self.day(row["time"] ?? "")), default: 0] += 1
    }
    let counts = Self.counts(days)
    #expect(abs(Self.dispersion(counts, means: 1) - 8.9) < 0.05)
    let fit = try DemandFit(counts, isPooled: false)
    let busyness = try #require(fit.shared.busyness)
    #expect(busyness.lower < 0.33 && 0.33 < busyness.upper, "\(busyness)")
  }

  @Test(
    "A small bank's three weeks: mean 1,566.3, variance over mean 24.5, busyness 0.119",
    .enabled(if: SharedDataTests.centre != nil, "no bank_feb1999/calls.csv"))
  func smallBank() throws {
    var days: [Int: Int] = [:]
    for row in try #require(Self.centre) where row["outcome"] != "PHANTOM" {
      let text = try #require(row["date"])
      let date = "19\(text.prefix(2))-\(text.dropFirst(2).prefix(2))-\(text.suffix(2))"
      let day = try #require(Self.day(date))
      // Friday and Saturday are half days.
      let weekday = CivilDate(dayNumber: day).weekday
      if weekday != .friday && weekday != .saturday { days[day, default: 0] += 1 }
    }
    let all = days.values.map(Double.init)
    #expect(all.count == 15)
    let mean = all.reduce(0, +) / 15
    #expect(abs(mean - 1_566.33) < 0.05)
    let variance = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 14
    #expect(abs(variance / mean - 24.49) < 0.05)
    // With weekdays taken out three days of each are left, so that the interval is wide.
    let fit = try DemandFit(Self.counts(days), isPooled: true)
    let busyness = try #require(fit.shared.busyness)
    #expect(busyness.lower < 0.119 && 0.119 < busyness.upper, "\(busyness)")
  }
}
