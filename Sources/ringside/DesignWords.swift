import Studies

/// Messages of design errors.
enum DesignWords {
  static func text(_ error: DesignError) -> String {
    switch error {
    case .notAnAxis(let text):
      "'\(text)' is no axis; write path=values, such as rule.threshold=0.5,0.6 or rule.lowDays=2:4."
    case .repeatedPath(let path): "'\(path)' is varied twice."
    case .mixedUnits(let axis):
      "'\(axis)': both ends and the step of a range take the same unit, as in 30 s:90 s:15 s."
    case .emptyRange(let axis): "'\(axis)': the range ends before it begins."
    case .noStep(let axis):
      "'\(axis)': give a range of other than whole numbers a step, as in 0.3:0.9:0.05; for all values "
        + "between, in designs that sample, write 0.3..0.9."
    case .badStep(let axis): "'\(axis)': the step has to be above 0."
    case .tooManyLevels(let axis, let most): "'\(axis)': a range has \(most) values at the most."
    case .emptyLevel(let axis): "'\(axis)': there is nothing between two commas."
    case .repeatedLevel(let level, let axis): "'\(axis)': '\(level)' is listed twice."
    case .intervalInFactorial(let path):
      "'\(path)' takes all values of an interval, of which a factorial design has no list; give steps "
        + "as in 0.3:0.9:0.05, or sample with --method sobol or latin-hypercube."
    case .noEnds(let axis):
      "'\(axis)': give both ends of a range of numbers and no step, as in "
        + "response.anticipation.diligence=1:3 or rule.threshold=0.3:0.9."
    case .tooManyPoints(let most): "a design has \(most) points at the most."
    case .badCount(let count): "a design has 1 point or more, not \(count)."
    case .tooManyAxes(let count, let most):
      "Sobol's points have \(most) dimensions at the most, and there are \(count) axes; "
        + "--method latin-hypercube takes any number."
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .emptyFile(let path): "\(path): a design file has a header of paths and a row a point."
    case .unevenRow(let path, let line):
      "\(path):\(line): this row has another number of cells than the header."
    case .emptyCell(let path, let line): "\(path):\(line): a cell is empty."
    }
  }

  /// Whether a file causes the error, not the command line.
  static func isOfFile(_ error: DesignError) -> Bool {
    switch error {
    case .unreadable, .emptyFile, .unevenRow, .emptyCell: true
    default: false
    }
  }
}
