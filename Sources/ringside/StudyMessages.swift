import ArgumentParser
import MerchantModel
import Runs
import Scenarios
import Studies

/// Converts errors of the parts of a study to errors of usage.
enum StudyMessages {
  /// Warns on standard error of replications in which merchants do not agree with a place that they share, if there are some.
  static func warnOfUnsettledPlaces(_ cost: StudyCost) {
    guard let unsettled = cost.unsettled else { return }
    StandardError.write(
      "warning: in \(unsettled) of \(cost.replications) replications merchants and a place that they share (the desk, the "
        + "appeals queue) did not settle: do not rely on figures of those\n")
  }

  static func figure(
    _ text: String, option: String, in scenario: Scenario
  ) throws -> TargetFigure {
    do throws(TargetFigure.ParseError) {
      return try TargetFigure.parse(text, for: scenario)
    } catch {
      throw ValidationError("'\(option) \(text)': \(words(error, scenario))")
    }
  }

  static func bound(_ text: String, option: String, in scenario: Scenario) throws -> FigureBound {
    do throws(FigureBound.ParseError) {
      return try FigureBound.parse(text, for: scenario)
    } catch {
      switch error {
      case .notABound:
        throw ValidationError(
          "'\(option) \(text)': write a measure, <= or >=, and a number: 'suspensions<=0.02'.")
      case .figure(let problem):
        throw ValidationError("'\(option) \(text)': \(words(problem, scenario))")
      }
    }
  }

  static func parameter(_ text: String) throws -> SensitivityParameter {
    do {
      return try SensitivityParameter(text)
    } catch let error as DesignError {
      throw ValidationError("'--vary \(text)': \(DesignWords.text(error))")
    } catch let error as ScenarioError {
      throw CommandErrors.report(error)
    } catch {
      // Parameters that no distribution of the kind has.
      throw ValidationError("'--vary \(text)': \(error)")
    }
  }

  static func axis(_ text: String, option: String) throws -> Axis {
    do throws(DesignError) {
      return try Axis(text)
    } catch {
      throw ValidationError("'\(option) \(text)': \(DesignWords.text(error))")
    }
  }

  /// Reads a range between two ends.
  static func range(_ text: String, option: String) throws -> Axis {
    do throws(DesignError) {
      return try Axis(between: text)
    } catch {
      throw ValidationError("'\(option) \(text)': \(DesignWords.text(error))")
    }
  }

  /// Checks that no path is varied twice.
  ///
  /// - Throws: `ValidationError`.
  static func checkPaths(_ paths: [String]) throws {
    if let twice = paths.indices.first(where: { paths[..<$0].contains(paths[$0]) }) {
      throw ValidationError(DesignWords.text(.repeatedPath(paths[twice])))
    }
  }

  /// Carries out a study whose points can be invalid, and reports the first that is.
  ///
  /// - Throws: `ExitCode`, after a message.
  static func reportingPoints<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as ScenarioError {
      throw CommandErrors.report(error)
    } catch let error as DesignError {
      StandardError.write("error: \(DesignWords.text(error))\n")
      throw ExitStatus.badInput
    } catch let error as BreakEvenError {
      StandardError.write("error: \(words(error))\n")
      throw ExitStatus.badInput
    }
  }

  private static func words(_ problem: BreakEvenError) -> String {
    switch problem {
    case .singleReplication:
      "one replication tells no interval; give two or more (--replications)"
    case .noFigure(let figure, let path, let value, let policy):
      "at \(path)=\(value) \(figure) has no interval as a difference from '\(policy)': under one of them nothing of "
        + "it was seen, in all replications or in all but one"
    case .incomparable(let policy, let part):
      "'\(policy)' cannot be compared with the scenario: \(CompareCommand.words(part))"
    }
  }

  static func unknownMeasure(_ name: String, in scenario: Scenario) -> String {
    let known = Measure.dictionary(of: scenario).map(\.name)
    let guess = Suggestion.nearest(to: name, among: known).map { " did you mean '\($0)'?" }
    return "no measure is called '\(name)';"
      + (guess ?? " 'ringside measures' lists them all.")
  }

  static func words(_ problem: TargetFigure.ParseError, _ scenario: Scenario) -> String {
    switch problem {
    case .unknownMeasure(let name): unknownMeasure(name, in: scenario)
    case .unknownSegment(let name):
      "no segment is called '\(name)'"
        + (Suggestion.nearest(to: name, among: scenario.segments.map(\.name)).map {
          "; did you mean '\($0)'? There are "
        } ?? "; there are ")
        + scenario.segments.map(\.name).joined(separator: ", ") + "."
    case .noGap(let name):
      "a gap between segments is of a ratio, one between sizes of 'false_positive_share'; '\(name)' is neither."
    case .unknownSizes(let text):
      "'\(text)' names no two sizes: write where they begin in contacts a day, such as 'sizes 0:20'; sizes begin at "
        + SuspensionsBySize.bounds.map(String.init).joined(separator: ", ") + "."
    }
  }
}
