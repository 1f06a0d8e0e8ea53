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
      StandardError.write(error.description + "\n")
      throw ExitStatus.badInput
    }
  }
}
