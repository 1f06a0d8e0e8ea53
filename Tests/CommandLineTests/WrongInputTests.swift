import Testing

/// Exit codes 64 and 65, and the words that come with them.
struct WrongInputTests {
  static let scenario = Ringside.scenario("two-segments")

  /// Runs in an empty folder and expects no results anywhere.
  private func refused(
    _ arguments: [String], input: String? = nil, status: Int32, _ words: String
  ) async throws {
    let sandbox = try Sandbox()
    let outcome = try await Ringside.run(arguments, in: sandbox, input: input)
    #expect(outcome.status == status)
    #expect(outcome.stderr == words)
    #expect(outcome.stdout.isEmpty)
    #expect(try sandbox.entries().isEmpty)
  }

  @Test(
    "Wrong usage ends with 64, a word on what is wrong, and the usage",
    arguments: [
      (["run"], "Error: Missing expected argument '<file>'"),
      (
        ["run", scenario, "--replications", "0"],
        "Error: '--replications' takes a whole number from 1 to 1,000,000."
      ),
      (["run", scenario, "--threads", "-1"], "Error: Missing value for '--threads <threads>'"),
      (
        ["run", scenario, "--threads", "1025"],
        "Error: '--threads' takes a whole number from 1 to 1,024."
      ),
      (
        ["run", scenario, "--seed", "x"],
        "Error: The value 'x' is invalid for '--seed <seed>'"
      ),
      (
        ["run", scenario, "--json", "--markdown"],
        "Error: '--json' and '--markdown' exclude each other."
      ),
      (["run", scenario, "--out", ""], "Error: '--out' takes the path of a folder."),
      (["run", scenario, "--trheads", "2"], "Error: Unknown option '--trheads'"),
      (
        ["rum", scenario],
        "Error: There is no command 'rum'. Did you mean 'run'?\nUsage: ringside <"
      ),
      (["rum", "--seed", "3"], "Error: There is no command 'rum'. Did you mean 'run'?"),
      (["nothing-like-it"], "Error: There is no command 'nothing-like-it'.\n"),
      (
        ["trace", scenario, "--merchant", "0", "--segment", "sole"],
        "Error: '--segment' takes one of: solo, shop. Did you mean 'solo'?\nUsage: ringside trace"
      ),
      (
        ["compare", scenario],
        "Error: There is nothing to compare: name a policy with '--policy', or '--all'.\n"
          + "Usage: ringside compare [<options>] <file>\n  See 'ringside compare --help'"
      ),
    ])
  func usage(arguments: [String], words: String) async throws {
    let sandbox = try Sandbox()
    let outcome = try await Ringside.run(arguments, in: sandbox)
    #expect(outcome.status == 64)
    #expect(outcome.stderr.hasPrefix(words), "\(outcome.stderr)")
    #expect(outcome.stderr.contains("\nUsage: ringside"))
    #expect(outcome.stdout.isEmpty)
    #expect(try sandbox.entries().isEmpty)
  }

  @Test("A missing file")
  func missing() async throws {
    try await refused(
      ["run", "nowhere.yaml", "--out", "r"], status: 65,
      """
      nowhere.yaml: error: there is no such file

      """)
  }

  @Test("A directory")
  func directory() async throws {
    try await refused(
      ["run", "/", "--out", "r"], status: 65,
      """
      /: error: this is a directory
           = hint: name a file in it

      """)
  }

  @Test("An unknown key: place, caret and suggestion")
  func unknownKey() async throws {
    let path = Ringside.scenario("unknown-key")
    try await refused(
      ["run", path, "--out", "r"], status: 65,
      """
      \(path):65:3: error: `rule` has no key `suspensonDays`
        65 |   suspensonDays: 3
           |   ^~~~~~~~~~~~~
           = hint: did you mean `suspensionDays`?

      """)
  }

  @Test("A bad value: place, caret and what is expected")
  func badValue() async throws {
    let path = Ringside.scenario("bad-value")
    try await refused(
      ["run", path, "--out", "r"], status: 65,
      """
      \(path):26:8: error: `120 %` is out of range
        26 |   shy: 120 %
           |        ^~~~~
           = expected: a number from 0 to 1, or a percentage such as `85 %`

      """)
  }

  @Test("A path of --set that leads nowhere")
  func badSetPath() async throws {
    try await refused(
      ["run", Self.scenario, "--set", "rule.lowdays=3", "--out", "r"], status: 65,
      """
      --set: error: `rule` has no key `lowdays`
           | rule.lowdays=3
           |      ^~~~~~~
           = hint: did you mean `lowDays`?

      """)
  }

  @Test("A value of --set that cannot stand there")
  func badSetValue() async throws {
    try await refused(
      ["run", Self.scenario, "--set", "rule.lowDays=many", "--out", "r"], status: 65,
      """
      --set: error: `many` is not what belongs here
           | rule.lowDays=many
           |              ^~~~
           = expected: a whole number from 1 to 366

      """)
  }

  @Test("An argument of --set that assigns nothing")
  func noAssignment() async throws {
    try await refused(
      ["run", Self.scenario, "--set", "rule.lowDays", "--out", "r"], status: 65,
      """
      --set: error: this is not an assignment
           | rule.lowDays
           | ^
           = expected: `path=value`, as in `rule.lowDays=3`

      """)
  }

  @Test("Nothing on standard input")
  func emptyInput() async throws {
    try await refused(
      ["run", "-"], input: "", status: 65,
      """
      <standard input>: error: the file says nothing
           = hint: `ringside init` writes one to start from

      """)
  }

  @Test("Standard input that is no scenario")
  func brokenInput() async throws {
    try await refused(
      ["run", "-"], input: "title: [\n", status: 65,
      """
      <standard input>:1:8: error: something is missing before this
         1 | title: [
           |        ^

      """)
  }
}
