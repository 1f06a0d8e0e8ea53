/// What missed calls mean to customers.
extension Measure {
  static let missMeasures = [
    Measure(
      .calls, "customers_missed", "Customers whose call was missed",
      "Share of customers who tapped a card or called by voice of whose rings one or more were missed; "
        + "a shared desk's answer is none.",
      [.customersMissed], per: [.customersCalling], .share, better: .lower),
    Measure(
      .calls, "rings_missed", "Rings missed",
      "Rings that customers found unanswered, or picked up only to be hung up.",
      [.ringsMissed], per: [.merchantDays], scale: 30, .perMerchantMonth, better: .lower),
    Measure(
      .guidance, "unserved", "Customers unserved",
      "Share of ended contacts whose customer left the chat queue, gave up after a miss or left a message in vain.",
      [.leftQueue, .gaveUp, .notReached], per: [.endings], .share, better: .lower),
    Measure(
      .guidance, "customers_lost", "Customers lost",
      "Share of ended contacts after which the customer is lost for good.",
      [.customersLost], per: [.endings], .share, better: .lower),
    Measure(
      .guidance, "complaints_about_misses", "Complaints about missed calls",
      "Complaints about missed calls over ended contacts; they are among the complaints.",
      [.complaintsAboutMisses], per: [.endings], .share, better: .lower),
  ]
}
