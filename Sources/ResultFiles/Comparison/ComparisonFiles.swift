import Foundation
import MerchantModel
import Runs
import Studies

/// The one writer of a comparison's results: `summary.json`, `comparison.csv`, `differences.csv`,
/// `replications.csv`, `changes.csv`, `pareto.csv`, `daily.csv`, `survival.csv`, `false-positives.csv`, `fairness.csv` and
/// `manifest.json`; with worlds, `worlds.csv`, `world-figures.csv` and `world-ranges.csv`; with a desk `desk.csv`;
/// with appeals `appeals.csv` and `appeals-days.csv`.
public final class ComparisonFiles {
  private let folder: ResultsFolder

  /// Starts the folder.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written there.
  public init(at path: String) throws(ResultsFolderError) {
    folder = try ResultsFolder(path, for: .comparison)
  }

  /// Where the results will stand.
  public var path: String { folder.path }

  /// Writes everything and publishes the folder.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written, `EncodingError` if a number is not finite.
  public func finish(
    _ summary: ComparisonSummary, worlds: WorldResult? = nil, manifest: Manifest
  ) throws {
    let comparison = summary.comparison
    let result = comparison.result
    try folder.write(ComparisonSummaryFile(summary, worlds: worlds).encoded(), to: "summary.json")
    let tables = [
      ("comparison.csv", ComparisonFile.text(comparison)),
      ("differences.csv", DifferencesFile.text(comparison)),
      ("changes.csv", ChangesFile.text(result)),
      ("pareto.csv", ParetoFile.text(summary.fronts, in: result)),
      ("daily.csv", DailyFile.text(result)),
      ("survival.csv", SurvivalFile.text(result)),
      ("false-positives.csv", FalsePositivesFile.text(result)),
      ("fairness.csv", FairnessFile.text(result)),
    ]
    let replications = try folder.stream(ReplicationsFile.name)
    try replications.write(CSV.line(ReplicationsFile.header))
    for (policy, run) in zip(result.policies, result.runs) {
      try ReplicationsFile.append(run, policy: policy.name) { try replications.write($0) }
    }
    try replications.close()
    let desks =
      result.runs.contains { $0.desk != nil } ? [("desk.csv", DeskFile.text(result))] : []
    let appeals =
      result.runs.contains { $0.appeals != nil }
      ? [
        ("appeals.csv", AppealsFile.text(result)),
        ("appeals-days.csv", AppealDaysFile.text(result)),
      ] : []
    for (name, text) in tables + desks + appeals + (worlds.map(WorldsFiles.tables) ?? []) {
      try folder.write(Data(text.utf8), to: name)
    }
    var manifest = manifest
    manifest.files = folder.files
    try folder.write(manifest.encoded(), to: ResultsFolder.marker)
    try folder.publish()
  }
}
