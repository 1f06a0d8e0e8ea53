import ArgumentParser
import Foundation
import MerchantModel
import Scenarios

/// The command `ringside`.
@main
struct Ringside: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ringside",
    abstract: "Predicts what an answer-rate rule does before it is used on real merchants.",
    discussion: """
      Start with: ringside run solo-seller

      Exit codes: 0 done; 64 wrong usage; 65 bad input; 69 something is not installed or out of reach; \
      70 internal error; 73 cannot write; 75 units of work are still to be done; \
      99 not as expected; 130 interrupted; 141 the reader of the output went away.
      """,
    version: Version.current,
    subcommands: [
      RunCommand.self, CompareCommand.self, AuditCommand.self, SweepCommand.self, PlanCommand.self,
      WorkerCommand.self, GatherCommand.self, ForgetCommand.self, SensitivityCommand.self,
      OptimizeCommand.self, SynthesizeCommand.self, StaffCommand.self, BreakEvenCommand.self,
      ExactCommand.self, OperatingCommand.self, RareCommand.self, PlotCommand.self,
      ReportCommand.self, ExportCommand.self,
      ListCommand.self, ShowCommand.self, TraceCommand.self, LintCommand.self, ExplainCommand.self,
      InitCommand.self, ScenariosCommand.self, PoliciesCommand.self, IngestCommand.self,
      CalibrateCommand.self, LogCommand.self, BacktestCommand.self, ForecastCommand.self,
      ValidateCommand.self,
      RecordCommand.self, VerifyCommand.self, SchemaCommand.self,
      ReferenceCommand.self, MeasuresCommand.self,
    ])

  /// Runs the command that the arguments name.
  static func main() {
    OutputSignals.ignore()
    Interruption.watch()
    checkArguments()
    noteFormerMeasures()
    checkCommand()
    var command: any ParsableCommand
    do {
      command = try parseAsRoot(HomePath.expanding(Array(CommandLine.arguments.dropFirst())))
    } catch {
      end(with: error)
    }
    do {
      try command.run()
    } catch {
      if error is ValidationError { end(with: error, of: type(of: command)) }
      end(with: error)
    }
  }

  /// Ends the program with the message and the usage of a command. What a command finds out while it runs, the library would
  /// report with the usage of the whole program.
  private static func end(with error: any Error, of command: any ParsableCommand.Type) -> Never {
    let name = command.configuration.commandName ?? ""
    let text = command.fullMessage(for: error)
      .replacing("Usage: \(name)", with: "Usage: ringside \(name)")
      .replacing("See '\(name) ", with: "See 'ringside \(name) ")
    StandardError.write(text + "\n")
    exit(withError: ExitCode.validationFailure)
  }

  /// Ends the program if the first argument names no command: the library would complain about whatever stands behind it.
  private static func checkCommand() {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"),
      word != "help", !names.contains(word)
    else { return }
    let guess = Suggestion.nearest(to: word, among: names).map { " Did you mean '\($0)'?" } ?? ""
    StandardError.write(
      "Error: There is no command '\(word)'.\(guess)\nUsage: ringside <subcommand>\n"
        + "  See 'ringside --help' for more information.\n")
    exit(withError: ExitCode.validationFailure)
  }

  /// Ends the program as the library would, and notices if help cannot be written.
  private static func end(with error: any Error) -> Never {
    let text = fullMessage(for: error)
    if exitCode(for: error).isSuccess, !text.isEmpty {
      do {
        try CommandErrors.reporting { try StandardOutput.write(Data((text + "\n").utf8)) }
      } catch let other {
        exit(withError: other)
      }
      exit()
    }
    exit(withError: error)
  }

  /// Notes measures that the arguments name as an earlier release did, whichever option they belong to.
  private static func noteFormerMeasures() {
    let words = CommandLine.arguments.dropFirst().flatMap {
      $0.split { !$0.isLetter && $0 != "_" }.map(String.init)
    }
    for (former, current) in Measure.currentNames.sorted(by: { $0.key < $1.key })
    where words.contains(former) {
      StandardError.write("note: the measure '\(former)' is called '\(current)' now\n")
    }
  }

  /// Ends the program if an argument is not UTF-8: decoding it anyway would name another file.
  private static func checkArguments() {
    for place in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = unsafe CommandLine.unsafeArgv[place],
        unsafe String(validatingCString: argument) == nil
      else { continue }
      StandardError.write("error: '\(unsafe String(cString: argument))' is not UTF-8\n")
      exit(withError: ExitCode.validationFailure)
    }
  }
}

/// Paths that begin with a tilde, which a shell replaces only where no quote or `=` stands before it.
///
/// They mean the same wherever the program takes a path: `~` and `~/...` are in the user's home, and any other name that
/// begins with a tilde is one like any other.
enum HomePath {
  /// Returns arguments with paths written out, as `path` and as `--option=path`.
  static func expanding(
    _ arguments: [String], home: String? = ProcessInfo.processInfo.environment["HOME"]
  ) -> [String] {
    arguments.map { argument in
      guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else {
        return expanding(argument, home)
      }
      let value = String(argument[argument.index(after: equals)...])
      return argument[...equals] + expanding(value, home)
    }
  }

  private static func expanding(_ path: String, _ home: String?) -> String {
    guard path.hasPrefix("~") else { return path }
    guard path == "~" || path.hasPrefix("~/"), let home, home.hasPrefix("/") else {
      return "./\(path)"
    }
    return home + path.dropFirst()
  }
}
