import Foundation
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

  // MARK: Adoption that goes with something

  /// Merchants of whom half adopt, with rank correlations.
  private func correlated(volume: Double = 0, diligence: Double = 0, share: Double = 0.5)
    -> Scenario
  {
    var scenario = SmallShop.scenario(days: 1)
    scenario.segments[0].adoption = Probability(clamping: share)
    scenario.segments[0].adoptionCorrelation.volume = volume
    scenario.segments[0].adoptionCorrelation.diligence = diligence
    return scenario
  }

  @Test("The share that adopts stays what it is, whatever it goes with")
  func marginal() {
    for (volume, diligence) in [(0.6, 0.0), (0.5, 0.5), (-0.4, 0.7)] {
      for share in [0.2, 0.5] {
        let scenario = correlated(volume: volume, diligence: diligence, share: share)
        let adopters = SmallShop.each(.adopters, scenario, merchants: 4_000).reduce(0, +)
        // Binomial, four standard errors.
        let error = (share * (1 - share) / 4_000).squareRoot()
        #expect(abs(Double(adopters) / 4_000 - share) < 4 * error)
      }
    }
  }

  /// With scores correlated at r, a half of merchants adopting: the mean level of an adopter is 1/2 + asin(r / sqrt 2) / pi,
  /// because the level of a score z is the chance that another score lies below it (Sheppard's orthant of two normal scores
  /// that are correlated at r / sqrt 2).
  @Test("Adopters are as diligent as the rank correlation says", arguments: [-0.5, 0, 0.3, 0.8])
  func levels(rank: Double) {
    let merchants = 8_000
    let scenario = correlated(diligence: rank)
    var runner = MerchantRunner(scenario, segment: 0)
    var tallies = Tallies(days: 1)
    var (sum, count) = (0.0, 0.0)
    for merchant in 0..<merchants {
      runner.run(merchant: UInt32(merchant), replication: 0, into: &tallies)
      guard runner.lastMerchant(.adopters) > 0 else { continue }
      sum += runner.lastMerchant(ControlFigure.diligence)
      count += 1
    }
    let score = 2 * sin(Double.pi * rank / 6)
    let expected = 0.5 + asin(score / 2.0.squareRoot()) / Double.pi
    // Four standard errors of a mean of levels, whose deviation is at most that of a uniform, sqrt(1/12).
    #expect(abs(sum / count - expected) < 4 * (1 / 12.0 / count).squareRoot())
  }

  @Test("Adopters are as big as the rank correlation says")
  func sizes() throws {
    let merchants = 4_000
    var scenario = correlated(volume: 0.6)
    // The level itself, in hundreds of contacts.
    scenario.segments[0].demand.volume = SmallShop.law { try .uniform(from: 0, to: 1) }
    scenario.segments[0].contacts = [ContactRate(kind: "question", perDay: 100)]
    let contacts = SmallShop.each(.contacts, scenario, merchants: merchants)
    let adopted = SmallShop.each(.adopters, scenario, merchants: merchants)
    var (sum, count) = (0.0, 0.0)
    for (number, isAdopter) in zip(contacts, adopted) where isAdopter > 0 {
      sum += Double(number) / 100
      count += 1
    }
    let score = 2 * sin(Double.pi * 0.6 / 6)
    let expected = 0.5 + asin(score / 2.0.squareRoot()) / Double.pi
    // The variance of a level, at most 1/12, and of a Poisson count of 100 levels on top.
    #expect(abs(sum / count - expected) < 4 * ((1 / 12.0 + 0.01) / count).squareRoot())
  }

  @Test("Without correlation nothing changes, and none of it touches another draw")
  func otherDraws() {
    let plain = SmallShop.each(.contacts, scenario(adoption: 0.4), merchants: 200)
    var other = scenario(adoption: 0.4)
    other.segments[0].adoptionCorrelation.volume = 0.5
    #expect(SmallShop.each(.contacts, other, merchants: 200) == plain)
    other.segments[0].adoption = .always
    let all = SmallShop.counts(scenario(adoption: 1), merchants: 50)
    #expect(SmallShop.counts(other, merchants: 50) == all)
  }
}
