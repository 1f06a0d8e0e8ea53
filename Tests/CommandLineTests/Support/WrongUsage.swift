import Testing

extension Ringside {
  /// Expects that arguments are refused as wrong usage, with some words, and that nothing is written.
  static func expectWrongUsage(
    _ arguments: [String], saying words: String, in sandbox: Sandbox,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let before = try sandbox.entries()
    let outcome = try await run(arguments, in: sandbox)
    #expect(outcome.status == 64, sourceLocation: sourceLocation)
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)", sourceLocation: sourceLocation)
    #expect(outcome.stdout.isEmpty, sourceLocation: sourceLocation)
    #expect(try sandbox.entries() == before, sourceLocation: sourceLocation)
  }
}
