import ArgumentParser
import Foundation
import ResultFiles
import Runs
import Scenarios
import Store

/// Reports errors on standard error and converts them to exit codes.
enum CommandErrors {
  /// Does the work of a command and reports any error.
  ///
  /// - Throws: `ExitCode`, after the error was written.
  static func reporting<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let exit as ExitCode {
      throw exit
    } catch let error as ResultsFolderError {
      StandardError.write("error: \(words(error))\n")
      throw ExitStatus.cannotWrite
    } catch let error as NotBegunError {
      do {
        return try reporting { throw error.cause }
      } catch {
        StandardError.write("Nothing was begun. Once this is put right, give the command again.\n")
        throw error
      }
    } catch let error as SumOverflowError {
      StandardError.write("error: \(error)\n")
      throw ExitStatus.badInput
    } catch let error as StoreError {
      StandardError.write("error: \(StoreWords.text(error))\n")
      throw StoreWords.status(error)
    } catch let error as OutputError {
      guard case .refused(let reason) = error else { throw ExitStatus.readerIsGone }
      StandardError.write("error: cannot write to standard output: \(reason)\n")
      throw ExitStatus.cannotWrite
    } catch let error as POSIXError {
      StandardError.write("error: cannot read: \(SystemErrorText.words(for: error))\n")
      throw ExitStatus.badInput
    } catch is InterruptionError {
      Interruption.report()
      throw ExitStatus.interrupted
    } catch {
      StandardError.write("internal error: \(error)\n")
      throw ExitStatus.internal
    }
  }

  /// Reads scenarios or policies and reports what is wrong with them.
  ///
  /// - Throws: `ExitCode`, after the diagnostics were written.
  static func reportingInput<Result>(
    _ read: () throws(ScenarioError) -> Result
  ) throws -> Result {
    do {
      return try read()
    } catch {
      throw report(error)
    }
  }

  /// Writes diagnostics to standard error and returns the exit code that ends the command.
  static func report(_ error: ScenarioError) -> ExitCode {
    StandardError.write(error.description + "\n")
    return ExitStatus.badInput
  }

  private static func words(_ kind: FolderKind) -> String {
    switch kind {
    case .run: "a run"
    case .comparison: "a comparison"
    case .recording: "a recorded run"
    case .charts: "charts"
    case .sweep: "a sweep"
    case .ingest: "ingested logs"
    case .study("oc"): "an operating characteristic"
    case .study("optimum"): "an optimisation"
    case .study("audit"): "an audit"
    case .study("sensitivity"): "a study of sensitivity"
    case .study("exact"): "exact figures"
    case .study("rare"): "estimates of rare suspensions"
    case .study(let name): "a \(name)"
    }
  }

  private static func words(_ kind: OutputKind) -> String {
    switch kind {
    case .report: "a report of Ringside's"
    case .sweepCounts: "an export of Ringside's as CSV"
    case .sweepCountsInParquet: "an export of Ringside's as Parquet"
    case .fileOfSweep: "a file of this sweep"
    case .calibratedPolicy: "a policy that `calibrate` wrote"
    case .calibratedDraws: "draws that `calibrate` wrote"
    case .new: "new"
    }
  }

  static func words(_ error: ResultsFolderError) -> String {
    switch error {
    case .occupied(let path):
      "\(path) is there already and holds other things than results; "
        + "name another folder with --out, or take it away first"
    case .holds(let path, let found, .charts):
      "\(path) holds \(words(found)), which charts would replace; name another folder with --out"
    case .holds(let path, let found, let wanted):
      "\(path) holds \(words(found)), which \(words(wanted)) would replace; name another folder "
        + "with --out, or take it away first"
    case .unlike(let path, .new):
      "\(path) is there already; name another file"
    case .unlike(let path, let kind):
      "\(path) is there already and is not \(words(kind)); name another file with --out, or take it "
        + "away first"
    case .refused(let path, let reason):
      "cannot write \(path): \(reason)"
    }
  }
}
