import Foundation
import ResultFiles
import Scenarios
import Store
import Studies

/// The folder of a sweep: its store from the start, its files at the end.
final class SweepFolder {
  /// The path, as the user gave it.
  let path: String
  /// The results so far.
  let store: ExperimentStore
  private let started: String
  private let began: [String]

  /// The files of every sweep other than its store.
  static let files = ["sweep.csv", "sweep.json"]
  /// The file of the places that merchants share, where some point has one.
  static let places = "places.csv"
  static let manifest = "manifest.json"

  /// Opens the folder for an experiment, or creates it.
  ///
  /// - Parameters:
  ///   - path: The path of the folder.
  ///   - experiment: The experiment.
  ///   - title: The scenario's title.
  ///   - seed: The seed of the scenario without any change.
  ///   - build: What will simulate, in words; nil if that is not known yet.
  ///   - objectives: What points are compared by.
  ///   - resumes: Whether the folder may hold a part of the experiment already.
  ///   - allowsOtherBuilds: Whether results of several builds may be mixed.
  /// - Throws: `StoreError` if it holds an experiment that is not to be resumed, or another one;
  ///   `ResultsFolderError` if it holds other files or cannot be created.
  init(
    _ path: String, _ experiment: Experiment, title: String, seed: UInt64, build: String?,
    objectives: [Objective], resumes: Bool, allowsOtherBuilds: Bool
  ) throws {
    self.path = Self.plain(path)
    try Self.prepare(self.path)
    if !resumes { try Self.checkUnused(self.path) }
    let isNew = !ExperimentStore.exists(in: self.path)
    do {
      store = try ExperimentStore(in: self.path, for: .writing)
    } catch {
      throw isNew ? NotBegunError(error, removingStoreIn: self.path) : error
    }
    guard let record = try store.record() else {
      let record = ExperimentRecord(
        experiment, title: title, seed: seed, build: build, version: Version.current,
        command: CommandLine.arguments, started: Date.now.ISO8601Format(),
        goals: objectives.map(ExperimentRecord.Goal.init))
      (started, began) = (record.started, record.command)
      do {
        try store.begin(record, points: experiment.points.map { PointRecord($0) })
      } catch {
        try? store.close()
        throw NotBegunError(error, removingStoreIn: self.path)
      }
      Self.explainInterruption(self.path)
      return
    }
    Self.explainInterruption(self.path)
    (started, began) = (record.started, record.command)
    let file = store.path
    try store.check()
    if record.fingerprint != experiment.fingerprint {
      let differences = try ExperimentDifference.lines(
        record, try store.points(), experiment)
      throw StoreError.otherExperiment(path: file, differences: differences)
    }
    if let build { try store.admit(build: build, allowsOthers: allowsOtherBuilds) }
  }

  /// Opens the folder of an experiment that was begun.
  ///
  /// - Throws: `StoreError` if there is none.
  init(opening path: String) throws {
    self.path = Self.plain(path)
    guard ExperimentStore.exists(in: self.path) else {
      throw StoreError.missing(path: ExperimentStore.path(in: self.path))
    }
    store = try ExperimentStore(in: self.path, for: .writing)
    guard let record = try store.record() else {
      throw StoreError.notBegun(path: store.path)
    }
    (started, began) = (record.started, record.command)
    Self.explainInterruption(self.path)
  }

  /// Says, if the process is ended, that what was committed is kept.
  private static func explainInterruption(_ path: String) {
    Interruption.explain { "Interrupted; what was finished before is kept in \(path).\n" }
  }

