import Foundation
import Testing

/// What a shell is told for the Tab key.
struct CompletionTests {
  @Test("Each shell gets a script that its own parser takes", arguments: ["bash", "zsh", "fish"])
  func scripts(shell: String) async throws {
    let sandbox = try Sandbox()
    let outcome = try await Ringside.run(["--generate-completion-script", shell], in: sandbox)
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("ringside"))
    #expect(outcome.text.contains("yaml"))
    try sandbox.write(outcome.text, to: "script")
    // Where the shell is not installed there is nothing to ask.
    let parsed = try await Ringside.shell(
      "command -v \(shell) >/dev/null || exit 0; \(shell) -n script", in: sandbox)
    #expect(parsed.status == 0, "\(parsed.stderr)")
  }

  @Test("Policies are completed from beside the scenario, the working directory and the program")
  func policies() async throws {
    let sandbox = try Sandbox()
    for folder in ["mine/policies", "scenarios/policies"] { try sandbox.makeFolder(folder) }
    try sandbox.write("x", to: "mine/policies/milder.yaml")
    try sandbox.write("x", to: "scenarios/policies/minimum.yaml")
    try sandbox.write("x", to: "scenarios/policies/other.yaml")
    let script = try await Ringside.run(["--generate-completion-script", "bash"], in: sandbox)
    try sandbox.write(script.text, to: "script")
    let completed = try await Ringside.shell(
      """
      mkdir bin; ln -s "$RINGSIDE" bin/ringside; PATH="$PWD/bin:$PATH"; export PATH
      bash -c '. ./script; COMP_WORDS=(ringside run mine/a.yaml --policy mi); COMP_CWORD=4
      COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
      complete -p ringside | sed "s/.*-F \\([^ ]*\\).*/\\1/" >name; "$(cat name)" ringside mi --policy
      printf "%s\\n" "${COMPREPLY[@]}"'
      """, in: sandbox)
    let words = completed.text.split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    #expect(words == ["milder", "minimum", "minimum-calls"], "\(completed.stderr)")
  }
}
