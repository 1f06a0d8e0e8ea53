import Foundation
import Testing

/// Where a command that writes one file may write it.
struct OutputFileTests {
  private func swept() async throws -> Sandbox {
    let sandbox = try SweepTests.sandbox()
    let sweep = ["sweep", "shop.yaml", "--vary", "rule.lowDays=1,2", "--quiet", "--out", "grid"]
    #expect(try await Ringside.run(sweep, in: sandbox).status == 0)
    return sandbox
  }

  @Test("A link stays, and the file it leads to is replaced")
  func link() async throws {
    let sandbox = try await swept()
    let outcome = try await Ringside.shell(
      "$RINGSIDE export grid --measure contacts --out real.csv; ln -s real.csv link.csv; $RINGSIDE export grid --out link.csv && test -L link.csv",
      in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(try await SweepTests.export("grid", in: sandbox) == sandbox.data("real.csv"))
  }

  @Test(
    "What is no file is refused, and stays what it is",
    arguments: [
      ("mkfifo out", "test -p out", "It is no regular file"),
      ("ln -s nowhere out", "test -L out", "It is a link that leads nowhere"),
      ("mkdir out", "test -d out", "Is a directory"),
    ])
  func noFile(making: String, check: String, words: String) async throws {
    let sandbox = try await swept()
    let outcome = try await Ringside.shell(
      "\(making); $RINGSIDE export grid --out out; status=$?; \(check) || exit 1; exit $status",
      in: sandbox)
    #expect(outcome.status == 73)
    #expect(outcome.stderr == "error: cannot write out: \(words)\n")
    #expect(try sandbox.entries().filter { $0.hasSuffix(".partial") }.isEmpty)
  }

  @Test("A path that is not UTF-8 is wrong usage, and nothing is made of another name")
  func bytes() async throws {
    let sandbox = try Sandbox()
    let outcome = try await Ringside.shell(
      "exec $RINGSIDE init \"$(printf 'a\\377.yaml')\"", in: sandbox)
    #expect(outcome.status == 64)
    #expect(outcome.stderr.contains("is not UTF-8"))
    #expect(try sandbox.entries() == [])
  }
}
