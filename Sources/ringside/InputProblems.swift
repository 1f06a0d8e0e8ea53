import ArgumentParser
import Scenarios

/// The words and the exit code for what is wrong with scenarios and policies.
enum InputProblems {
  /// Reads something; problems go to standard error and end the command.
  static func reporting<Result>(
    _ work: () throws(ScenarioError) -> Result
  ) throws -> Result {
    do {
      return try work()
    } catch {
      throw said(error)
    }
  }

  /// Puts problems on standard error, and gives the exit code that ends the command.
  static func said(_ error: ScenarioError) -> ExitCode {
    StandardError.write(error.description + "\n")
    return ExitStatus.badInput
  }
}
