import MerchantModel
import SimKernel
import SimRandom
import Testing

/// Merchants who adopted the feature, and those who did not.
struct AdoptionTests {
  private func scenario(adoption: Double) -> Scenario {
    var scenario = SmallShop.scenario()
    scenario.kinds[0].offer = .always
    scenario.kinds[0].accept = Probability(clamping: 0.5)
    scenario.segments[0].contacts = [ContactRate(kind: "question", perDay: 12)]
    scenario.segments[0].answering.foreground = Answering(
      chance: Probability(clamping: 0.5), delay: .always(.seconds(5)))
    scenario.segments[0].adoption = Probability(clamping: adoption)
    scenario.rule.enabled = true
    scenario.rule.minimumCalls = 1
    return scenario
  }

  @Test("Without adoption no card goes out, and the same contacts arrive")
  func none() {
    let none = SmallShop.counts(scenario(adoption: 0), merchants: 50)
    let all = SmallShop.counts(scenario(adoption: 1), merchants: 50)
    #expect(none[.cardsOffered] == 0)
    #expect(none[.callsOffered] == 0)
    #expect(none[.suspensions] == 0)
    #expect(none[.adopters] == 0)
    #expect(none[.merchants] == 50)
    #expect(none[.contacts] == all[.contacts])
    #expect(all[.adopters] == 50)
    #expect(all[.adopterDays] == 250)
    #expect(all[.suspensions] > 0)
  }

  @Test("An adopter lives as if everybody had adopted, the others as if nobody had")
  func each() {
    let merchants = 400
    func cards(_ adoption: Double) -> [Int64] {
      SmallShop.each(.cardsOffered, scenario(adoption: adoption), merchants: merchants)
    }
    let adopted = SmallShop.each(.adopters, scenario(adoption: 0.3), merchants: merchants)
    for (merchant, (some, all)) in zip(cards(0.3), cards(1)).enumerated() {
      #expect(some == (adopted[merchant] == 1 ? all : 0))
    }
    // Binomial: the standard error of the share.
    let share = Double(adopted.reduce(0, +)) / Double(merchants)
    #expect(abs(share - 0.3) < 3.5 * (0.3 * 0.7 / Double(merchants)).squareRoot())
  }

  @Test("Higher adoption only adds adopters")
  func nested() {
    let few = SmallShop.each(.adopters, scenario(adoption: 0.2), merchants: 300)
    let many = SmallShop.each(.adopters, scenario(adoption: 0.6), merchants: 300)
    #expect(zip(few, many).allSatisfy { $0 <= $1 })
    #expect(few.reduce(0, +) < many.reduce(0, +))
  }
}
