import Foundation
import ResultFiles
import Synchronization

/// Watches for Ctrl-C, the system's request to end and a terminal that closes.
///
/// A loop that asks ``isAsked`` can stop cleanly. Whatever does not, such as a single merchant of a million contacts, a
/// long file that is read or a write that waits for its reader, is ended shortly after: a thread of its own takes away
/// what was not finished, says so and ends the process.
enum Interruption {
  private static let wasAsked = Atomic<Bool>(false)
  private static let isSaid = Atomic<Bool>(false)
  /// Where the handler wakes the thread that ends the process; -1 before ``watch()``.
  private static let alarm = Atomic<Int32>(-1)
  private static let words = Mutex<(@Sendable () -> String)?>(nil)

  /// How long loops have to stop by themselves, in microseconds.
  private static let grace: UInt32 = 400_000

  /// Starts to watch. A second Ctrl-C ends the program at once.
  static func watch() {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return }
    let (wakes, isWoken) = (ends[1], ends[0])
    // A program that this one starts has no business with it.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    alarm.store(wakes, ordering: .relaxed)
    // Made now: a handler of signals must not be the first that needs them.
    _ = (wasAsked.load(ordering: .relaxed), isSaid.load(ordering: .relaxed))
    let thread = Thread { end(after: isWoken) }
    thread.name = "ringside-signals"
    thread.start()
    // The parent process may have blocked them, and a block is inherited.
    let numbers = [SIGINT, SIGTERM, SIGHUP]
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in numbers { unsafe sigaddset(&signals, number) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    for number in numbers {
      let former = signal(number) { number in
        Interruption.wasAsked.store(true, ordering: .relaxed)
        var byte: UInt8 = 0
        unsafe write(Interruption.alarm.load(ordering: .relaxed), &byte, 1)
        signal(number, SIG_DFL)
      }
      // `nohup` lets a program outlive its terminal.
      let isIgnored =
        unsafe unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
      if number == SIGHUP, isIgnored { signal(number, SIG_IGN) }
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

  /// Sets what is said of work that is kept, for commands that keep some.
  static func explain(_ text: @escaping @Sendable () -> String) {
    words.withLock { $0 = text }
  }

  /// Says once how the work ended.
  static func report(published: [String] = []) {
    guard !isSaid.exchange(true, ordering: .relaxed) else { return }
    let text = words.withLock { $0 }
    if let text {
      StandardError.write(text())
    } else if published.isEmpty {
      StandardError.write("Interrupted; nothing was written.\n")
    } else {
      StandardError.write("Interrupted; written: \(published.joined(separator: ", "))\n")
    }
  }

  /// Waits for the first signal, gives loops some time to stop, and ends the process.
  private static func end(after isWoken: Int32) {
    var byte: UInt8 = 0
    while unsafe read(isWoken, &byte, 1) != 1 {}
    usleep(grace)
    UnfinishedOutput.removeAll { published in
      report(published: published)
      _exit(ExitStatus.interrupted.rawValue)
    }
  }
}

/// The user or the system has asked the program to stop.
struct InterruptionError: Error {}
