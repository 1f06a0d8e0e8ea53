import Foundation
import MerchantModel
import Runs
import Studies

/// The one writer of a run's results: `summary.json`, `measures.csv`, `replications.csv`, `daily.csv`, `survival.csv`,
/// `distributions.csv`, `hours.csv`, `sizes.csv`, `false-positives.csv`, `fairness.csv`, `waterfall.csv`, `kinds.csv`,
/// `merchants.csv` and `manifest.json`; with worlds, `worlds.csv`, `world-figures.csv` and `world-ranges.csv`;
/// of a roll-out `arms.csv` and `trial.csv`; with a desk `desk.csv`, `desk-hours.csv` and `desk-knee.csv`;
/// with appeals `appeals.csv`, `appeals-days.csv` and `appeals-reviewers.csv`.
public final class RunFiles {
  private let folder: ResultsFolder
  private let segments: [String]
  private let arms: [String]
  private var merchants: FileStream?

  /// Starts the folder, and in it the file of merchants unless that is not wanted.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written there.
  public init(
    at path: String, for scenario: Scenario, writesMerchants: Bool
  ) throws(ResultsFolderError) {
    folder = try ResultsFolder(path, for: .run)
    segments = scenario.segments.map(\.name)
    arms = scenario.arms.map(\.name)
    if writesMerchants {
      let stream = try folder.stream("merchants.csv")
      try stream.write(MerchantsFile.header(withArms: scenario.hasArms))
      merchants = stream
    }
  }

  /// Where the results will stand.
  public var path: String { folder.path }

  /// Appends merchants, in the order they come.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written there.
  public func add(_ records: [MerchantRecord]) throws(ResultsFolderError) {
    guard let merchants else { return }
    var text = ""
    for record in records {
      text += MerchantsFile.line(
        record, segment: segments[record.segment], arm: record.arm.map { arms[$0] })
    }
    try merchants.write(text)
  }

  /// Writes everything else and publishes the folder.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written, `EncodingError` if a number is not finite.
  public func finish(
    _ result: RunResult, worlds: WorldResult? = nil, manifest: Manifest
  ) throws {
    try merchants?.close()
    try folder.write(SummaryFile(result, worlds: worlds).encoded(), to: "summary.json")
    try folder.write(Data(MeasuresFile.text(result).utf8), to: "measures.csv")
    let replications = try folder.stream(ReplicationsFile.name)
    try replications.write(CSV.line(ReplicationsFile.header))
    try ReplicationsFile.append(result, policy: "") { try replications.write($0) }
    try replications.close()
    try folder.write(Data(DailyFile.text(result).utf8), to: "daily.csv")
    try folder.write(Data(SurvivalFile.text(result).utf8), to: "survival.csv")
    try folder.write(Data(DistributionsFile.text(result).utf8), to: "distributions.csv")
    try folder.write(Data(FalsePositivesFile.text(result).utf8), to: "false-positives.csv")
    try folder.write(Data(FairnessFile.text(result).utf8), to: "fairness.csv")
    try folder.write(Data(HoursFile.text(result).utf8), to: "hours.csv")
    try folder.write(Data(SizesFile.text(result).utf8), to: "sizes.csv")
    try folder.write(Data(WaterfallFile.text(result).utf8), to: "waterfall.csv")
    try folder.write(Data(KindsFile.text(result).utf8), to: "kinds.csv")
    if result.scenario.hasArms {
      try folder.write(Data(ArmsFile.text(result).utf8), to: "arms.csv")
      try folder.write(Data(TrialFile.text(result).utf8), to: "trial.csv")
    }
    if let desk = result.desk {
      try folder.write(Data(DeskFile.text(result).utf8), to: "desk.csv")
      try folder.write(Data(DeskHoursFile.text(desk).utf8), to: "desk-hours.csv")
      if let knee = desk.knee {
        try folder.write(Data(DeskKneeFile.text(knee).utf8), to: "desk-knee.csv")
      }
    }
    if let appeals = result.appeals {
      try folder.write(Data(AppealsFile.text(result).utf8), to: "appeals.csv")
      try folder.write(Data(AppealDaysFile.text(result).utf8), to: "appeals-days.csv")
      if let tries = appeals.tries {
        try folder.write(Data(AppealReviewersFile.text(tries).utf8), to: "appeals-reviewers.csv")
      }
    }
    for table in worlds.map(WorldsFiles.tables) ?? [] {
      try folder.write(Data(table.text.utf8), to: table.name)
    }
    var manifest = manifest
    manifest.files = folder.files
    try folder.write(manifest.encoded(), to: ResultsFolder.marker)
    try folder.publish()
  }
}
