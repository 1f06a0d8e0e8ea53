import MerchantModel
import Runs
import SimKernel
import SimRandom
import Testing

/// What things are worth, worked out by hand in a shop of constants.
@Suite struct MoneyTests {
  /// Two customers a day. The first talks for ten minutes of video, from 10:05 on, and buys. The second taps at 10:06, finds
  /// the agent in that call, gives up after one ring, complains, and is lost.
  private func scenario(_ setPrices: (inout Prices) -> Void) -> Scenario {
    var scenario = ConstantShop.scenario(contacts: [0, 1])
    scenario.customer.afterMiss.giveUp = .always
    scenario.customer.loss.perMissedRing = .always
    scenario.customer.complaints.perMissedRing = .always
    scenario.kinds[0].outcomes.sale.video = .always
    scenario.kinds[0].outcomes.returned.video = .always
    var prices = Prices()
    setPrices(&prices)
    scenario.prices = prices
    return scenario
  }

  @Test("Each thing at its price, and the net sum of all")
  func everything() throws {
    let scenario = scenario {
      ($0.staffHour, $0.customerMinute, $0.missedCall, $0.lostCustomer) = (6, 0.5, 4, 50)
      ($0.returned, $0.sale, $0.complaint) = (12, 40, 20)
    }
    let costs: [String: Double] = [
      // Eight hours a day; fifteen minutes and five; one of each a day.
      "money_staff": 30 * 8 * 6, "money_waiting": 30 * 20 * 0.5, "money_missed_calls": 30 * 4,
      "money_lost_customers": 30 * 50, "money_returns": 30 * 12, "money_complaints": 30 * 20,
    ]
    let sales: Double = 30 * 40
    let net = sales - costs.values.sorted().reduce(0, +)
    try ConstantShop.expect(
      costs.merging(["money_sales": sales, "money_net": net]) { $1 }, of: scenario)
  }

  @Test("Minutes of effort in calls and outside have prices of their own")
  func minutes() throws {
    // One call of ten minutes, and no chat.
    let video = scenario { ($0.staffCallMinute, $0.staffChatMinute) = (2, 3) }
    try ConstantShop.expect(["money_staff": 30 * 10 * 2, "money_net": -30 * 10 * 2], of: video)
    // By text both take thirty minutes at once: 31 by the clock, which is the agent's effort.
    var text = video
    text.kinds[0].offer = .never
    try ConstantShop.expect(["money_staff": 30 * 31 * 3], of: text)
  }

  @Test("A shared desk is paid by the minute, and its answers are no misses")
  func desk() throws {
    var scenario = scenario { ($0.deskMinute, $0.missedCall) = (1.5, 4) }
    scenario.segments[0].overflow = OverflowDesk()
    scenario.segments[0].ring.whenAllBusy = .keepRinging
    // It takes the second customer's ten minutes, after a ring of twenty seconds.
    try ConstantShop.expect(
      ["money_desk": 30 * 10 * 1.5, "money_missed_calls": 0, "money_net": -30 * 15], of: scenario)
  }

  @Test("Days with the feature off are paid by the day")
  func timeOff() throws {
    var scenario = scenario { $0.dayOff = 7 }
    // One of two calls is answered each day: the first day ends low, and the next two are off.
    scenario.rule = Rule()
    scenario.rule.minimumCalls = 1
    scenario.rule.lowDays = 1
    scenario.rule.suspensionDays = 2
    scenario.rule.returnDelay = .always(.zero)
    // Days 1, 2 and 4 of 0 to 4.
    try ConstantShop.expect(
      ["time_off": 3.0 / 5, "money_time_off": 30 * 7 * 3.0 / 5], of: scenario)
  }

  @Test("What has no price is not listed; staff, returns, sales and complaints always are")
  func listed() {
    func names(_ setPrices: (inout Prices) -> Void) -> [String] {
      Measure.dictionary(of: scenario(setPrices)).filter { $0.topic == .money }.map(\.name)
    }
    let plain = ["money_staff", "money_returns", "money_sales", "money_complaints"]
    #expect(names { _ in } == plain + ["money_net"])
    #expect(names { $0.missedCall = 1 } == plain + ["money_missed_calls", "money_net"])
    #expect(names { $0 = .ofEverything }.count == 11)
  }
}
