import SimStatistics
import Testing

/// Sequential decisions against what they promise, over many seeded studies.
struct SelectionTests {
  /// Values of systems that share part of their noise.
  private func values(
    _ means: [Double], _ count: Int, shared: Double, using random: inout TestRandom
  ) -> [[Double]] {
    var columns = means.map { _ in [Double]() }
    for _ in 0..<count {
      let common = random.normal()
      for system in means.indices {
        columns[system].append(
          means[system] + shared.squareRoot() * common
            + (1 - shared).squareRoot() * random.normal())
      }
    }
    return columns
  }

  private func figures(_ columns: [[Double]], _ count: Int) -> [ReplicationInfluences?] {
    columns.map { ReplicationInfluences.ofMean(Array($0.prefix(count))) }
  }

  /// The best is ahead of all others by just the indifference: the hardest there is that the promise
  /// covers.
  private func correct(studies: Int, shared: Double, seed: UInt64) -> (best: Int, looks: Int) {
    var (best, looks) = (0, 0)
    var random = TestRandom(seed: seed)
    for _ in 0..<studies {
      var race = BestOfSeveral(
        candidates: Array(0..<5), comparisons: 4, indifference: 0.5, error: 0.1, most: 400,
        patience: 100)
      var columns: [[Double]] = Array(repeating: [], count: 5)
      for count in race.schedule.counts where !race.isDecided {
        let more = values(
          [0, 0, 0.5, 0, 0], count - columns[0].count, shared: shared, using: &random)
        for system in columns.indices { columns[system] += more[system] }
        race.look(at: figures(columns, count), after: count)
      }
      if race.survivors == [2] { best += 1 }
      looks += columns[0].count
    }
    return (best, looks)
  }

  @Test("The best is found at least as often as promised", arguments: [0, 0.8])
  func best(shared: Double) {
    // P(Binomial(500, 0.9) < 430) < 0.003; the seeds are fixed besides.
    #expect(correct(studies: 500, shared: shared, seed: 1_000).best >= 430)
  }

  @Test("So it is of shares of rare events, which are skewed")
  func bestShare() {
    var random = TestRandom(seed: 1_001)
    /// The share of 25 merchants who are not suspended.
    func share(_ chance: Double) -> Double {
      let suspended = (0..<25).reduce(0) { sum, _ in sum + (random.uniform() < chance ? 1 : 0) }
      return 1 - Double(suspended) / 25
    }
    var best = 0
    for _ in 0..<500 {
      var race = BestOfSeveral(
        candidates: [0, 1, 2], comparisons: 2, indifference: 0.02, error: 0.1, most: 400,
        patience: 100)
      var columns: [[Double]] = [[], [], []]
      for count in race.schedule.counts where !race.isDecided {
        for (system, chance) in [0.03, 0.01, 0.03].enumerated() {
          while columns[system].count < count { columns[system].append(share(chance)) }
        }
        race.look(at: figures(columns, count), after: count)
      }
      if race.survivors == [1] { best += 1 }
    }
    #expect(best >= 430, "\(best) of 500")
  }

  @Test("Common random numbers find it with less work")
  func work() {
    let apart = correct(studies: 100, shared: 0, seed: 5_000).looks
    let together = correct(studies: 100, shared: 0.8, seed: 5_000).looks
    #expect(Double(together) < 0.5 * Double(apart))
  }

  @Test("Of systems that are equal to the last bit, the first is left when patience ends")
  func equal() {
    var race = BestOfSeveral(
      candidates: [0, 1], comparisons: 1, indifference: 1, error: 0.05, most: 30, patience: 30)
    let column = (0..<30).map { Double($0 % 3) }
    race.look(at: figures([column, column], 20), after: 20)
    #expect(race.survivors == [0, 1])
    race.look(at: figures([column, column], 30), after: 30)
    #expect(race.survivors == [0] && race.droppedAfter == [1: 30])
  }

  @Test("One candidate needs no race, and one without a figure is out of it")
  func alone() {
    var race = BestOfSeveral(
      candidates: [3], comparisons: 0, indifference: 1, error: 0.05, most: 100, patience: 100)
    #expect(race.isDecided && race.survivors == [3])
    race = BestOfSeveral(
      candidates: [0, 1], comparisons: 1, indifference: 1, error: 0.05, most: 100, patience: 100)
    race.look(at: [nil, nil], after: 20)
    #expect(race.survivors == [0, 1])
    race.look(at: [nil, .ofMean([1, 2, 3])], after: 20)
    #expect(race.survivors == [1])
  }

