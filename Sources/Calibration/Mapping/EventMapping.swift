/// A log with one row for each thing that happens.
struct EventMapping: Sendable {
  /// What a word in the column of events means.
  struct Word: Sendable, Equatable {
    /// The word.
    var word = ""
    /// What happens.
    var meaning = EventMeaning.nothing
    /// How long the customer had waited.
    var waited: DurationColumn?
    /// How long it had rung.
    var ringing: DurationColumn?
    /// How long they had talked.
    var talked: DurationColumn?

    /// To be filled in.
    init() {}
  }

  /// When it happens.
  var time = TimeColumn()
  /// Whose customers and agents it is about.
  var merchant: TextColumn?
  /// What a call is known by.
  var call: TextColumn?
  /// Who it is about.
  var agent: TextColumn?
  /// What happens, in a word of the log.
  var event = TextColumn()
  /// What the words mean.
  var words: [Word] = []

  /// To be filled in.
  init() {}
}

/// What an event of a log is. The order is that of events at one instant.
enum EventMeaning: String, Sendable, Equatable, CaseIterable {
  case arrives
  case rings
  case unanswered
  case answered
  case abandoned
  case timeout
  case refused
  case ends
  case present
  case absent
  case pauses
  case resumes
  case suspended
  case restored
  case nothing

  /// Its place in a file of bytes.
  var code: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }

  /// The meaning of a code.
  init(code: UInt8) { self = Self.allCases[min(Int(code), Self.allCases.count - 1)] }

  /// What such events are put together to.
  var subject: Subject {
    switch self {
    case .arrives, .rings, .unanswered, .answered, .abandoned, .timeout, .refused, .ends: .call
    case .present, .absent, .pauses, .resumes: .agent
    case .suspended, .restored: .merchant
    case .nothing: .nothing
    }
  }

  /// What events are put together to.
  enum Subject: UInt8 {
    case call
    case agent
    case merchant
    case nothing
  }
}
