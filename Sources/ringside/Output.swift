import ArgumentParser
import Foundation
import ResultFiles
import Scenarios

/// Standard output, for results and nothing else.
///
/// What a terminal would act on, such as an escape sequence in a scenario's title, never gets there as it is: text for
/// people is written without it, data wherever they go to a terminal.
enum StandardOutput {
  private static let isTerminal = isatty(STDOUT_FILENO) == 1

  /// Writes data for programs: to anything but a terminal, byte for byte.
  ///
  /// - Throws: `OutputError`.
  static func write(_ data: Data) throws(OutputError) {
    let data = isTerminal ? Data(String(decoding: data, as: UTF8.self).visibleLines.utf8) : data
    do {
      try FileHandle.standardOutput.write(contentsOf: data)
    } catch {
      throw SystemErrorText.code(of: error) == EPIPE
        ? .readerIsGone : .refused(reason: SystemErrorText.words(for: error))
    }
  }

  /// Writes a text for people.
  ///
  /// - Throws: `OutputError`.
  static func write(_ text: String) throws(OutputError) {
    try write(Data(text.visibleLines.utf8))
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
  /// Writes a text, without what a terminal would act on. An error is ignored: there is nowhere left to report it.
  static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.visibleLines.utf8))
  }

  /// Draws a line of a terminal anew.
  static func redraw(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data("\r\(text.visible)\u{1B}[K".utf8))
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
