import Foundation
import Synchronization

/// Notices Ctrl-C and the system's request to end, for loops that can stop cleanly.
enum Interruption {
  /// Thrown where a loop stops because of it.
  struct InterruptedError: Error {}

  private static let wasAsked = Atomic<Bool>(false)

  /// Starts to notice. A second Ctrl-C ends the program at once.
  static func watch() {
    // Whoever started the program may have blocked them for itself, and a block is inherited.
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

  /// Throws once the user has asked to stop.
  static func check() throws(InterruptedError) {
    if isAsked { throw InterruptedError() }
  }
}
