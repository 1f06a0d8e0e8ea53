import ResultFiles

/// A row of the tidy event file. Points in time are instants of a ``LogClock``, spans microseconds.
package struct TidyEvent {
  /// What a row is about, in the order of rows at one instant.
  package enum Subject: String, CaseIterable, Sendable {
    /// A customer who comes.
    case contact
    /// A call of theirs.
    case call
    /// An agent's phone that rings for a call.
    case ring
    /// A spell in which an agent is present, or pauses.
    case presence
    /// A spell in which a merchant's feature is off.
    case suspension

    /// Its place in a key.
    var code: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
  }

  package var subject = Subject.contact
  package var merchant = ""
  package var start: Int64 = 0
  package var contact = ""
  package var agent = ""
  package var kind = ""
  package var outcome = ""
  /// From the start to the answer, or to whatever came instead of one.
  package var wait: Int64?
  /// Of a call from the answer to its end, of a ring until it stops, of a spell until it ends.
  package var duration: Int64?
  package var log = 1
  package var line = 1

  /// The columns, in order.
  static let columns = [
    "record", "merchant", "start", "contact", "agent", "kind", "outcome", "wait_seconds",
    "duration_seconds", "log", "line",
  ]

  /// Appends what rows are sorted by.
  func append(to key: inout ByteKey) {
    key.append(start)
    key.append(subject.code)
    for text in [merchant, contact, agent, kind, outcome] { key.append(text) }
    key.append(wait)
    key.append(duration)
    key.append(Int64(log))
    key.append(Int64(line))
  }

  /// The line of the file.
  func line(_ clock: inout LogClock) -> [UInt8] {
    var bytes = Array(subject.rawValue.utf8)
    func comma() { bytes.append(UInt8(ascii: ",")) }
    comma()
    Self.append(merchant, to: &bytes)
    comma()
    LocalText.append(clock.local(start), to: &bytes)
    for text in [contact, agent, kind, outcome] {
      comma()
      Self.append(text, to: &bytes)
    }
    for span in [wait, duration] {
      comma()
      LocalText.appendSeconds(span, to: &bytes)
    }
    for number in [log, line] {
      comma()
      bytes.append(contentsOf: String(number).utf8)
    }
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Appends a cell. Most are plain; the rest goes the way of all files.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "/"),
        UInt8(ascii: "_"), UInt8(ascii: " "), UInt8(ascii: ":"):
        true
      default: false
      }
    }
    bytes.append(contentsOf: isPlain ? text[...].utf8 : CSV.line([text]).dropLast().utf8)
  }
}
