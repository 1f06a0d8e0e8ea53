import SimKernel
import Testing

@Suite struct Observation {
  @Test func aTallyGivesTheMomentsOfWhatItSaw() {
    var tally = Tally()
    #expect(tally.mean == nil)
    #expect(tally.variance == nil)
    for value in [2.0, 4, 4, 4, 5, 5, 7, 9] { tally.record(value) }
    #expect(tally.count == 8)
    #expect(tally.mean == 5)
    #expect(tally.variance == 32.0 / 7)
    #expect(tally.minimum == 2)
    #expect(tally.maximum == 9)
  }

  @Test func aTallyDoesNotCancelFarFromZero() {
    var tally = Tally()
    for value in [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16] { tally.record(value) }
    #expect(tally.variance == 30)
  }

  @Test func aLevelIsWeightedByHowLongItLasts() {
    var queue = TimeWeighted(level: 0, at: .zero)
    queue.add(2, at: .zero + .seconds(10))
    queue.add(-1, at: .zero + .seconds(15))
    #expect(queue.mean(through: .zero) == nil)
    #expect(queue.integral(through: .zero + .seconds(20)) == 15)
    #expect(queue.mean(through: .zero + .seconds(20)) == 0.75)
    #expect(queue.maximum == 2)
  }

  @Test func restartingForgetsTheWarmUpButNotTheLevel() {
    var queue = TimeWeighted(level: 5, at: .zero)
    queue.set(1, at: .zero + .seconds(4))
    queue.restart(at: .zero + .seconds(8))
    #expect(queue.mean(through: .zero + .seconds(10)) == 1)
    #expect(queue.maximum == 1)
  }
}
