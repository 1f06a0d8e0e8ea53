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

  /// The best is ahead of all others by just the indifference: the hardest there is that the promise
  /// covers.
  private func correct(studies: Int, shared: Double, seed: UInt64) -> (best: Int, looks: Int) {
    var best = 0
    var looks = 0
    for study in 0..<studies {
      var random = TestRandom(seed: seed + UInt64(study))
      var race = BestOfSeveral(
        candidates: Array(0..<5), comparisons: 4, firstStage: 10, indifference: 0.5, error: 0.1)
      var columns = values([0, 0, 0.5, 0, 0], 10, shared: shared, using: &random)
      race.look(at: columns)
      while !race.isDecided {
        let more = values([0, 0, 0.5, 0, 0], 10, shared: shared, using: &random)
        for system in columns.indices { columns[system] += more[system] }
        race.look(at: columns)
      }
      if race.survivors == [2] { best += 1 }
      looks += race.count
    }
    return (best, looks)
  }

  @Test("The best is found at least as often as promised", arguments: [0, 0.8])
  func best(shared: Double) {
    // P(Binomial(500, 0.9) < 430) < 0.003; the seeds are fixed besides.
    #expect(correct(studies: 500, shared: shared, seed: 1_000).best >= 430)
  }

  @Test("Common random numbers find it with less work")
  func work() {
    let apart = correct(studies: 100, shared: 0, seed: 5_000).looks
    let together = correct(studies: 100, shared: 0.8, seed: 5_000).looks
    #expect(Double(together) < 0.5 * Double(apart))
  }

  @Test("What is looked at in one go, or in pieces, leaves the same")
  func pieces() {
    var random = TestRandom(seed: 3)
    let columns = values([0, 0.2, 0.4], 400, shared: 0.3, using: &random)
    func race() -> BestOfSeveral {
      BestOfSeveral(
        candidates: [0, 1, 2], comparisons: 2, firstStage: 10, indifference: 0.2, error: 0.05)
    }
    var whole = race()
    whole.look(at: columns)
    var parts = race()
    for count in stride(from: 7, through: 400, by: 7) {
      parts.look(at: columns.map { Array($0.prefix(count)) })
    }
    #expect(whole.isDecided)
    #expect(whole.survivors == parts.survivors)
    #expect(whole.droppedAfter == parts.droppedAfter)
    #expect(whole.count == parts.count)
  }

  @Test("Of systems that are equal to the last bit, one is left")
  func equal() {
    var race = BestOfSeveral(
      candidates: [0, 1], comparisons: 1, firstStage: 5, indifference: 1, error: 0.05)
    let column = (0..<20).map { Double($0 % 3) }
    race.look(at: [column, column])
    #expect(race.survivors == [0])
  }

  @Test("One candidate needs no race")
  func alone() {
    let race = BestOfSeveral(
      candidates: [3], comparisons: 0, firstStage: 5, indifference: 1, error: 0.05)
    #expect(race.isDecided)
    #expect(race.survivors == [3])
  }

  @Test(
    "A mean beyond the tolerance is put on its side as often as promised", arguments: [-1, 1.0])
  func bound(side: Double) {
    var right = 0
    for study in 0..<1_000 {
      var random = TestRandom(seed: 20_000 + UInt64(study))
      var test = BoundTest(bound: 2, tolerance: 0.25, error: 0.05, firstStage: 10)
      while test.side == nil { test.add(2 + 0.25 * side + random.normal()) }
      if test.side == (side < 0 ? .below : .above) { right += 1 }
    }
    // P(Binomial(1000, 0.95) < 928) < 0.002; the seeds are fixed besides.
    #expect(right >= 928, "\(right)")
  }

  @Test("A test ends after no more observations than its first stage told")
  func end() throws {
    var random = TestRandom(seed: 4)
    var test = BoundTest(bound: 0, tolerance: 0.1, error: 0.01, firstStage: 10)
    for _ in 0..<10 { test.add(random.normal()) }
    let most = try #require(test.mostObservations)
    #expect(most > 10)
    while test.side == nil { test.add(random.normal()) }
    #expect(Double(test.count) <= most)
  }

  @Test("Observations that agree decide when patience ends, and not before")
  func noSpread() {
    for patience in [10, 30] {
      var test = BoundTest(
        bound: 1, tolerance: 0.1, error: 0.05, firstStage: 10, patience: patience)
      for _ in 1..<patience { test.add(0) }
      #expect(test.side == nil)
      test.add(0)
      #expect(test.side == .below)
      #expect(test.count == patience)
    }
    // The first that differs ends the wait: ten times the tolerance is soon told.
    var test = BoundTest(bound: 1, tolerance: 0.1, error: 0.05, firstStage: 10, patience: 1_000)
    for _ in 0..<20 { test.add(0) }
    test.add(0.1)
    #expect(test.side == .below)
  }

  @Test("A pair that agrees so far is left alone until it differs")
  func rareDifferences() {
    func race(_ columns: [[Double]], patience: Int) -> BestOfSeveral {
      var race = BestOfSeveral(
        candidates: [0, 1], comparisons: 1, firstStage: 10, indifference: 0.001, error: 0.05,
        patience: patience)
      race.look(at: columns)
      return race
    }
    let calm = [Double](repeating: 0, count: 50)
    var once = calm
    once[20] = 1
    // One event in 50 says nothing yet; without patience it would have settled the race.
    #expect(!race([calm, once], patience: 100).isDecided)
    #expect(race([calm, once], patience: 10).survivors == [0])
    #expect(race([calm, calm], patience: 40).survivors == [0])
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
