import Studies

/// Which of a store's answers are meant: those that satisfy every condition that is given.
public struct AnswerSelection: Hashable, Sendable {
  /// Those of one of these workers; any if empty.
  public var workers: [String] = []
  /// Those of one of these points; any if empty.
  public var points: [Int] = []
  /// Those of a block that has one of these replications; any if empty.
  public var replications: [Int] = []

  /// All answers.
  public init() {}

  /// Whether it says anything.
  public var isEmpty: Bool { workers.isEmpty && points.isEmpty && replications.isEmpty }

  /// Whether an answer is meant.
  public func contains(_ answer: ExperimentStore.KeptAnswer) -> Bool {
    let key = answer.key
    return (workers.isEmpty || workers.contains(answer.worker))
      && (points.isEmpty || points.contains(key.point))
      && (replications.isEmpty
        || replications.contains { $0 >= key.first && $0 - key.first < key.count })
  }
}
