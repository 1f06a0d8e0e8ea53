import Studies

/// Validates results that were simulated elsewhere before they go into a store.
public struct ResultValidator {
  private let store: ExperimentStore
  private var gate: AnswerGate
  private let allowsOtherBuilds: Bool
  private var builds: Set<String> = []

  /// Makes a validator for a store that is open for writing.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - experiment: The store's experiment.
  ///   - allowsOtherBuilds: Whether results of several builds may be mixed.
  public init(to store: ExperimentStore, of experiment: Experiment, allowsOtherBuilds: Bool) {
    self.store = store
    gate = AnswerGate(experiment)
    self.allowsOtherBuilds = allowsOtherBuilds
  }

  /// Validates a result.
  ///
  /// - Throws: ``StoreError``: `foreign` if it is not of the experiment, `unbelievable` if the ``AnswerGate`` does not
  ///   believe it, `otherBuild` if it is of another build
  ///   than earlier results and that is not allowed.
  public mutating func validate(_ result: UnitResult) throws(StoreError) {
    do throws(AnswerRefusal) {
      try gate.admit(result)
    } catch {
      throw error == .foreign
        ? .foreign(path: store.path, result.key)
        : .unbelievable(path: store.path, result.key, error)
    }
    guard !builds.contains(result.build) else { return }
    try store.admit(build: result.build, allowsOthers: allowsOtherBuilds)
    builds.insert(result.build)
  }
}
