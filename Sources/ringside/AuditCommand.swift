import ArgumentParser
import Experiments
import Reports
import Scenarios

/// `ringside audit`: says what each reading of the rule that its text leaves open is worth.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Says what each reading of the rule that its text leaves open is worth.",
    discussion: """
      Each reading is flipped alone: read the other way than the scenario does, on the same merchants, \
      customers and luck. Suspensions and minutes saved are told as differences, largest first, each \
      with the setting that flips it.

      Example: ringside audit scenarios/platform.yaml
      """)

  @OptionGroup var source: ScenarioSource

  @Option(help: "Independent replications, instead of the scenario's number.")
  var replications: Int?

  @Option(help: "The seed, instead of the scenario's.")
  var seed: UInt64?

  @OptionGroup var study: StudyOptions

  func validate() throws {
    if let replications, !(1...1_000_000).contains(replications) {
      throw ValidationError("'--replications' takes a whole number from 1 to 1,000,000.")
    }
  }

  func run() throws {
    Interruption.watch()
    let reading = try source.read(replications: replications, seed: seed)
    let audit = try audit(reading.texts)
    try study.carryOut(
      seed: reading.document.value.seed, scenario: Explanation.yaml(of: reading.document.resolved)
    ) { onProgress in
      let result = try audit.result { try onProgress($0, $1) }
      return (AuditReport(result), result.cost)
    }
  }

  private func audit(_ texts: ScenarioTexts) throws -> Audit {
    do throws(Audit.Problem) {
      return try Audit(texts, threads: study.threadCount)
    } catch {
      switch error {
      case .unreadable(let problem): StandardError.write(problem.description + "\n")
      case .incomparable:
        StandardError.write("error: a reading changes more of the scenario than the rule\n")
      }
      throw ExitStatus.badInput
    }
  }
}
