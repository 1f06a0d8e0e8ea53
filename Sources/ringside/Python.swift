import ArgumentParser
import Foundation

/// A Python interpreter that has the modules of a task.
struct Python {
  /// The interpreter's path.
  let path: String

  /// The interpreters to try: that of a variable, those of the project's own environments, the system's.
  private static var candidates: [String] {
    let environment = ProcessInfo.processInfo.environment
    let program = URL(fileURLWithPath: Bundle.main.executablePath ?? "")
      .resolvingSymlinksInPath()
    // .build/release/ringside lies in the project, where `make` keeps an environment.
    let project = (0..<4).reduce(program) { url, _ in url.deletingLastPathComponent() }
    let named = environment["RINGSIDE_PYTHON"].map { [$0] }
    return named ?? [
      ".venv/bin/python3", project.appending(path: ".venv/bin/python3").path,
    ] + (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/python3" }
  }

  /// Finds the first interpreter that has a module.
  ///
  /// - Parameters:
  ///   - module: The module to import.
  ///   - purpose: The purpose, for the message.
  /// - Throws: `ExitCode`, after a message on how to install the module, if there is none.
  static func with(_ module: String, for purpose: String) throws -> Python {
    for path in candidates where FileManager.default.isExecutableFile(atPath: path) {
      let python = Python(path: path)
      // Importing it could take seconds.
      let look = "import importlib.util as u; exit(u.find_spec('\(module)') is None)"
      // An interpreter that cannot be started counts as one without the module.
      if (try? python.status(["-c", look], showsErrors: false)) == 0 { return python }
    }
    StandardError.write(
      """
      error: \(purpose) needs a Python with \(module), and none was found
        hint: python3 -m venv .venv && .venv/bin/python3 -m pip install \(module)
        hint: an interpreter elsewhere is named by the variable RINGSIDE_PYTHON

      """)
    throw ExitStatus.unavailable
  }

  /// Runs a program, with its messages on standard error.
  ///
  /// - Throws: `ExitCode`, after a message, if it fails.
  func run(_ program: [UInt8], arguments: [String]) throws {
    let text = String(decoding: program, as: UTF8.self)
    guard try status(["-c", text] + arguments, showsErrors: true) == 0 else {
      StandardError.write("error: the program run by \(path) failed; see above\n")
      throw ExitStatus.cannotWrite
    }
  }

  /// Returns a process for a program, not started yet, with its messages on standard error.
  func process(_ program: [UInt8], arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-c", String(decoding: program, as: UTF8.self)] + arguments
    process.standardError = FileHandle.standardError
    return process
  }

  private func status(_ arguments: [String], showsErrors: Bool) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = showsErrors ? FileHandle.standardError : FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
