import Studies

/// Validates results that were simulated elsewhere before they go into a store.
public struct ResultValidator {
  private let store: ExperimentStore
  private let experiment: Experiment
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
    self.experiment = experiment
    self.allowsOtherBuilds = allowsOtherBuilds
  }

  /// Validates a result.
  ///
  /// - Throws: ``StoreError``: `foreign` if it is not of the experiment, `otherBuild` if it is of another build
  ///   than earlier results and that is not allowed.
  public mutating func validate(_ result: UnitResult) throws(StoreError) {
    guard experiment.hasUnit(of: result) else { throw .foreign(path: store.path, result.key) }
    guard !builds.contains(result.build) else { return }
    try store.admit(build: result.build, allowsOthers: allowsOtherBuilds)
    builds.insert(result.build)
  }
}
