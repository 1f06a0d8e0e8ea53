import ArgumentParser

/// The documented exit codes, after sysexits(3) where it has one.
enum ExitStatus {
  /// The input is wrong.
  static let badInput = ExitCode(65)
  /// Something that the command needs is not installed.
  static let unavailable = ExitCode(69)
  /// The program is wrong.
  static let `internal` = ExitCode(70)
  /// The output cannot be written.
  static let cannotWrite = ExitCode(73)
  /// Units of work are missing or failed.
  static let incomplete = ExitCode(75)
  /// An expectation of the scenario failed, or a recorded run differs.
  static let notAsExpected = ExitCode(99)
  /// The user pressed Ctrl-C, or the system asked to end.
  static let interrupted = ExitCode(130)
  /// The reader of the output went away; what shells report of a program that SIGPIPE ended.
  static let readerIsGone = ExitCode(141)
}
