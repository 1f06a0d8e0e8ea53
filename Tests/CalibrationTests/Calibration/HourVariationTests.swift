import Calibration
import Testing

/// How hours of a day differ, beside what the day's level makes of them.
struct HourVariationTests {
  @Test("Hours that do not differ are not said to, however much days and merchants do")
  func none() throws {
    var law = SimulatedSwell()
    (law.busyness, law.platformBusyness, law.dayBusyness) = (0, 0, 0.6)
    // By chance one of either shows in 1 of 40 logs; of 24 more than 4 in 1 of 400 sets of seeds.
    var shown = 0
    for seed in 0..<12 {
      let (hours, days) = try law.counts(seed: UInt64(seed))
      let fit = HourSwell(hours, days: days, isOwnAsked: true)
      for one in [fit.own, fit.shared] {
        let one = try #require(one)
        guard one.busyness == nil else {
          shown += 1
          continue
        }
        // Of such a log 0.6 shows in all of 2,000 seeds.
        #expect(one.upperLimit < 0.6 && one.dayVariance.value == 0)
      }
    }
    #expect(shown <= 4)
  }

  @Test("Profiles that differ by weekday or by merchant are no swell")
  func profiles() throws {
    // Without noise and factors the numbers by hour are 4 times those of the profile, which moves by two hours on Sundays and
    // by one for every merchant: pairs of one day and of two are alike at all lags, but that a contact makes no pair with itself.
    let profile = [2, 4, 8, 6, 3, 1]
    let days = Array(SimulatedCounts.firstDay..<SimulatedCounts.firstDay + 42)
    let merchants = (0..<4).map { merchant in
      days.enumerated().map { place, day in
        let first = 8 + merchant + (place % 7 == 6 ? 2 : 0)
        var hours = [Int](repeating: 0, count: 24)
        for (hour, count) in profile.enumerated() { hours[first + hour] = 4 * count }
        return HourCounts.Day(day: day, hours: hours)
      }
    }
    let fit = HourSwell(HourCounts(byMerchant: merchants), days: days, isOwnAsked: true)
    #expect(fit.own?.busyness == nil && fit.shared?.busyness == nil)
  }

  @Test("Too few days, no weekday twice and no contacts at all tell nothing")
  func little() throws {
    var law = SimulatedSwell()
    law.merchants = 1
    for days in [1, 6, 9] {
      law.days = days
      let (hours, days) = try law.counts(seed: 1)
      let fit = HourSwell(hours, days: days, isOwnAsked: true)
      #expect(fit.shared == nil && fit.own == nil)
    }
    let none = HourSwell(HourCounts(byMerchant: [[], []]), days: [], isOwnAsked: true)
    #expect(none.shared == nil && none.own == nil)
    let days = Array(20_514..<20_544)
    let silent = HourSwell(HourCounts(byMerchant: [[], []]), days: days, isOwnAsked: true)
    #expect(silent.shared == nil && silent.own == nil)
    let oneHour = [HourCounts.Day(day: 20_515, hours: [3] + [Int](repeating: 0, count: 23))]
    #expect(HourSwell(HourCounts(oneHour), days: days, isOwnAsked: true).shared == nil)
  }
}
