import ArgumentParser
import MerchantModel
import Runs
import Scenarios
import Studies

/// How the values that nobody knows are drawn.
struct WorldOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Over how many worlds, draws of the scenario's uncertain values, figures are given: 8 times a power of two.",
      valueName: "number"))
  var worlds = WorldStudy.usualWorlds

  @Option(help: "Replications of each world, 2 or more.")
  var worldReplications = WorldStudy.usualReplications

  @Flag(help: "Take uncertain values for what the scenario says, and draw no worlds.")
  var fixed = false

  func validate() throws {
    guard WorldDesign(worlds: worlds) != nil else {
      throw ValidationError(
        "'--worlds' takes 8 times a power of two, from 8 to 65,536: 64, 128, 256.")
    }
    try WholeNumber.check("--world-replications", worldReplications, in: 2...10_000)
  }

  /// Plans the study of a scenario's worlds, under one policy or several.
  ///
  /// - Parameter figures: What is kept; nil for everything.
  /// - Returns: nil if nothing is uncertain, or all is to be fixed.
  /// - Throws: `ExitCode`, after a message, for too many uncertain values.
  func study(
    of policies: [WorldStudy.Policy], figures: [TargetFigure]? = nil, threads: Int
  ) throws -> WorldStudy? {
    guard !fixed else { return nil }
    do throws(WorldStudy.SetupError) {
      var study = try WorldStudy(policies, figures: figures, threads: threads)
      study.design = WorldDesign(worlds: worlds) ?? study.design
      study.replications = worldReplications
      return study
    } catch {
      switch error {
      case .nothingUncertain: return nil
      case .tooManyInputs(let count):
        StandardError.write(
          "error: \(count) uncertain values are drawn apart, and \(WorldDesign.mostInputs) are the most\n"
            + "     = hint: tie some with `tie`, or take the ones that matter least for known (--fixed for all)\n"
        )
        throw ExitStatus.badInput
      }
    }
  }
}

extension WorldStudy {
  /// Simulates with a line of progress on standard error.
  ///
  /// - Throws: `ExitCode`, after a message.
  func reported(isQuiet: Bool) throws -> WorldResult {
    let meter = ProgressMeter(isWanted: !isQuiet, interval: .seconds(60))
    return try CommandErrors.reporting {
      defer { meter.clear() }
      do {
        return try result { done, count in
          try Interruption.check()
          meter.update(words: "worlds: \(done) of \(count) replications")
        }
      } catch let error as ScenarioError {
        throw CommandErrors.report(error)
      }
    }
  }
}
