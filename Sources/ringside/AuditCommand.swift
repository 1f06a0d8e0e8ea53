import ArgumentParser
import ResultFiles
import Scenarios
import Studies

/// `ringside audit`: measures the effect of each interpretation that the text of the rule leaves open.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Says what each reading of the rule that its text leaves open is worth.",
    discussion: """
      Each reading is flipped alone: read the other way than the scenario does, on the same merchants, \
      customers and random numbers. Suspensions and minutes saved are given as differences, largest \
      first, each with the setting that flips it. Numbers of the rule that the scenario calls uncertain \
      are put at both ends of what they can be; a sentence says which one to settle first.

      Example: ringside audit platform
      """)

  @OptionGroup var source: ScenarioSource

  @OptionGroup(title: "Worlds") var worlds: WorldOptions

  @OptionGroup var repetition: RepetitionOptions

  @OptionGroup var study: StudyOptions

  func run() throws {
    let loaded = try source.read(with: repetition.settings)
    try OnePolicy.require(loaded.document.value, for: "audit")
    let audit = try audit(loaded.texts)
    let drawn = try worlds.study(
      of: [WorldStudy.Policy(loaded.document.value.title, loaded.document)],
      threads: study.threads.count)
    try study.carryOut(of: loaded.document) { onProgress in
      let result = try audit.result { try onProgress($0, $1) }
      let worlds = try drawn?.result { try onProgress($0, $1) }
      return (AuditReport(result, worlds: worlds), result.cost + (worlds?.cost ?? StudyCost()))
    }
  }

  private func audit(_ texts: ScenarioTexts) throws -> Audit {
    do throws(Audit.SetupError) {
      return try Audit(texts, withRanges: !worlds.fixed, threads: study.threads.count)
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
