import Studies

extension ExperimentStore {
  /// The experiment, as it was when it began.
  ///
  /// - throws: ``StoreError``: `damaged` if there is none, or none that this program can read.
  /// - Complexity: O(points), some milliseconds for each.
  public func experiment() throws(StoreError) -> Experiment {
    guard let record = try record() else {
      throw .damaged(path: path, reason: "no experiment was begun in it")
    }
    let points = try points()
    do {
      return try Experiment(
        paths: record.paths, base: record.base,
        points: points.map { ($0.point, $0.scenario) }, effort: record.plan.effort(),
        prices: record.plan.prices, files: record.files, fingerprint: record.fingerprint)
    } catch {
      throw .damaged(path: path, reason: "its experiment cannot be read: \(error)")
    }
  }
}
