/// A column of a file of joint draws, as a document names it.
///
/// ```yaml
/// uncertain: {draws: ours.draws.csv, column: segments.solo.demand.busyness}
/// ```
struct DrawsColumn: Sendable, Equatable {
  /// The file, as the document calls it.
  var file = ""
  /// The name of the column.
  var column = ""

  /// The key that makes a law one of these.
  static let key = "draws"
}

extension Codec where Value == DrawsColumn {
  /// The column of a file of joint draws.
  static let drawsColumn = Codec.object(
    "joint draws", title: "joint draws",
    "Draws of several values together, in a file of comma-separated values: a row a draw, a column a value. All values that name "
      + "the file are taken from one row.",
    defaults: DrawsColumn(),
    fields: [
      .required(DrawsColumn.key, \.file, .text, "The file, beside the file that names it."),
      .required("column", \.column, .text, "The column's name in the first line."),
    ])
}
