import ArgumentParser
import MerchantModel

/// The command `ringside`.
@main
struct Ringside: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ringside",
    abstract: "Predicts what an answer-rate rule does before it is used on real merchants.",
    discussion: """
      Start with: ringside run scenarios/solo-seller.yaml

      Exit codes: 0 done; 64 wrong usage; 65 bad input; 69 something is not installed or out of reach; \
      70 internal error; 73 cannot write; 75 units of work are still to be done; \
      99 not as expected; 130 interrupted; 141 the reader of the output went away.
      """,
    version: Version.current,
    subcommands: [
      RunCommand.self, CompareCommand.self, AuditCommand.self, SweepCommand.self, PlanCommand.self,
      WorkerCommand.self, GatherCommand.self, ForgetCommand.self, SensitivityCommand.self,
      OptimizeCommand.self, SynthesizeCommand.self, StaffCommand.self, ExactCommand.self,
      OperatingCommand.self, RareCommand.self, PlotCommand.self, ReportCommand.self,
      ExportCommand.self,
      ListCommand.self, ShowCommand.self, TraceCommand.self, LintCommand.self, ExplainCommand.self,
      InitCommand.self, RecordCommand.self, VerifyCommand.self, SchemaCommand.self,
      ReferenceCommand.self,
    ])

  /// Runs the command that the arguments name.
  static func main() {
    OutputSignals.ignore()
    checkArguments()
    noteFormerMeasures()
    main(nil)
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
