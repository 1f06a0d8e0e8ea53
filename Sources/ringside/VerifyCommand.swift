import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Runs
import Scenarios

/// `ringside verify`: repeats recorded runs and reports where they first differ.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Repeats recorded runs and reports the first difference of each.",
    discussion: """
      Counts must be the same everywhere. Real numbers must be the same to the last digit with the \
      program and on the machine that recorded them, and within 1e-9 elsewhere. The exit code is 99 \
      if a run differs.

      Example: ringside verify results/reference/*
      """)

  @Argument(help: "Folders that record wrote.", completion: .directory)
  var folders: [String]

  @OptionGroup var threads: ThreadOption

  func run() throws {
    // All are read before the first is run: a wrong path is not a difference.
    let recorded = try folders.map(read)
    var differs = false
    for (run, scenario) in recorded {
      try CommandErrors.reporting {
        let again = RepeatedRun(
          scenario, threads: threads.count, keepsMerchants: run.keepsMerchants)
        let now = try again.recording()
        let build = BuildFingerprint.current
        let difference = run.firstDifference(from: now, by: build)
        differs = differs || difference != nil
        let reals = build == run.build ? "to the last digit" : "reals within 1e-9"
        let verdict = difference.map { "DIFFERS: \($0)" } ?? "same: \(run.rows) rows, \(reals)"
        try StandardOutput.write("\(run.path): \(verdict)\n")
      }
    }
    if differs { throw ExitStatus.notAsExpected }
  }

  private func read(_ folder: String) throws -> (RecordedRun, Scenario) {
    do {
      let run = try RecordedRun(folder)
      let text = try SourceReader().text(path: run.scenarioPath)
      let scenario = try DocumentLoader(Codec.scenario).load(text)
      for note in scenario.warnings where note.severity == .note {
        StandardError.write(DiagnosticRenderer().render(note) + "\n")
      }
      ResultsSource.note(run.formerNames, in: run.path)
      return (run, scenario.value)
    } catch let failure as RecordingError {
      StandardError.write("\(Self.words(failure))\n")
    } catch let error as ScenarioError {
      StandardError.write(error.description + "\n")
    }
    throw ExitStatus.badInput
  }

  private static func words(_ failure: RecordingError) -> String {
    switch failure {
    case .notARecording(let path):
      "\(path): error: this is no recording\n     = hint: `ringside record` makes one"
    case .damaged(let path):
      "\(path): error: this file of the recording is missing or not what it should be"
    }
  }
}
