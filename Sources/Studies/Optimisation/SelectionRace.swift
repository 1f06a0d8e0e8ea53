import MerchantModel
import Scenarios
import SimStatistics

/// The selection among the points of a search: first which keep their bounds, then which of these is best.
struct SelectionRace {
  private let study: OptimisationStudy
  private let candidates: [Int]
  private var samples: SequentialSamples
  private let before: StudyCost
  private var tests: [[BoundTest]]
  private var looked: [Int]
  private var rankings: [OptimisationResult.Ranking?]
  private var selection: BestOfSeveral?
  private var indifference = 0.0

  /// - Parameter scenarios: Of the points, and behind them the scenario as it is.
  init(study: OptimisationStudy, scenarios: [Scenario], before: StudyCost) {
    self.study = study
    self.before = before
    candidates = Array(scenarios.indices.dropLast())
    samples = SequentialSamples(scenarios, figures: study.figures, threads: study.threads)
    let share = study.error / 2 / Double(max(candidates.count * study.constraints.count, 1))
    let ofOne = study.constraints.map { constraint in
      BoundTest(
        bound: constraint.sign * constraint.bound, tolerance: study.tolerance(of: constraint),
        error: share, firstStage: OptimisationStudy.firstStage,
        patience: min(StoppingRule.patience, study.ceiling))
    }
    tests = Array(repeating: ofOne, count: candidates.count)
    looked = Array(repeating: 0, count: candidates.count)
    rankings = Array(repeating: nil, count: candidates.count)
  }

  mutating func run(onProgress: (StudyCost) throws -> Void) throws {
    indifference = try study.indifference ?? pilotIndifference(onProgress)
    try tellWhoKeepsBounds(onProgress)
    try select(onProgress)
  }

  /// Replications with numbers of their own, so that the indifference does not depend on the race's draws.
  private mutating func pilotIndifference(
    _ onProgress: (StudyCost) throws -> Void
  ) throws -> Double {
    let pilot = try samples.separate(
      candidates, from: SequentialSamples.firstPilotReplication,
      count: OptimisationStudy.pilotReplications, onProgress: onProgress)
    let greatest =
      pilot.map { sample in
        let values = sample[0].values.compactMap { $0 }
        return values.isEmpty ? 0 : abs(values.reduce(0, +) / Double(values.count))
      }.max() ?? 0
    return greatest > 0 ? 0.02 * greatest : 1
  }

  /// Adds a round to each candidate in need of one; false if none may have more.
  private mutating func extend(
    _ racing: [Int], to count: Int, _ onProgress: (StudyCost) throws -> Void
  ) throws -> Bool {
    let wanting = racing.filter { samples.count(of: $0) < min(count, study.ceiling) }
    guard !wanting.isEmpty else { return false }
    let before = before
    try samples.extend(
      wanting, to: wanting.map { _ in min(count, study.ceiling) },
      onProgress: { try onProgress(before + $0) })
    for candidate in wanting where samples.samples[candidate].contains(where: isUndefined) {
      rankings[candidate] = .undefined
    }
    return true
  }

  private func isUndefined(_ sample: FigureSample) -> Bool { sample.denominators.contains(0) }

  private mutating func tellWhoKeepsBounds(_ onProgress: (StudyCost) throws -> Void) throws {
    guard !study.constraints.isEmpty else { return }
    var round = 0
    while true {
      round += SequentialSamples.round
      let open = candidates.filter { rankings[$0] == nil && !isFeasible($0) }
      guard !open.isEmpty else { return }
      guard try extend(open, to: round, onProgress) else {
        for candidate in open { rankings[candidate] = .unclear }
        return
      }
      for candidate in open where rankings[candidate] == nil { test(candidate) }
    }
  }

  private func isFeasible(_ candidate: Int) -> Bool {
    tests[candidate].allSatisfy { $0.side == .below }
  }

