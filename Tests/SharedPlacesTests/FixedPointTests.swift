import MerchantModel
import SharedPlaces
import SimStatistics
import Testing

/// When merchants and a place agree, and when that is said not to be.
@Suite struct FixedPointTests {
  /// Shares of two replications around a mean, so that the standard error is a tenth.
  private func share(_ mean: Double) -> Estimate {
    Ratio.estimate(numerators: [mean - 0.1, mean + 0.1], denominators: [1, 1])
  }

  @Test("It stops with the first round that moves the share by no more than its standard error")
  func settles() {
    let means = [1.0, 0.5, 0.7, 0.65, 0.2]
    var seen: [Int?] = []
    let outcome = FixedPoint.settle { (law: Int?) in
      seen.append(law)
      return (law: seen.count, figures: [share(means[seen.count - 1])])
    }
    #expect(seen == [nil, 1, 2, 3])
    #expect(outcome.law == 4)
    #expect(outcome.settled == [true])
    #expect(
      outcome.figures.compactMap { $0[0].value }.map { ($0 * 100).rounded() } == [100, 50, 70, 65])
  }

  @Test("What goes to and fro ends after ten rounds, and says that it did not settle")
  func oscillates() {
    var rounds = 0
    let outcome = FixedPoint.settle { (law: Double?) in
      rounds += 1
      // A place that nobody comes to is never busy, and then everybody comes.
      let next = law == 0.2 ? 0.8 : 0.2
      return (law: next, figures: [share(next)])
    }
    #expect(rounds == 10)
    #expect(outcome.settled == [false])
    #expect(outcome.figures.count == 10)
  }

  @Test("Several places settle together, and each says whether it did")
  func several() {
    let figures = [[1.0, 5.0], [1.0, 3.0], [1.0, 3.05]]
    var rounds = 0
    let outcome = FixedPoint.settle { (_: Int?) in
      rounds += 1
      return (law: rounds, figures: figures[rounds - 1].map(share))
    }
    #expect(rounds == 3)
    #expect(outcome.settled == [true, true])
    var swings = 0
    let other = FixedPoint.settle { (_: Int?) in
      swings += 1
      return (law: swings, figures: [share(1), share(swings % 2 == 0 ? 2 : 5)])
    }
    #expect(other.settled == [true, false])
  }

  @Test("One replication settles only where nothing moves; where nobody comes all is settled")
  func withoutError() {
    func rounds(_ shares: [Double?]) -> Int {
      var number = 0
      let outcome = FixedPoint.settle { (_: Int?) in
        let share = shares[min(number, shares.count - 1)]
        number += 1
        return (
          law: number,
          figures: [
            Ratio.estimate(numerators: [share ?? 0], denominators: [share == nil ? 0 : 1])
          ]
        )
      }
      return outcome.settled == [true] ? number : 0
    }
    #expect(rounds([1, 0.9, 0.95, 0.95]) == 4)
    #expect(rounds([nil]) == 2)
    #expect(rounds([1]) == 2)
  }

  @Test("The knee is where the share bends down most; a straight line has none")
  func knee() {
    #expect(DeskKnee.place(of: [0.2, 0.4, 0.6, 0.65, 0.67]) == 2)
    #expect(DeskKnee.place(of: [0.1, 0.2, 0.4, 0.8]) == nil)
  }
}
