import Foundation
import Synchronization

/// What this process is writing and has not given its name yet, so that a process that is ended in the middle can take
/// it away whatever its threads are doing.
///
/// Taking a name and taking away exclude each other: results are there whole or not at all, and which of both is known.
public final class UnfinishedOutput: Sendable {
  private struct State {
    var removals: [ObjectIdentifier: @Sendable () -> Void] = [:]
    var published: [String] = []
  }

  private static let state = Mutex(State())

  /// Notes what takes an output away.
  package init(_ remove: @escaping @Sendable () -> Void) {
    let id = ObjectIdentifier(self)
    Self.state.withLock { $0.removals[id] = remove }
  }

  deinit {
    forget()
  }

  /// Does what gives the output its name, which then is no longer unfinished.
  ///
  /// - Throws: What `work` throws; the output is unfinished as before.
  func publish(_ path: String, _ work: () throws -> Void) throws {
    try Self.state.withLock {
      try work()
      $0.removals[ObjectIdentifier(self)] = nil
      $0.published.append(path)
    }
  }

  /// Notes that there is nothing to take away any more.
  package func forget() {
    let id = ObjectIdentifier(self)
    Self.state.withLock { $0.removals[id] = nil }
  }

  /// Takes everything away that has no name yet, and does the last thing that the process does. Nothing is given a
  /// name from then on.
  ///
  /// - Parameter end: Ends the process; takes the paths of what was published before.
  public static func removeAll(thenEnd end: ([String]) -> Never) -> Never {
    state.withLock { state in
      for remove in state.removals.values { remove() }
      end(state.published)
    }
  }
}

/// The names that unfinished outputs have beside the place they are meant for, with the number of their process.
enum PartialName {
  /// The name in this process.
  static func path(of target: String, _ suffix: String = "partial") -> String {
    "\(target).\(ProcessInfo.processInfo.processIdentifier).\(suffix)"
  }

  /// Takes away what processes that were killed left beside a place. Older results that were to be replaced at that
  /// very moment take their name back.
  static func clean(beside target: String) {
    let manager = FileManager.default
    let slash = target.lastIndex(of: "/")
    let folder = slash.map { String(target[...$0]) } ?? ""
    let name = slash.map { target[target.index(after: $0)...] } ?? target[...]
    let entries = (try? manager.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    for entry in entries.sorted() where entry.hasPrefix("\(name).") {
      let words = entry.dropFirst(name.count + 1).split(
        separator: ".", omittingEmptySubsequences: false)
      guard words.count >= 2, let process = Int32(words[0]), process > 0, isGone(process) else {
        continue
      }
      let path = folder + entry
      switch words[1] {
      case "partial": try? manager.removeItem(atPath: path)
      case "old" where manager.fileExists(atPath: target): try? manager.removeItem(atPath: path)
      case "old": try? manager.moveItem(atPath: path, toPath: target)
      default: break
      }
    }
  }

  private static func isGone(_ process: Int32) -> Bool {
    kill(process, 0) != 0 && errno == ESRCH
  }
}
