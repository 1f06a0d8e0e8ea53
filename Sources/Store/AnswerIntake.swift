import Studies

/// Takes answers that were made elsewhere into a store: at least once each, and in any order.
public struct AnswerIntake {
  /// All answers so far.
  public private(set) var book: AnswerBook
  private let store: ExperimentStore
  private var gate: AnswerGate
  private var held: [Answer] = []

  /// How many answers go to the disk at once.
  private static let most = 100

  /// An intake into a store that is open for writing.
  ///
  /// - Parameters:
  ///   - experiment: The store's experiment.
  ///   - book: The store's answers.
  public init(
    into store: ExperimentStore, of experiment: Experiment, book: AnswerBook,
    allowsOtherBuilds: Bool
  ) {
    self.store = store
    self.book = book
    gate = AnswerGate(to: store, of: experiment, allowsOtherBuilds: allowsOtherBuilds)
  }

  /// Takes an answer. A new one is on the disk after the next ``flush()``.
  ///
  /// - throws: ``StoreError``: what the ``AnswerGate`` throws, and `conflict` if the answer does not say what
  ///   an earlier one says.
  /// - Returns: Whether it was new.
  public mutating func take(_ answer: Answer) throws(StoreError) -> Bool {
    try gate.admit(answer)
    let isKnown = book.has(answer.key)
    do throws(AnswerBook.Conflict) {
      try book.add(answer)
    } catch {
      throw .conflict(path: store.path, error.key)
    }
    if isKnown { return false }
    held.append(answer)
    if held.count >= Self.most { try flush() }
    return true
  }

  /// Brings to the disk what was taken.
  ///
  /// - throws: ``StoreError``.
  public mutating func flush() throws(StoreError) {
    if !held.isEmpty { try store.keep(held) }
    held = []
  }
}
