import Studies

extension ExperimentStore {
  /// All answers in a book.
  ///
  /// - throws: ``StoreError``: `conflict` if two answers do not say the same of a replication.
  public func book() throws -> AnswerBook {
    var book = AnswerBook(try points().map(\.frame))
    do {
      try forEachAnswer { try book.add($0) }
    } catch let conflict as AnswerBook.Conflict {
      throw StoreError.conflict(path: path, conflict.key)
    }
    return book
  }
}
