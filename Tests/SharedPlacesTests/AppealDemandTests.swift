import MerchantModel
import SharedPlaces
import Testing

/// What few simulated merchants say of the appeals of many.
@Suite struct AppealDemandTests {
  /// Four weeks from a Monday, with so many appeals on each day, at the given hour.
  private func demand(_ counts: [Int], atHour hour: Int = 12) -> AppealDemand {
    var scenario = Scenario()
    scenario.calendar.days = counts.count
    var demand = AppealDemand(LikeHours(scenario))
    for (day, count) in counts.enumerated() {
      for _ in 0..<count {
        demand.add(FiledAppeal(at: Int64(24 * day + hour) * 3_600_000_000 + 1, luck: 0))
      }
    }
    return demand
  }

  @Test("Days that differ by no more than chance have one mean; those that do differ keep theirs")
  func means() {
    // Counts around 100 scatter by 10.
    let scattered = (0..<28).map { 100 + [-9, 4, 11, -6, 0][$0 % 5] }
    let pooled = demand(scattered).dayMeans
    let sum = scattered.reduce(0, +)
    #expect(abs(pooled.reduce(0, +) - Double(sum)) < 1e-6)
    #expect(pooled.allSatisfy { abs($0 - Double(sum) / 28) < 0.01 * Double(sum) / 28 })
    // After a launch nobody appeals at first.
    let launch = (0..<28).map { $0 < 7 ? 0 : 1_000 }
    for (day, mean) in demand(launch).dayMeans.enumerated() {
      #expect(abs(mean - Double(launch[day])) < 40, "day \(day): \(mean)")
    }
    // On Saturdays four times as many.
    let week = (0..<28).map { $0 % 7 == 5 ? 400 : 100 }
    for (day, mean) in demand(week).dayMeans.enumerated() {
      #expect(abs(mean - Double(week[day])) < 5, "day \(day): \(mean)")
    }
  }

  @Test("Rates are of real merchants, over all replications, at the hours of the filings")
  func rates() {
    let rates = demand(Array(repeating: 10, count: 14), atHour: 9).rates(
      weight: 50, replications: 5)
    #expect(rates.count == 24 * 14)
    #expect(abs(rates[9] - 100) < 1e-9)
    #expect(rates[10] == 0)
    #expect(abs(rates.reduce(0, +) - 1_400) < 1e-6)
    #expect(demand([0, 0, 0]).rates(weight: 50, replications: 5).allSatisfy { $0 == 0 })
  }

  @Test("Other numbers of reviewers, from half as many on, each once")
  func numbers() {
    #expect(AppealTries.reviewers(10) == [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
    #expect(AppealTries.reviewers(1) == [1, 2])
    #expect(AppealTries.reviewers(1_000).first == 500)
  }
}
