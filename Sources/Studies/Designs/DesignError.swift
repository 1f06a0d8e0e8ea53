/// Thrown for axes, points or files that make no design.
public enum DesignError: Error, Hashable, Sendable {
  /// A text is not `path=values`.
  case notAnAxis(String)
  /// A path is varied twice.
  case repeatedPath(String)
  /// The ends and the step of a range have different units.
  case mixedUnits(String)
  /// A range ends before it begins.
  case emptyRange(String)
  /// A range of other than whole numbers has no step.
  case noStep(String)
  /// The step of a range is not positive.
  case badStep(String)
  /// A range has too many levels.
  case tooManyLevels(String, most: Int)
  /// Nothing stands between two commas.
  case emptyLevel(String)
  /// A level is listed twice.
  case repeatedLevel(String, axis: String)
  /// A full factorial cannot run through an interval.
  case intervalInFactorial(path: String)
  /// A text is no range of numbers with both ends.
  case noEnds(String)
  /// There are more points than a design may have.
  case tooManyPoints(most: Int)
  /// A number of points that a design cannot have.
  case badCount(Int)
  /// A point set has no more dimensions than this.
  case tooManyAxes(Int, most: Int)
  /// A design file cannot be read; `reason` is the system's word.
  case unreadable(path: String, reason: String)
  /// A design file has no header or no points.
  case emptyFile(path: String)
  /// A row of a design file has another number of cells than the header.
  case unevenRow(path: String, line: Int)
  /// A cell of a design file's header, or of a row, is empty.
  case emptyCell(path: String, line: Int)
}