  @Test("Looks are each half as many replications later again, and the last is at the limit")
  func schedule() {
    let schedule = LookSchedule(most: 1_000, error: 0.05)
    #expect(schedule.counts == [20, 30, 50, 80, 120, 180, 270, 410, 620, 930, 1_000])
    #expect(abs(schedule.level.tail - 0.05 / 11) < 1e-15)
    #expect(schedule.next(after: 0) == 20 && schedule.next(after: 930) == 1_000)
    #expect(schedule.next(after: 1_000) == nil)
    #expect(LookSchedule(most: 10, error: 0.5).counts == [10])
    #expect(LookSchedule(most: 20, error: 1e-20).level.value < 1)
  }

  @Test("Observations that agree decide when patience ends, and not before")
  func noSpread() {
    for patience in [20, 50] {
      var test = BoundTest(
        bound: 1, tolerance: 0.1, schedule: LookSchedule(most: 50, error: 0.05),
        patience: patience)
      for count in test.schedule.counts {
        test.look(at: .ofMean([Double](repeating: 0, count: count)), after: count)
        #expect((test.side == .below) == (count >= patience))
      }
      #expect(test.count == patience)
    }
    // The first that differs ends the wait: ten times the tolerance is soon told.
    var test = BoundTest(
      bound: 1, tolerance: 0.1, schedule: LookSchedule(most: 50, error: 0.05), patience: 1_000)
    test.look(at: .ofMean([0.1] + [Double](repeating: 0, count: 19)), after: 20)
    #expect(test.side == .below)
    test = BoundTest(
      bound: 1, tolerance: 0.1, schedule: LookSchedule(most: 50, error: 0.05), patience: 1)
    test.look(at: nil, after: 20)
    #expect(test.side == nil)
  }

  @Test("A pair that agrees so far is left alone until it differs")
  func rareDifferences() {
    func race(_ columns: [[Double]], patience: Int) -> [Int] {
      var race = BestOfSeveral(
        candidates: [0, 1], comparisons: 1, indifference: 0.001, error: 0.05, most: 50,
        patience: patience)
      for count in race.schedule.counts { race.look(at: figures(columns, count), after: count) }
      return race.survivors
    }
    let calm = [Double](repeating: 0, count: 50)
    var once = calm
    once[20] = 1
    // One event in 50 says nothing yet; without patience none in 20 would have settled the race.
    #expect(race([calm, once], patience: 100) == [0, 1])
    #expect(race([calm, once], patience: 20) == [0])
    #expect(race([calm, calm], patience: 50) == [0])
  }

  @Test("The simplex finds the lowest point of a valley, and keeps to the cube")
  func simplex() throws {
    var outside = 0
    let end = try #require(
      try SimplexSearch.minimum(
        from: [0.9, 0.1], step: 0.25, size: 1e-5, evaluations: 500
      ) { place in
        if place.contains(where: { !(0...1).contains($0) }) { outside += 1 }
        let (x, y) = (place[0], place[1])
        return (x - 0.3) * (x - 0.3) + 10 * (y - x * x) * (y - x * x)
      })
    // The valley's floor is y = x^2, its lowest point x = 0.3.
    #expect(abs(end.place[0] - 0.3) < 1e-3)
    #expect(abs(end.place[1] - 0.09) < 1e-3)
    #expect(end.evaluations <= 500)
    #expect(outside == 0)
  }

  @Test("A lowest point on the side of the cube is found there")
  func simplexAtTheSide() throws {
    let end = try #require(
      try SimplexSearch.minimum(from: [0.5, 0.5], step: 0.25, size: 1e-4, evaluations: 500) {
        $0[0] + ($0[1] - 0.25) * ($0[1] - 0.25)
      })
    #expect(end.place[0] < 1e-3)
    #expect(abs(end.place[1] - 0.25) < 0.02)
  }

  @Test("What the function throws ends the search")
  func simplexThrows() {
    struct Refused: Error {}
    #expect(throws: Refused.self) {
      _ = try SimplexSearch.minimum(from: [0.5], step: 0.25, size: 0.01, evaluations: 50) { _ in
        throw Refused()
      }
    }
  }
}