  private static func plain(_ path: String) -> String {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// The results kept so far.
  ///
  /// - Throws: `StoreError`.
  func resultSet() throws -> ResultSet { try store.resultSet() }

  /// Writes the files and closes the store.
  ///
  /// - Parameters:
  ///   - result: The result of the sweep.
  ///   - experiment: The experiment.
  ///   - scenario: The scenario without any of the changes, as people read it; nil to take it from the experiment.
  ///   - seed: The seed of the scenario without any change.
  ///   - threads: How many threads worked; nil if other machines did.
  func finish(
    _ result: SweepResult, _ experiment: Experiment, scenario: String?, seed: UInt64, threads: Int?
  ) throws {
    try WholeFile.write(
      Data(SweepFile(result).text.utf8), to: "\(path)/sweep.csv", as: .fileOfSweep)
    try WholeFile.write(
      try SweepFigures(result, seed: seed).encoded(), to: "\(path)/sweep.json", as: .fileOfSweep)
    let places = SweepPlaces(result)
    if !places.isEmpty {
      try WholeFile.write(
        Data(places.text.utf8), to: "\(path)/\(Self.places)", as: .fileOfSweep)
    }
    let manifest = SweepManifest(
      files: Self.files + (places.isEmpty ? [] : [Self.places]), version: Version.current,
      commit: Version.commit,
      command: CommandLine.arguments, began: began, started: started, ended: .now, threads: threads,
      seed: seed,
      points: experiment.points.count, scenario: scenario ?? Self.text(of: experiment),
      experiment: experiment.fingerprint)
    try WholeFile.write(
      try manifest.encoded(), to: "\(path)/\(Self.manifest)", as: .fileOfSweep)
    try store.finish()
    try store.close()
  }

  /// The scenario without any of the changes, one value a line where this machine can read it.
  private static func text(of experiment: Experiment) -> String {
    // Read without files: those of this machine may be others than those that were simulated.
    let source = SourceText(experiment.base, name: "scenario", companions: [:])
    return (try? DocumentLoader(Codec.scenario).load(source)).map {
      Explanation.yaml(of: $0.resolved)
    } ?? experiment.base
  }

  /// Forgets answers, and removes what was made of all of them: before, so that nothing untrue is left if this stops.
  ///
  /// - Throws: `StoreError`, and `ResultsFolderError` if a file cannot be removed.
  /// - Returns: What was forgotten.
  func forget(_ selection: AnswerSelection) throws -> [ExperimentStore.KeptAnswer] {
    guard try store.answers().contains(where: selection.contains) else { return [] }
    for name in Self.files + [Self.places, Self.manifest] {
      let file = "\(path)/\(name)"
      guard unsafe unlink(file) == 0 || errno == ENOENT else {
        throw ResultsFolderError.refused(
          path: file,
          reason: SystemErrorText.words(for: POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)))
      }
    }
    return try store.forget(selection)
  }

  /// Checks that no experiment was begun in the folder, without changing it.
  private static func checkUnused(_ path: String) throws {
    guard ExperimentStore.exists(in: path) else { return }
    let store = try ExperimentStore(in: path, for: .reading)
    if try store.record() != nil { throw StoreError.occupied(path: store.path) }
    try store.close()
  }

  /// Creates the folder if it does not exist, and checks that it holds nothing else.
  private static func prepare(_ path: String) throws {
    let manager = FileManager.default
    do {
      try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw ResultsFolderError.refused(path: path, reason: SystemErrorText.words(for: error))
    }
    if ExperimentStore.exists(in: path) { return }
    let entries = (try? manager.contentsOfDirectory(atPath: path)) ?? []
    let others = entries.filter { ![".DS_Store", ExperimentStore.lockName].contains($0) }
    guard others.isEmpty else { throw ResultsFolderError.occupied(path: path) }
  }
}

/// An experiment could not be begun, for want of room on the disk for instance: there is nothing yet to be kept.
struct NotBegunError: Error {
  let cause: any Error

  /// Takes away a store in which there is nothing, and its folder unless it holds something else.
  init(_ cause: any Error, removingStoreIn folder: String) {
    self.cause = cause
    for ending in ["", "-wal", "-shm", "-journal"] {
      unsafe unlink(ExperimentStore.path(in: folder) + ending)
    }
    unsafe rmdir(folder)
  }
}

/// Describes where two experiments differ.
enum ExperimentDifference {
  /// The most differences that are listed.
  private static let most = 10

  static func lines(
    _ record: ExperimentRecord, _ points: [PointRecord], _ experiment: Experiment
  ) throws -> [String] {
    var lines = DocumentDifference.between(record.base, and: experiment.base).map {
      "\($0.path): \(words($0.first)) there, \(words($0.second)) now"
    }
    if record.paths != experiment.paths {
      lines.append(
        "varied: \(record.paths.joined(separator: ", ")) there, "
          + "\(experiment.paths.joined(separator: ", ")) now")
    } else if points.count != experiment.points.count {
      lines.append("points: \(points.count) there, \(experiment.points.count) now")
    }
    if record.paths == experiment.paths,
      let (old, new) = zip(points, experiment.points).first(where: { $0.0.point != $0.1.point })
    {
      lines.append("point \(old.point.number): \(old.point) there, \(new.point) now")
    }
    if record.planWords != "\(experiment.samplingPlan)" {
      lines.append("effort: \(record.planWords) there, \(experiment.samplingPlan) now")
    }
    if lines.isEmpty,
      let (old, new) = zip(points, experiment.points).first(where: { $0.0.scenario != $0.1.text })
    {
      lines = DocumentDifference.between(old.scenario, and: new.text).map {
        let place = "\($0.path) at point \(old.point.number)"
        // Files are named by their contents there, which means nothing to people.
        return $0.path.hasSuffix(".file")
          ? "\(place): what the file holds has changed"
          : "\(place): \(words($0.first)) there, \(words($0.second)) now"
      }
    }
    if lines.isEmpty { lines = ["files that the scenario reads have changed"] }
    let more = lines.count - most
    return Array(lines.prefix(most)) + (more > 0 ? ["and \(more) more"] : [])
  }

  private static func words(_ value: String?) -> String { value ?? "nothing" }
}
