import Foundation
import Synchronization

/// Watches for Ctrl-C and the system's request to end, for loops that can stop cleanly.
enum Interruption {
  private static let wasAsked = Atomic<Bool>(false)

  /// Starts to watch for both signals. A second Ctrl-C ends the program at once.
  static func watch() {
    // The parent process may have blocked them, and a block is inherited.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe sigaddset(&signals, SIGTERM)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    for signalNumber in [SIGINT, SIGTERM] {
      signal(signalNumber) { number in
        Interruption.wasAsked.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  /// Whether the user has asked to stop.
  static var isAsked: Bool { wasAsked.load(ordering: .relaxed) }

  /// Ends a loop once the user has asked to stop.
  ///
  /// - Throws: `InterruptionError`.
  static func check() throws(InterruptionError) {
    if isAsked { throw InterruptionError() }
  }
}

/// The user or the system has asked the program to stop.
struct InterruptionError: Error {}
