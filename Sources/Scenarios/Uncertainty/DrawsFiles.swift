/// The files of joint draws that one document names, each read once.
struct DrawsFiles {
  /// A column of a file, read as values of one form.
  struct Column {
    let draws: JointDraws
    let column: String
    let cells: [SourceNode.Scalar]
    /// Durations in seconds.
    let numbers: [Double]
    /// Where nine of ten of the values lie.
    let span: String
  }

  /// By path: two texts may call two files the same.
  private var known: [String: JointDraws] = [:]

  /// Reads a column; nil after what is wrong with it was reported.
  mutating func column(
    _ node: SourceNode, form: ScalarForm, _ context: inout DecodingContext
  ) -> Column? {
    guard let named = Codec<DrawsColumn>.drawsColumn.read(node, &context) else { return nil }
    let fileNode = node[DrawsColumn.key] ?? node
    do throws(NamedFileError) {
      let bytes = try fileNode.location.text.content(ofNeighbour: named.file)
      do throws(JointDrawsError) {
        let path = fileNode.location.text.path(ofNeighbour: named.file)
        if let draws = known[path] { return try Self.read(named.column, of: draws, form: form) }
        let draws = try JointDraws(in: [UInt8](bytes), file: named.file, naming: named.column)
        known[path] = draws
        return try Self.read(named.column, of: draws, form: form)
      } catch {
        let isOfColumn =
          switch error {
          case .noSuchColumn, .emptyCell, .badCell: true
          default: false
          }
        let place = isOfColumn ? node["column"]?.location : nil
        context.report(.domain(error), at: place ?? fileNode.location)
      }
    } catch {
      context.report(.domain(error), at: fileNode.location)
    }
    return nil
  }

  private static func read(
    _ name: String, of draws: JointDraws, form: ScalarForm
  ) throws(JointDrawsError) -> Column {
    guard let place = draws.columns.firstIndex(of: name) else {
      throw .noSuchColumn(name, file: draws.file, known: draws.columns)
    }
    var cells: [SourceNode.Scalar] = []
    var numbers: [Double] = []
    for (row, line) in zip(draws.rows, draws.lines) {
      let text = row[place]
      guard !text.isEmpty else {
        throw .emptyCell(line: line, file: draws.file, column: name, form: form.shape.phrase)
      }
      let cell = SourceNode.Scalar(text)
      do throws(ScalarError) {
        numbers.append(try form.number(cell))
      } catch {
        throw .badCell(
          String(text.prefix(40)), line: line, file: draws.file, column: name,
          form: form.shape.phrase)
      }
      cells.append(cell)
    }
    return Column(
      draws: draws, column: name, cells: cells, numbers: numbers,
      span: span(numbers, form: form))
  }

  /// Where nine of ten of the numbers lie.
  private static func span(_ numbers: [Double], form: ScalarForm) -> String {
    let sorted = numbers.sorted()
    let (lower, upper) = (sorted[sorted.count / 20], sorted[sorted.count - 1 - sorted.count / 20])
    guard upper > lower else { return form.scalar(lower).text }
    return [lower, upper].map { form.rounded($0, ofWidth: upper - lower) }.joined(separator: "..")
  }
}
