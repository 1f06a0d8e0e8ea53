import Foundation
import Synchronization

/// Watches for Ctrl-C and the system's request to terminate, for loops that can stop cleanly.
enum Interruption {
  /// Thrown by a loop that stops because of an interruption.
  struct InterruptedError: Error {}

  private static let wasAsked = Atomic<Bool>(false)

  /// Starts to watch. A second Ctrl-C ends the program at once.
  static func watch() {
    // The parent process may have blocked them, and a block is inherited.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    for signalNumber in [SIGINT, SIGTERM] {
      signal(signalNumber) { number in
        Interruption.wasAsked.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  /// Whether the user has asked to stop.
  static var isAsked: Bool { wasAsked.load(ordering: .relaxed) }

  /// Checks whether the user has asked to stop.
  ///
  /// - Throws: ``InterruptedError`` once that is so.
  static func check() throws(InterruptedError) {
    if isAsked { throw InterruptedError() }
  }
}
