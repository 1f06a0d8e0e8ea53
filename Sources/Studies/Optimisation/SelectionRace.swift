import MerchantModel
import Scenarios
import SimStatistics

/// The selection among the points of a search: first which keep their bounds, then which of these is best.
struct SelectionRace {
  private let study: OptimisationStudy
  private let candidates: [Int]
  private var samples: SequentialSamples
  private let before: StudyCost
  private let schedule: LookSchedule
  private var tests: [[BoundTest]]
  private var rankings: [OptimisationResult.Ranking?]
  private var selection: BestOfSeveral?
  private var indifference = 0.0

  /// - Parameter scenarios: Of the points, and behind them the scenario as it is.
  init(study: OptimisationStudy, scenarios: [Scenario], before: StudyCost) {
    self.study = study
    self.before = before
    candidates = Array(scenarios.indices.dropLast())
    samples = SequentialSamples(scenarios, figures: study.figures, threads: study.threads)
    let schedule = LookSchedule(
      most: study.ceiling,
      error: study.error / 2 / Double(max(candidates.count * study.constraints.count, 1)))
    let ofOne = study.constraints.map { constraint in
      BoundTest(
        bound: constraint.sign * constraint.bound, tolerance: study.tolerance(of: constraint),
        schedule: schedule, patience: min(StoppingRule.patience, study.ceiling))
    }
    self.schedule = schedule
    tests = Array(repeating: ofOne, count: candidates.count)
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
      pilot.map { ($0[0].influences(of: study.objective)?.value ?? 0).magnitude }.max() ?? 0
    return greatest > 0 ? 0.02 * greatest : 1
  }

  /// Gives each candidate as many replications, and takes those out of which a figure does not exist in one of them.
  private mutating func extend(
    _ racing: [Int], to count: Int, _ onProgress: (StudyCost) throws -> Void
  ) throws {
    let wanting = racing.filter { samples.count(of: $0) < count }
    let before = before
    try samples.extend(
      wanting, to: wanting.map { _ in count }, onProgress: { try onProgress(before + $0) })
    for candidate in wanting where samples.samples[candidate].contains(where: isUndefined) {
      rankings[candidate] = .undefined
    }
  }

  private func isUndefined(_ sample: FigureSample) -> Bool { sample.denominators.contains(0) }

  private mutating func tellWhoKeepsBounds(_ onProgress: (StudyCost) throws -> Void) throws {
    guard !study.constraints.isEmpty else { return }
    for count in schedule.counts {
      let open = candidates.filter { rankings[$0] == nil && !isFeasible($0) }
      guard !open.isEmpty else { return }
      try extend(open, to: count, onProgress)
      for candidate in open where rankings[candidate] == nil { test(candidate, after: count) }
    }
    for candidate in candidates where rankings[candidate] == nil && !isFeasible(candidate) {
      rankings[candidate] = .unclear
    }
  }

  private func isFeasible(_ candidate: Int) -> Bool {
    tests[candidate].allSatisfy { $0.side == .below }
  }

  private mutating func test(_ candidate: Int, after count: Int) {
    for (place, constraint) in study.constraints.enumerated() {
      let figure = samples.samples[candidate][place + 1].influences(of: constraint.figure)
      tests[candidate][place].look(
        at: constraint.isMost ? figure : figure?.negated, after: count)
      if tests[candidate][place].side == .above, rankings[candidate] == nil {
        rankings[candidate] = .infeasible(constraint: place)
      }
    }
  }

  private mutating func select(_ onProgress: (StudyCost) throws -> Void) throws {
    let feasible = candidates.filter { rankings[$0] == nil }
    guard !feasible.isEmpty else { return }
    var race = BestOfSeveral(
      candidates: feasible, comparisons: candidates.count - 1, indifference: indifference,
      error: study.constraints.isEmpty ? study.error : study.error / 2, most: study.ceiling,
      patience: min(StoppingRule.patience, study.ceiling))
    for count in race.schedule.counts {
      // One alone needs figures too, if no test has asked for any.
      try extend(race.survivors, to: count, onProgress)
      let figures = objectives(of: race.survivors, after: count)
      race.look(at: figures, after: count)
      // More replications do not give back a figure that one of them lacks.
      if race.isDecided || figures.allSatisfy({ $0 == nil }) { break }
    }
    selection = race
  }

  /// The objective of each candidate, great being good; nil of those that cannot be judged.
  ///
  /// Candidates come from the tests of their bounds with different numbers of replications, so the first ones are taken.
  private func objectives(of racing: [Int], after count: Int) -> [ReplicationInfluences?] {
    var figures = [ReplicationInfluences?](repeating: nil, count: candidates.count)
    for candidate in racing where rankings[candidate] == nil {
      let figure = samples.samples[candidate][0].influences(of: study.objective, after: count)
      figures[candidate] = study.isMaximised ? figure : figure?.negated
    }
    return figures
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

  /// The best objective of those left; the first of equals.
  private func best(of survivors: [Int]) -> Int? {
    survivors.max { left, right in (objective(left), -left) < (objective(right), -right) }
  }

  /// Great being good.
  private func objective(_ candidate: Int) -> Double {
    let figure = samples.samples[candidate][0].influences(of: study.objective)
    return figure.map { study.sign * $0.value } ?? -.infinity
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
    let objectives = found.indices.map(objective)
    let order = found.indices.sorted { left, right in
      (group(found[left].ranking), -objectives[left], left)
        < (group(found[right].ranking), -objectives[right], right)
    }
    return order.map { found[$0] }
  }
}
