extension DocumentLoader {
  /// So many rows of joint draws are reported as wrong, and no more are tried.
  private static var mostFaultyRows: Int { 3 }

  /// What is wrong with a document where one of its inputs is at either end of what it can be, or has some row of a file of
  /// joint draws; the others are what they are taken for.
  ///
  /// - Complexity: That of reading the document twice for each value, and up to a thousand times for each file of draws.
  public func problemsAtEnds(of document: LoadedDocument<Value>) -> [Diagnostic] {
    var tried: [String] = []
    return document.uncertain.flatMap { value -> [Diagnostic] in
      guard let draws = value.law.draws else {
        return value.law.ends.flatMap { problems(of: document, at: [value.input: $0]) }
      }
      guard !tried.contains(value.input) else { return [] }
      tried.append(value.input)
      let columns = document.uncertain.filter { $0.input == value.input }.map(\.law.numbers)
      var found: [Diagnostic] = []
      var faulty = 0
      for place in draws.placesWorthTrying(columns) where faulty < Self.mostFaultyRows {
        let problems = problems(of: document, at: [value.input: place])
        faulty += problems.isEmpty ? 0 : 1
        found += problems
      }
      return found
    }
  }

  private func problems(
    of document: LoadedDocument<Value>, at places: [String: Double]
  ) -> [Diagnostic] {
    do throws(ScenarioError) {
      _ = try value(of: document, at: places)
      return []
    } catch {
      return error.diagnostics.filter { $0.severity != .warning }
    }
  }
}

extension DecodingContext {
  /// Notes from which rows of files of joint draws the values were drawn with which a document was wrong.
  mutating func noteRows(of values: [UncertainValue], at places: [String: Double]) {
    var noted: [String] = []
    for value in values where !noted.contains(value.input) {
      guard let draws = value.law.draws, let place = places[value.input] else { continue }
      noted.append(value.input)
      let line = draws.lines[draws.row(at: place)]
      report(
        .domain(JointDrawsError.drawn(line: line, file: draws.file)), at: value.location,
        severity: .note)
    }
  }
}
