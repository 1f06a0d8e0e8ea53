import ArgumentParser
import MerchantModel
import Studies

/// The values that a command varies, and the points of the design.
struct DesignOptions: ParsableArguments {
  /// How points are chosen.
  enum Method: String, ExpressibleByArgument, CaseIterable {
    case factorial
    case latinHypercube = "latin-hypercube"
    case sobol
  }

  @Option(
    name: .customLong("vary"), parsing: .singleValue,
    help: ArgumentHelp(
      "Vary a value: rule.minimumCalls=1,3,5 or rule.threshold=0.3:0.9:0.05 or, to be sampled, "
        + "rule.threshold=0.3..0.9; policy=NAME,NAME varies the policy; can be repeated.",
      valueName: "path=values"))
  var axes: [String] = []

  @Option(
    name: .customLong("design"),
    help: ArgumentHelp(
      "Take the points from a CSV file with a header of paths.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var file: String?

  @Option(help: "Every combination, or points sampled from the axes.")
  var method = Method.factorial

  @Option(help: "How many points to sample.")
  var points: Int?

  /// Whether no option of the design is given.
  var isEmpty: Bool { axes.isEmpty && file == nil && method == .factorial && points == nil }

  /// Checks that there is something to vary.
  ///
  /// - Throws: `ValidationError`.
  func checkPresence() throws {
    if axes.isEmpty && file == nil {
      throw ValidationError("Say what to vary, with '--vary path=values' or '--design file'.")
    }
  }

  func validate() throws {
    if file != nil && (!axes.isEmpty || method != .factorial || points != nil) {
      throw ValidationError("'--design' has its points already: leave the other options out.")
    }
    if method == .factorial && points != nil {
      throw ValidationError(
        "'--points' is for '--method latin-hypercube' and 'sobol'; a factorial design has as many "
          + "points as there are combinations.")
    }
    if method != .factorial && points == nil {
      throw ValidationError("'--method \(method.rawValue)' takes a number of '--points'.")
    }
  }

  /// Makes the design under a seed.
  ///
  /// - Throws: `ExitCode` or `ValidationError`, after a message.
  func design(seed: UInt64) throws -> Design {
    do throws(DesignError) {
      return try made(seed: seed)
    } catch {
      let words = DesignWords.text(error)
      guard DesignWords.isOfFile(error) else { throw ValidationError(words) }
      StandardError.write("error: \(words)\n")
      throw ExitStatus.badInput
    }
  }

  private func made(seed: UInt64) throws(DesignError) -> Design {
    if let file { return try Design(contentsOf: file) }
    var read: [Axis] = []
    for axis in axes { read.append(try Axis(axis)) }
    return switch method {
    case .factorial: try Design.factorial(read)
    case .latinHypercube:
      try Design.latinHypercube(read, points: points ?? 0, seed: seed)
    case .sobol: try Design.sobol(read, points: points ?? 0, seed: seed)
    }
  }
}