  private mutating func test(_ candidate: Int) {
    let count = samples.count(of: candidate)
    for (place, constraint) in study.constraints.enumerated() {
      let values = samples.samples[candidate][place + 1].values[looked[candidate]..<count]
      for value in values { tests[candidate][place].add(constraint.sign * (value ?? 0)) }
      if tests[candidate][place].side == .above, rankings[candidate] == nil {
        rankings[candidate] = .infeasible(constraint: place)
      }
    }
    looked[candidate] = count
  }

  private mutating func select(_ onProgress: (StudyCost) throws -> Void) throws {
    let open = candidates.filter { rankings[$0] == nil }
    _ = try extend(open, to: OptimisationStudy.firstStage, onProgress)
    let feasible = open.filter { rankings[$0] == nil }
    guard !feasible.isEmpty else { return }
    var race = BestOfSeveral(
      candidates: feasible, comparisons: candidates.count - 1,
      firstStage: OptimisationStudy.firstStage, indifference: indifference,
      error: study.constraints.isEmpty ? study.error : study.error / 2,
      patience: min(StoppingRule.patience, study.ceiling))
    // Candidates come from the tests of their bounds with different numbers of replications.
    var count = 0
    while !race.isDecided, count < study.ceiling {
      count += SequentialSamples.round
      _ = try extend(race.survivors, to: count, onProgress)
      race.look(at: objectives(to: min(count, study.ceiling)))
    }
    selection = race
  }

  /// The objective of each candidate, great being good; an undefined figure counts as the worst.
  private func objectives(to count: Int) -> [[Double]] {
    candidates.map { candidate in
      samples.samples[candidate][0].values.prefix(count).map { value in
        value.map { study.sign * $0 } ?? -1e300
      }
    }
  }
}

extension SelectionRace {
  /// Confirms the winner and puts everything together.
  mutating func result(
    points: [Point], onProgress: (StudyCost) throws -> Void
  ) throws -> OptimisationResult {
    let winner = best(of: (selection?.survivors ?? []).filter { rankings[$0] == nil })
    let base = candidates.count
    var fresh: [[FigureSample]] = []
    if study.confirmation > 0 {
      let before = before
      fresh = try samples.separate(
        (winner.map { [$0] } ?? []) + [base], from: SequentialSamples.firstFreshReplication,
        count: study.confirmation, onProgress: { try onProgress(before + $0) })
    }
    let found = candidates.map { candidate in
      OptimisationResult.Candidate(
        point: points[candidate], ranking: ranking(of: candidate, winner: winner),
        sample: samples.samples[candidate])
    }
    return OptimisationResult(
      study: study, candidates: ranked(found), indifference: indifference,
      isParted: (selection?.isDecided ?? false) && !rankings.contains(.unclear),
      confirmed: fresh.count > 1 ? fresh[0] : nil, base: fresh.last ?? [],
      cost: before + samples.cost)
  }

  private func ranking(of candidate: Int, winner: Int?) -> OptimisationResult.Ranking {
    if let known = rankings[candidate] { return known }
    if candidate == winner { return .winner }
    if let count = selection?.droppedAfter[candidate] { return .behind(after: count) }
    return .contender
  }

  /// The best mean of those left; the first of equals.
  private func best(of survivors: [Int]) -> Int? {
    survivors.max { left, right in (mean(left), -left) < (mean(right), -right) }
  }

  private func mean(_ candidate: Int) -> Double {
    let values = samples.samples[candidate][0].values.compactMap { $0 }
    return values.isEmpty
      ? -.infinity : study.sign * values.reduce(0, +) / Double(values.count)
  }

  private func ranked(
    _ found: [OptimisationResult.Candidate]
  ) -> [OptimisationResult.Candidate] {
    func group(_ ranking: OptimisationResult.Ranking) -> Int {
      switch ranking {
      case .winner: 0
      case .contender: 1
      case .behind: 2
      case .unclear: 3
      case .infeasible: 4
      case .undefined: 5
      }
    }
    let order = found.indices.sorted { left, right in
      (group(found[left].ranking), -mean(left), left)
        < (group(found[right].ranking), -mean(right), right)
    }
    return order.map { found[$0] }
  }
}
