import Foundation

/// The program as its user meets it: arguments in; exit code, standard output and standard error out.
enum Ringside {
  /// What a finished program leaves.
  struct Outcome {
    let status: Int32
    let stdout: Data
    let stderr: String

    var text: String { String(decoding: stdout, as: UTF8.self) }
  }

  /// Why there is nothing to test.
  struct NotBuilt: Error {
    let searched: [String]
  }

  /// Where the program lies: beside the test bundle, where the package manager builds both.
  static func executable() throws -> URL {
    let bundles = CommandLine.arguments.compactMap { argument in
      argument.range(of: ".xctest").map { String(argument[..<$0.upperBound]) }
    }
    let folders =
      bundles.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
      + [Bundle.main.bundleURL]
    let places = folders.map { $0.appending(path: "ringside") }
    guard let found = places.first(where: { isExecutable($0.path) }) else {
      throw NotBuilt(searched: places.map(\.path))
    }
    return found
  }

  private static func isExecutable(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path)
  }

  /// A scenario that was made for these tests.
  static func scenario(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Scenarios/\(name).yaml").path
  }

  /// Runs the program to its end.
  static func run(
    _ arguments: [String], in sandbox: Sandbox, input: String? = nil
  ) async throws -> Outcome {
    try await start(arguments, in: sandbox, input: input).end()
  }

  /// Runs a line of the shell to its end; `$RINGSIDE` in it is the program.
  static func shell(_ line: String, in sandbox: Sandbox) async throws -> Outcome {
    let program = try executable().path
    return try await Started(
      URL(fileURLWithPath: "/bin/sh"), ["-c", "RINGSIDE='\(program)'; \(line)"], in: sandbox,
      input: nil
    ).end()
  }

  /// Starts the program.
  static func start(
    _ arguments: [String], in sandbox: Sandbox, input: String? = nil
  ) throws -> Started {
    try Started(executable(), arguments, in: sandbox, input: input)
  }
}

/// A program that runs. Its output goes to files, so that none can fill a pipe that nobody reads.
final class Started {
  private let process = Process()
  private let stdout: URL
  private let stderr: URL
  private let ended: AsyncStream<Int32>

  init(_ program: URL, _ arguments: [String], in sandbox: Sandbox, input: String?) throws {
    let id = UUID().uuidString
    stdout = sandbox.outside.appending(path: "\(id).stdout")
    stderr = sandbox.outside.appending(path: "\(id).stderr")
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = sandbox.folder
    if let input {
      let file = sandbox.outside.appending(path: "\(id).stdin")
      try Data(input.utf8).write(to: file)
      process.standardInput = try FileHandle(forReadingFrom: file)
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    process.standardOutput = try Started.file(stdout)
    process.standardError = try Started.file(stderr)
    let (ended, ending) = AsyncStream.makeStream(of: Int32.self)
    self.ended = ended
    process.terminationHandler = { process in
      let wasKilled = process.terminationReason == .uncaughtSignal
      ending.yield(wasKilled ? -process.terminationStatus : process.terminationStatus)
      ending.finish()
    }
    try process.run()
  }

  private static func file(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }

  deinit {
    // A test that failed on the way leaves no program behind.
    if process.isRunning { kill() }
  }

  var isRunning: Bool { process.isRunning }

  /// Ends it at once, as kill -9 does.
  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  /// Freezes it where it is, so that nothing depends on how fast it is; only ``kill()`` ends it then.
  func freeze() { Foundation.kill(process.processIdentifier, SIGSTOP) }

  /// Lets it go on after ``freeze()``.
  func thaw() { Foundation.kill(process.processIdentifier, SIGCONT) }

  /// Sends it a signal.
  func send(_ signal: Int32) { Foundation.kill(process.processIdentifier, signal) }

  /// Presses Ctrl-C.
  func interrupt() { process.interrupt() }

  /// Waits while a condition holds and the program runs.
  ///
  /// It blocks its thread. While other tests keep all threads busy, a test that awaits is not woken for minutes, and
  /// the program it started takes their processors meanwhile.
  func wait(while condition: () throws -> Bool) rethrows {
    while isRunning, try condition() { usleep(1_000) }
  }

  /// Waits until Ctrl-C would be noticed, or the program has ended.
  func becomeInterruptible() {
    #if os(Linux)
      wait { !catches(SIGINT) }
    #else
      // Nobody else tells which signals a program catches. A start-up takes far less.
      usleep(3_000_000)
    #endif
  }

  /// Whether it has a handler for a signal, which the system tells in hexadecimal.
  private func catches(_ signal: Int32) -> Bool {
    guard
      let status = try? String(
        contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8),
      let caught = status.firstMatch(of: #/SigCgt:\s*([0-9a-f]+)/#),
      let signals = UInt64(caught.1, radix: 16)
    else { return false }
    return signals >> (signal - 1) & 1 == 1
  }

  /// Waits for the end. A program that a signal killed has the signal's number as a negative status.
  func end() async throws -> Ringside.Outcome {
    var status: Int32?
    for await code in ended { status = code }
    return Ringside.Outcome(
      status: status ?? -1, stdout: try Data(contentsOf: stdout),
      stderr: String(decoding: try Data(contentsOf: stderr), as: UTF8.self))
  }
}
