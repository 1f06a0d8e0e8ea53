import ArgumentParser
import Foundation

/// A Python that has what a task needs.
struct Python {
  /// The interpreter's path.
  let path: String

  /// Where interpreters are looked for: a variable's, the project's own environments, the system's.
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

  /// The first interpreter that has a module; says how to get one if there is none.
  static func with(_ module: String, for purpose: String) throws -> Python {
    for path in candidates where FileManager.default.isExecutableFile(atPath: path) {
      let python = Python(path: path)
      // To import it could take seconds.
      let look = "import importlib.util as u; exit(u.find_spec('\(module)') is None)"
      // One that cannot be started is one that has nothing.
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

  /// Runs a program; what it says goes to standard error, and a failure ends the command.
  func run(_ program: [UInt8], arguments: [String]) throws {
    let text = String(decoding: program, as: UTF8.self)
    guard try status(["-c", text] + arguments, showsErrors: true) == 0 else {
      StandardError.write("error: the program run by \(path) failed; see above\n")
      throw ExitStatus.cannotWrite
    }
  }

  /// A process that runs a program, not started yet; what it says goes to standard error.
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
