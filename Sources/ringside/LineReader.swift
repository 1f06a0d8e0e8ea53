import Foundation

/// Reads lines from a file, a pipe or a terminal as they come.
struct LineReader {
  /// The result of a read.
  enum ReadResult {
    /// A line without its end, and whether it had one: the last line of a file that was cut off has none.
    case line(Data, isWhole: Bool)
    /// A line beyond the limit, which was skipped.
    case tooLong
    /// No line within the time asked for.
    case nothingYet
    /// Nothing more to read.
    case end
  }

  /// The longest line that is read, in bytes.
  static let limit = 256_000_000

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// Where in the buffer the next line begins, and how far it was searched for the end of that line.
  private var start = 0
  private var searched = 0
  private var isSkipping = false
  private var isAtEnd = false

  /// Makes a reader of an open file descriptor.
  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Waits for the next line and returns it.
  ///
  /// - Throws: `POSIXError`.
  mutating func next() throws -> ReadResult {
    try next(within: nil)
  }

  /// Returns the next line if it comes within some milliseconds; nil waits without limit.
  ///
  /// - Throws: `POSIXError`.
  mutating func next(within milliseconds: Int32?) throws -> ReadResult {
    while true {
      if let newline = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = Data(buffer[start..<newline])
        start = newline + 1
        searched = start
        if isSkipping {
          isSkipping = false
          return .tooLong
        }
        return .line(line, isWhole: true)
      }
      buffer.removeSubrange(..<start)
      start = 0
      if buffer.count > Self.limit {
        isSkipping = true
        buffer = []
      }
      if isSkipping { buffer = [] }
      searched = buffer.count
      if isAtEnd {
        let rest = Data(buffer)
        buffer = []
        searched = 0
        if isSkipping {
          isSkipping = false
          return .tooLong
        }
        return rest.isEmpty ? .end : .line(rest, isWhole: false)
      }
      if let milliseconds {
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        if unsafe poll(&state, 1, milliseconds) <= 0 { return .nothingYet }
      }
      try fill()
    }
  }

  private mutating func fill() throws {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe read(descriptor, &chunk, chunk.count)
    if count > 0 {
      buffer.append(contentsOf: chunk[..<count])
    } else if count == 0 {
      isAtEnd = true
    } else if errno != EINTR {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }
}
