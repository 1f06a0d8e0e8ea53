import MerchantModel

extension Scenario {
  /// Warns of prices of what never happens, and of time that is paid for twice.
  func checkPrices(_ findings: inout ObjectCheck) {
    guard let prices else { return }
    if prices.staffHour > 0 && max(prices.staffCallMinute, prices.staffChatMinute) > 0 {
      findings.warn(
        StaffPaidTwice(),
        at: ["prices", prices.staffCallMinute > 0 ? "staffCallMinute" : "staffChatMinute"])
    }
    if prices.lostCustomer > 0 && customer.loss == CustomerLoss() {
      findings.warn(
        NothingToPayFor(
          key: "lostCustomer", why: "no customer is lost",
          remedy: "give `customer: {loss: {perMissedRing: 2 %}}`"), at: ["prices", "lostCustomer"])
    }
    if prices.assistantContact > 0 && !hasAssistant {
      findings.warn(
        NothingToPayFor(
          key: "assistantContact", why: "no kind has an assistant",
          remedy: "give a kind `assistant`"), at: ["prices", "assistantContact"])
    }
    if prices.deskMinute > 0 && desk == nil && segments.allSatisfy({ $0.overflow == nil }) {
      findings.warn(
        NothingToPayFor(
          key: "deskMinute", why: "no segment has a shared desk",
          remedy: "give the scenario a `desk`"), at: ["prices", "deskMinute"])
    }
  }
}

/// Rostered hours cost something, and so do minutes within them.
struct StaffPaidTwice: DomainProblem {
  var message: String { "staff are paid twice: by the rostered hour, and by minutes within it" }
  var hint: String? { "give `staffHour`, or the minutes' prices" }
}

/// A price of what does not happen.
struct NothingToPayFor: DomainProblem {
  let key: String
  let why: String
  let remedy: String

  var message: String { "`\(key)` pays for nothing: \(why)" }
  var hint: String? { remedy }
}
