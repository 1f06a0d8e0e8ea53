import ArgumentParser
import Foundation
import ResultFiles

/// Standard output, for results and nothing else.
enum StandardOutput {
  /// Why results cannot be handed out.
  enum Failure: Error {
    /// The reader went away, as `head` does once it has read enough.
    case readerIsGone
    /// The system refused; `reason` is its word.
    case refused(reason: String)
  }

  /// Writes everything, or says why it cannot be written.
  static func write(_ data: Data) throws(Failure) {
    do {
      try FileHandle.standardOutput.write(contentsOf: data)
    } catch {
      throw SystemError.code(of: error) == EPIPE
        ? .readerIsGone : .refused(reason: SystemError.words(for: error))
    }
  }

  /// Writes a text.
  static func write(_ text: String) throws(Failure) {
    try write(Data(text.utf8))
  }
}

/// Standard error, for everything that is not a result.
enum StandardError {
  /// Writes a text; where nobody can read it, nothing is to be done about it.
  static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}

/// Signals that the system sends about output.
enum OutputSignals {
  /// Lets a vanished reader and a file beyond the size limit fail as any other write does, instead of
  /// ending the program before it has cleaned up.
  static func ignore() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }
}
