/// A log with one row for each contact or call.
struct ContactMapping: Sendable {
  /// What a word in the column of outcomes means.
  struct Word: Sendable, Equatable {
    /// The word.
    var word = ""
    /// What it means.
    var outcome = CallOutcome.missed

    /// To be filled in.
    init() {}
  }

  /// The column of outcomes.
  struct Outcomes: Sendable, Equatable {
    /// Its name.
    var column = ""
    /// What its words mean.
    var words: [Word] = []

    /// To be filled in.
    init() {}
  }

  /// What a contact is known by.
  var id: TextColumn?
  /// When the row was written; of several with one id the latest stands.
  var updated: TimeColumn?
  /// Whose contact it is.
  var merchant: TextColumn?
  /// Why the customer writes.
  var kind: TextColumn?
  /// When the customer came.
  var arrives = TimeColumn()
  /// When the call began to ring.
  var rings: TimeColumn?
  /// When the customer left the queue, or the ringing ended.
  var leaves: TimeColumn?
  /// When somebody picked up.
  var answered: TimeColumn?
  /// When it ended.
  var ends: TimeColumn?
  /// Who picked up.
  var agent: TextColumn?
  /// How long the customer waited for an answer.
  var waited: DurationColumn?
  /// How long they talked.
  var talked: DurationColumn?
  /// How it ended.
  var outcome: Outcomes?
  /// How many contacts the row stands for.
  var count: TextColumn?

  /// To be filled in.
  init() {}

  /// Whether rows say anything of calls.
  var hasCalls: Bool { rings != nil || answered != nil || waited != nil || outcome != nil }
}
