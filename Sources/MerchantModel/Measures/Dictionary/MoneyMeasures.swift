/// What outcomes are worth at a scenario's prices.
extension Measure {
  package static func moneyMeasures(_ prices: Prices) -> [Measure] {
    let staff = Term(.rosteredMicroseconds, weight: prices.staffHour / microsecondsPerHour)
    let returns = Term(.returns, weight: prices.returned)
    let sales = Term(.sales, weight: prices.sale)
    let complaints = Term(.complaints, weight: prices.complaint)
    func money(
      _ name: String, _ title: String, _ meaning: String, _ terms: [Term],
      better: Preference
    ) -> Measure {
      Measure(
        .money, name, title, meaning, terms, per: [.merchantDays], scale: 30,
        .moneyPerMerchantMonth, better: better)
    }
    return [
      money(
        "money_staff", "Cost of staff", "What rostered hours less absence cost.", [staff],
        better: .lower),
      money("money_returns", "Cost of returns", "What returns cost.", [returns], better: .lower),
      money("money_sales", "Sales", "What sales bring.", [sales], better: .higher),
      money(
        "money_complaints", "Cost of complaints", "What complaints cost.", [complaints],
        better: .lower),
      money(
        "money_net", "Sales less costs", "What sales bring less all costs.",
        [sales] + [staff, returns, complaints].map { Term($0.counter, weight: -$0.weight) },
        better: .higher),
    ]
  }
}
