import ClosedForms
import MerchantModel
import SimKernel
import SimRandom
import Testing

/// The app's path against the theory of alternating processes. Seeds are fixed and were fixed before
/// looking; a share passes within 3.5 binomial standard errors.
struct AppTheoryTests {
  /// Spells in minutes.
  private func behaviour(
    _ foreground: Double, _ background: Double, cv: Double = 1
  ) throws -> AppBehaviour {
    var app = AppBehaviour()
    app.foreground = DurationDistribution(seconds: try law(foreground * 60, cv))
    app.background = DurationDistribution(seconds: try law(background * 60, cv))
    return app
  }

  private func law(_ mean: Double, _ cv: Double) throws -> Distribution {
    cv == 1 ? try .exponential(mean: mean) : try .gamma(mean: mean, cv: cv)
  }

  /// The states of many paths at some minutes after the start of work.
  private func states(
    _ app: AppBehaviour, at minutes: [Int64], share: Double? = nil, count: Int = 20_000
  ) -> [[AgentState]] {
    var history = AppHistory(app, share: share)
    return (0..<count).map { shift in
      let key = StreamKey(
        seed: 20_261_121, replication: 0, subject: 3, entity: UInt64(shift), purpose: 10)
      history.begin(key, at: .zero)
      return minutes.map { history.state(at: .zero + .minutes($0)) }
    }
  }

  private func expect(_ count: Int, of total: Int, near chance: Double) {
    let share = Double(count) / Double(total)
    #expect(abs(share - chance) < 3.5 * (chance * (1 - chance) / Double(total)).squareRoot())
  }

  @Test(
    "Exponential spells: the share at any time, and the way to it from either state",
    arguments: [nil, 0.3] as [Double?])
  func transient(share: Double?) throws {
    let app = try behaviour(40, 20)
    // A merchant's own share keeps the mean cycle of an hour.
    let theory = try AlternatingApp(
      meanForeground: 60 * (share ?? 2.0 / 3), meanBackground: 60 * (1 - (share ?? 2.0 / 3)))
    let minutes: [Int64] = [0, 5, 20, 60, 480]
    let states = states(app, at: minutes, share: share)
    let fromForeground = states.filter { $0[0] == .foreground }
    let fromBackground = states.filter { $0[0] == .background }
    #expect(fromForeground.count + fromBackground.count == states.count)
    for (place, minute) in minutes.enumerated() {
      let seen = states.count { $0[place] == .foreground }
      expect(seen, of: states.count, near: theory.foregroundShare)
      guard minute > 0 else { continue }
      for (paths, start) in [
        (fromForeground, AlternatingApp.Start.foreground), (fromBackground, .background),
      ] {
        expect(
          paths.count { $0[place] == .foreground }, of: paths.count,
          near: try theory.foregroundProbability(at: Double(minute), from: start))
      }
    }
  }

  @Test("Reminders divide background spells, and the share follows", arguments: [0.5, 0.1])
  func reminders(factor: Double) throws {
    var app = try behaviour(40, 20)
    app.reminders = factor
    let theory = try AlternatingApp(meanForeground: 40, meanBackground: 20 * factor)
    #expect(abs(app.meanForegroundShare - theory.foregroundShare) < 1e-12)
    let states = states(app, at: [0, 15])
    for place in 0..<2 {
      expect(
        states.count { $0[place] == .foreground }, of: states.count, near: theory.foregroundShare)
    }
    let fromBackground = states.filter { $0[0] == .background }
    expect(
      fromBackground.count { $0[1] == .foreground }, of: fromBackground.count,
      near: try theory.foregroundProbability(at: 15, from: .background))
  }

  @Test("Spells of any law, closing too: the start and a late moment have the long-run shares")
  func longRun() throws {
    var app = try behaviour(40, 20, cv: 0.5)
    app.close = Probability(clamping: 0.25)
    app.closed = DurationDistribution(seconds: try .gamma(mean: 5_400, cv: 0.8))
    let shares = try SemiMarkovProcess.shares(
      transitions: [[0, 0.75, 0.25], [1, 0, 0], [1, 0, 0]], meanSpells: [40, 20, 90])
    // After five days the start is forgotten.
    let states = states(app, at: [0, 7_200], count: 10_000)
    for place in 0..<2 {
      for (state, share) in zip([AgentState.foreground, .background, .closed], shares) {
        expect(states.count { $0[place] == state }, of: states.count, near: share)
      }
    }
  }
}
