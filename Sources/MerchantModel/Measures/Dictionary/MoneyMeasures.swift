/// What outcomes are worth at a scenario's prices.
extension Measure {
  /// The measures of money at some prices: staff, returns, sales, complaints and the net sum always, the others if they have
  /// a price.
  package static func moneyMeasures(_ prices: Prices) -> [Measure] {
    let sales = [Term(.sales, weight: prices.sale)]
    let costs = costs(at: prices)
    return costs.prefix(2).map(\.measure)
      + [
        money("money_sales", "Sales", "What sales bring.", sales, better: .higher)
      ]
      + costs.dropFirst(2).map(\.measure)
      + [
        money(
          "money_net", "Sales less costs", "What sales bring less all costs.",
          sales
            + costs.flatMap(\.terms).map { Term($0.counter, weight: -$0.weight) },
          better: .higher)
      ]
  }

  private typealias Cost = (terms: [Term], measure: Measure)

  private static func costs(at prices: Prices) -> [Cost] {
    var costs: [Cost] = []
    func add(
      _ name: String, _ title: String, _ meaning: String, always: Bool = false, _ terms: [Term]
    ) {
      let priced = terms.filter { $0.weight != 0 }
      guard always || !priced.isEmpty else { return }
      let shown = priced.isEmpty ? Array(terms.prefix(1)) : priced
      costs.append((shown, money(name, title, meaning, shown, better: .lower)))
    }
    let chatMinute = prices.staffChatMinute / microsecondsPerMinute
    add(
      "money_staff", "Cost of staff",
      "What rostered hours less absence cost, and minutes of effort in calls and outside.",
      always: true,
      [
        Term(.rosteredMicroseconds, weight: prices.staffHour / microsecondsPerHour),
        Term(.agentMicroseconds, weight: chatMinute),
        Term(
          .callMicroseconds,
          weight: prices.staffCallMinute / microsecondsPerMinute - chatMinute),
      ])
    add(
      "money_returns", "Cost of returns", "What returns cost.", always: true,
      [Term(.returns, weight: prices.returned)])
    add(
      "money_complaints", "Cost of complaints", "What complaints cost.", always: true,
      [Term(.complaints, weight: prices.complaint)])
    add(
      "money_waiting", "Cost of customers' time",
      "What customers' waiting and handling costs, that of those who leave included.",
      [Term(.elapsedMicroseconds, weight: prices.customerMinute / microsecondsPerMinute)])
    add(
      "money_missed_calls", "Cost of missed calls", "What missed rings cost.",
      [Term(.ringsMissed, weight: prices.missedCall)])
    add(
      "money_lost_customers", "Cost of lost customers", "What lost customers cost.",
      [Term(.customersLost, weight: prices.lostCustomer)])
    add(
      "money_desk", "Cost of the shared desk", "What minutes of a shared desk in calls cost.",
      [Term(.deskMicroseconds, weight: prices.deskMinute / microsecondsPerMinute)])
    add(
      "money_time_off", "Cost of time off", "What days with the feature off cost.",
      [Term(.offMicroseconds, weight: prices.dayOff / microsecondsPerDay)])
    add(
      "money_assistant", "Cost of the assistant", "What contacts that the assistant takes cost.",
      [Term(.assistantContacts, weight: prices.assistantContact)])
    return costs
  }

  private static func money(
    _ name: String, _ title: String, _ meaning: String, _ terms: [Term], better: Preference
  ) -> Measure {
    Measure(
      .money, name, title, meaning, terms, per: [.merchantDays], scale: 30,
      .moneyPerMerchantMonth, better: better)
  }
}
