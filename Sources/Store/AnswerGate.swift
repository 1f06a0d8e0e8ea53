import Studies

/// Looks at answers that were made elsewhere before they may go into a store.
public struct AnswerGate {
  private let store: ExperimentStore
  private let experiment: Experiment
  private let allowsOtherBuilds: Bool
  private var builds: Set<String> = []

  /// A gate before a store that is open for writing.
  ///
  /// - Parameter experiment: The store's experiment.
  public init(to store: ExperimentStore, of experiment: Experiment, allowsOtherBuilds: Bool) {
    self.store = store
    self.experiment = experiment
    self.allowsOtherBuilds = allowsOtherBuilds
  }

  /// Lets an answer pass.
  ///
  /// - throws: ``StoreError``: `foreign` if it is not of the experiment, `otherBuild` if another build made it
  ///   than made those before and that is not allowed.
  public mutating func admit(_ answer: Answer) throws(StoreError) {
    guard experiment.hasUnit(of: answer) else { throw .foreign(path: store.path, answer.key) }
    guard !builds.contains(answer.build) else { return }
    try store.admit(build: answer.build, allowsOthers: allowsOtherBuilds)
    builds.insert(answer.build)
  }
}
