import ArgumentParser
import Foundation
import ResultFiles
import Studies

/// `ringside worker`: simulates units of work, a line in, a line out.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Does units of work: reads them on standard input, answers each on standard output.",
    discussion: """
      A line in, a line out, in the same order, each handed on as soon as it is there. A line that is no \
      unit, or whose scenario is wrong, is answered with an error object, and the next one is done. Ends at \
      the end of its input, or once nobody reads its answers. One worker keeps one core busy.

      Answers tell the name of the worker, by which `ringside forget` finds them again.

      Example: ringside worker < units.jsonl > answers.jsonl
      """)

  @Option(
    help: ArgumentHelp(
      "What answers call this worker; the machine's name if left out.", valueName: "name"))
  var name: String?

  func validate() throws {
    if let name, WorkerName(name) == nil {
      throw ValidationError(
        "'--name' takes letters, digits, '.', '_' and '-', at most \(WorkerName.longest) of them.")
    }
  }

  func run() throws {
    let build = BuildFingerprint.current.words
    let worker = name.flatMap { WorkerName($0) } ?? .here
    var simulator = UnitSimulator()
    var lines = LineReader(STDIN_FILENO)
    var number = 0
    // A cluster ends its workers as a matter of course.
    Interruption.explain { "" }
    try CommandErrors.reporting {
      while true {
        number += 1
        let reply: WorkerReply
        switch try lines.next() {
        case .end, .nothingYet: return
        case .tooLong:
          reply = .failure(
            UnitFailure("the line has more than \(LineReader.limit) bytes", line: number))
        case .line(let line, _):
          if line.allSatisfy({ Self.blanks.contains($0) }) { continue }
          reply = simulator.reply(toLine: line, number: number, build: build, worker: worker)
        }
        try StandardOutput.write(try reply.line() + Self.newline)
      }
    }
  }

  private static let blanks: [UInt8] = [0x09, 0x0D, 0x20]
  private static let newline = Data("\n".utf8)
}
