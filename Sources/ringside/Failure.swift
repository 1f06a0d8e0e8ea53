import ArgumentParser
import Foundation
import ResultFiles
import Store

/// The words and the exit code for what goes wrong after the scenario was read.
enum Failure {
  /// Does something, and turns its errors into words on standard error and an exit code.
  static func reporting<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let exit as ExitCode {
      throw exit
    } catch let failure as ResultsFolder.Failure {
      StandardError.write("error: \(words(failure))\n")
      throw ExitStatus.cannotWrite
    } catch let failure as StoreError {
      StandardError.write("error: \(StoreWords.text(failure))\n")
      throw StoreWords.status(failure)
    } catch let failure as StandardOutput.Failure {
      guard case .refused(let reason) = failure else { throw ExitStatus.readerIsGone }
      StandardError.write("error: cannot write to standard output: \(reason)\n")
      throw ExitStatus.cannotWrite
    } catch let failure as POSIXError {
      StandardError.write("error: cannot read: \(SystemError.words(for: failure))\n")
      throw ExitStatus.badInput
    } catch is Interruption.InterruptedError {
      StandardError.write("Interrupted; nothing was written.\n")
      throw ExitStatus.interrupted
    } catch {
      StandardError.write("internal error: \(error)\n")
      throw ExitStatus.internal
    }
  }

  private static func words(_ failure: ResultsFolder.Failure) -> String {
    switch failure {
    case .occupied(let path):
      "\(path) is there already and holds other things than results; "
        + "name another folder with --out, or take it away first"
    case .refused(let path, let reason):
      "cannot write \(path): \(reason)"
    }
  }
}
