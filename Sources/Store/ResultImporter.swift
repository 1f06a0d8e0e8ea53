import Studies

/// Imports results that were simulated elsewhere into a store, in any order; one may come several times.
public struct ResultImporter {
  /// All results so far.
  public private(set) var resultSet: ResultSet
  private let store: ExperimentStore
  private var validator: ResultValidator
  private var held: [UnitResult] = []

  /// How many results are written at once.
  private static let most = 100

  /// Makes an importer into a store that is open for writing.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - experiment: The store's experiment.
  ///   - resultSet: The store's results.
  ///   - allowsOtherBuilds: Whether results of several builds may be mixed.
  public init(
    into store: ExperimentStore, of experiment: Experiment, resultSet: ResultSet,
    allowsOtherBuilds: Bool
  ) {
    self.store = store
    self.resultSet = resultSet
    validator = ResultValidator(to: store, of: experiment, allowsOtherBuilds: allowsOtherBuilds)
  }

  /// Adds a result. A new one is on the disk after the next ``flush()``.
  ///
  /// - Returns: Whether it was new.
  /// - Throws: ``StoreError``: what the ``ResultValidator`` throws, and `conflict` if the result contradicts an
  ///   earlier one.
  public mutating func add(_ result: UnitResult) throws(StoreError) -> Bool {
    try validator.validate(result)
    let isKnown = resultSet.has(result.key)
    do throws(ResultSet.ConflictError) {
      try resultSet.add(result)
    } catch {
      throw .conflict(path: store.path, error.key)
    }
    if isKnown { return false }
    held.append(result)
    if held.count >= Self.most { try flush() }
    return true
  }

  /// Writes what was added to the disk.
  ///
  /// - Throws: ``StoreError``.
  public mutating func flush() throws(StoreError) {
    if !held.isEmpty { try store.keep(held) }
    held = []
  }
}
