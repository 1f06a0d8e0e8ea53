import ClosedForms
import Foundation
import Testing

@Suite struct FirstPickUpTests {
  static func agents(_ count: Int, notice: Double, mean: Double) throws -> [FirstPickUp.Agent] {
    try (0..<count).map { _ in
      try FirstPickUp.Agent(noticeProbability: notice, delay: .exponential(mean: mean))
    }
  }

  @Test func oneAgentAnswersWithNoticeTimesTheLawAtTheTimeOut() throws {
    let ring = try FirstPickUp(agents: Self.agents(1, notice: 0.9, mean: 8), timeOut: 20)
    #expect(abs(ring.answerProbability - 0.9 * (1 - exp(-2.5))) < 1e-15)
  }

  @Test func noAgentNeverAnswers() throws {
    let ring = try FirstPickUp(agents: [], timeOut: 20)
    #expect(ring.answerProbability == 0)
    #expect(try ring.meanSpeedOfAnswer() == nil)
  }

  /// Integration of the general formula against the binomial mixture, two separate routes.
  @Test(arguments: [1, 2, 5])
  func exponentialPatienceMatchesTheBinomialMixture(count: Int) throws {
    let ring = try FirstPickUp(agents: Self.agents(count, notice: 0.6, mean: 9), timeOut: 25)
    let integrated = try ring.answerProbability(patience: .exponential(mean: 30))
    let mixed = try FirstPickUp.exponentialAnswerProbability(
      count: count, noticeProbability: 0.6, meanDelay: 9, meanPatience: 30, timeOut: 25)
    #expect(abs(integrated - mixed) < 1e-10)
    let patient = try FirstPickUp.exponentialAnswerProbability(
      count: count, noticeProbability: 0.6, meanDelay: 9, meanPatience: nil, timeOut: 25)
    #expect(abs(ring.answerProbability - patient) < 1e-14)
  }

  /// Uniform delays and uniform patience by counting lattice points.
  ///
  /// Midpoints of 400 x 400 x 400 cells; each comparison errs on a share of about 1/400 of the cells, half
  /// of them each way, so that the total errs by less than 1/400.
  @Test func uniformLawsMatchALattice() throws {
    let delay = try TimeDistribution.uniform(lower: 2, upper: 22)
    let patience = try TimeDistribution.uniform(lower: 0, upper: 40)
    let agent = try FirstPickUp.Agent(noticeProbability: 1, delay: delay)
    let ring = try FirstPickUp(agents: [agent, agent], timeOut: 15)
    var answered = 0
    var sum = 0.0
    for i in 0..<400 {
      for j in 0..<400 {
        let first = 2 + 20 * (Double(min(i, j)) + 0.5) / 400
        guard first <= 15 else { continue }
        // Patience midpoints 0.05, 0.15, ...: how many of the 400 exceed the delay.
        let longer = (0..<400).lazy.filter { 0.1 * (Double($0) + 0.5) > first }.count
        answered += longer
        sum += first * Double(longer)
      }
    }
    let chance = try ring.answerProbability(patience: patience)
    #expect(abs(chance - Double(answered) / 64_000_000) < 1.0 / 400)
    let speed = try #require(try ring.meanSpeedOfAnswer(patience: patience))
    #expect(abs(speed - sum / Double(answered)) < 20.0 / 400)
  }

  /// The mean of a truncated exponential: m - s / (exp(s / m) - 1).
  @Test func speedOfAnswerOfOneAgentIsTheTruncatedMean() throws {
    let ring = try FirstPickUp(agents: Self.agents(1, notice: 0.5, mean: 8), timeOut: 20)
    let exact = 8 - 20 / (exp(2.5) - 1)
    #expect(abs(try #require(try ring.meanSpeedOfAnswer()) - exact) < 1e-10)
  }

  /// With exponential delay r and patience h the first event is exponential at r + h and an answer with
  /// chance r / (r + h), independently.
  @Test func speedOfAnswerWithPatienceIsThatOfTheFirstEvent() throws {
    let ring = try FirstPickUp(agents: Self.agents(1, notice: 1, mean: 10), timeOut: 20)
    let mean = 1 / (1.0 / 10 + 1.0 / 15)
    let exact = mean - 20 / (exp(20 / mean) - 1)
    let speed = try ring.meanSpeedOfAnswer(patience: .exponential(mean: 15))
    #expect(abs(try #require(speed) - exact) < 1e-10)
  }

  @Test func aConstantDelayAtTheTimeOutCounts() throws {
    let agent = try FirstPickUp.Agent(noticeProbability: 1, delay: .constant(20))
    #expect(try FirstPickUp(agents: [agent], timeOut: 20).answerProbability == 1)
    #expect(try FirstPickUp(agents: [agent], timeOut: 19.999).answerProbability == 0)
    let early = try FirstPickUp.Agent(noticeProbability: 1, delay: .constant(5))
    let ring = try FirstPickUp(agents: [early], timeOut: 20)
    let chance = try ring.answerProbability(patience: .exponential(mean: 10))
    #expect(abs(chance - exp(-0.5)) < 1e-10)
  }

  @Test func badParametersAreNamed() throws {
    #expect(throws: TheoryError.notAProbability(parameter: "noticeProbability", value: 2)) {
      try FirstPickUp.Agent(noticeProbability: 2, delay: .constant(1))
    }
    let ring = try FirstPickUp(agents: [], timeOut: 1)
    #expect(throws: TheoryError.notPositive(parameter: "patience density", value: 0)) {
      try ring.answerProbability(patience: .constant(1))
    }
  }
}
