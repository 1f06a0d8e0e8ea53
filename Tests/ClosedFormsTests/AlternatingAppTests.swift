import ClosedForms
import Foundation
import Testing

@Suite struct AlternatingAppTests {
  /// The matrix exponential as a limit of squarings of (I + Q t / 2^30): an independent route.
  func transient(_ foreground: Double, _ background: Double, _ time: Double) -> [[Double]] {
    let step = time / 1_073_741_824
    var m = [
      [1 - step / foreground, step / foreground], [step / background, 1 - step / background],
    ]
    for _ in 0..<30 {
      let a = m[0][0] * m[0][0] + m[0][1] * m[1][0]
      let b = m[1][0] * m[0][0] + m[1][1] * m[1][0]
      m = [[a, 1 - a], [b, 1 - b]]
    }
    return m
  }

  @Test(arguments: [0.0, 0.01, 1, 7, 100])
  func transientMatchesRepeatedSquaring(time: Double) throws {
    let app = try AlternatingApp(meanForeground: 3, meanBackground: 12)
    let m = transient(3, 12, time)
    // The limit errs by t / 2^30, the squarings by 2^30 rounding errors.
    #expect(abs(try app.foregroundProbability(at: time, from: .foreground) - m[0][0]) < 1e-6)
    #expect(abs(try app.foregroundProbability(at: time, from: .background) - m[1][0]) < 1e-6)
    let mixed = try app.foregroundProbability(at: time, from: .foregroundWithChance(0.4))
    #expect(abs(mixed - 0.4 * m[0][0] - 0.6 * m[1][0]) < 1e-6)
  }

  @Test func theLongRunShareStaysAsItIs() throws {
    let app = try AlternatingApp(meanForeground: 3, meanBackground: 12)
    #expect(abs(app.foregroundShare - 0.2) < 1e-15)
    for time in [0, 0.5, 9] {
      let later = try app.foregroundProbability(at: time, from: .foregroundWithChance(0.2))
      #expect(abs(later - 0.2) < 1e-15)
    }
  }

  @Test func expectedShareIsTheMeanOfTheTransient() throws {
    let app = try AlternatingApp(meanForeground: 3, meanBackground: 12)
    // Midpoint rule, error of the order of the squared panel width: (8 / 10,000)^2 / 24.
    let mean =
      try (0..<10_000).reduce(0.0) { sum, panel in
        sum + (try app.foregroundProbability(at: (Double(panel) + 0.5) * 8e-4, from: .foreground))
      } / 10_000
    #expect(abs(try app.expectedForegroundShare(over: 8, from: .foreground) - mean) < 1e-7)
    #expect(abs(try app.expectedForegroundShare(over: 1e-12, from: .background)) < 1e-12)
  }

  @Test func badParametersAreNamed() throws {
    #expect(throws: TheoryError.notPositive(parameter: "meanForeground", value: 0)) {
      try AlternatingApp(meanForeground: 0, meanBackground: 1)
    }
    let app = try AlternatingApp(meanForeground: 1, meanBackground: 1)
    #expect(throws: TheoryError.negative(parameter: "time", value: -1)) {
      try app.foregroundProbability(at: -1, from: .foreground)
    }
    #expect(throws: TheoryError.self) {
      try app.foregroundProbability(at: 1, from: .foregroundWithChance(1.1))
    }
  }
}

@Suite struct SemiMarkovTests {
  @Test func twoStatesAreTheAlternatingApp() throws {
    let shares = try SemiMarkovProcess.shares(
      transitions: [[0, 1], [1, 0]], meanSpells: [3, 12])
    #expect(abs(shares[0] - 0.2) < 1e-15 && abs(shares[1] - 0.8) < 1e-15)
  }

  /// Foreground, then closed with chance 0.1, else background; both lead back: per cycle 3, 0.9 x 12 and
  /// 0.1 x 60.
  @Test func aClosedStateTakesItsShareOfTheCycle() throws {
    let shares = try SemiMarkovProcess.shares(
      transitions: [[0, 0.9, 0.1], [1, 0, 0], [1, 0, 0]], meanSpells: [3, 12, 60])
    let cycle = 3 + 10.8 + 6.0
    for (share, part) in zip(shares, [3, 10.8, 6]) { #expect(abs(share - part / cycle) < 1e-14) }
  }

  @Test func embeddedFrequenciesMatchMatrixPowers() throws {
    let chain = [[0.1, 0.6, 0.3], [0.5, 0.2, 0.3], [0.25, 0.25, 0.5]]
    var law = [1.0, 0, 0]
    for _ in 0..<200 {
      law = (0..<3).map { to in (0..<3).reduce(0.0) { $0 + law[$1] * chain[$1][to] } }
    }
    let shares = try SemiMarkovProcess.shares(transitions: chain, meanSpells: [1, 1, 1])
    for (share, frequency) in zip(shares, law) { #expect(abs(share - frequency) < 1e-14) }
  }

  @Test func chainsThatFallApartAreRefused() {
    #expect(throws: TheoryError.self) {
      try SemiMarkovProcess.shares(transitions: [[1, 0], [0, 1]], meanSpells: [1, 1])
    }
    #expect(throws: TheoryError.self) {
      try SemiMarkovProcess.shares(transitions: [[0.5, 0.4], [1, 0]], meanSpells: [1, 1])
    }
  }
}
