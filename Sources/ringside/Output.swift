import ArgumentParser
import Foundation
import ResultFiles

/// Standard output, for results and nothing else.
enum StandardOutput {
  /// Writes all data.
  ///
  /// - Throws: `OutputError`.
  static func write(_ data: Data) throws(OutputError) {
    do {
      try FileHandle.standardOutput.write(contentsOf: data)
    } catch {
      throw SystemErrorText.code(of: error) == EPIPE
        ? .readerIsGone : .refused(reason: SystemErrorText.words(for: error))
    }
  }

  /// Writes a text.
  ///
  /// - Throws: `OutputError`.
  static func write(_ text: String) throws(OutputError) {
    try write(Data(text.utf8))
  }
}

/// Why standard output cannot be written.
enum OutputError: Error {
  /// The reader went away, as `head` does once it has read enough.
  case readerIsGone
  /// The system refused; `reason` is its message.
  case refused(reason: String)
}

/// Standard error, for everything that is not a result.
enum StandardError {
  /// Writes a text. An error is ignored: there is nowhere left to report it.
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
