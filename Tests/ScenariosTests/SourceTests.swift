import Foundation
import Scenarios
import Testing

/// How files are reached, and how the texts of the world come in.
struct SourceTests {
  private func complaint(path: String) -> String {
    do throws(ScenarioError) {
      _ = try SourceReader().text(path: path)
      return ""
    } catch {
      return error.description
    }
  }

  @Test("A missing file and a directory are told apart")
  func access() {
    let folder = FileManager.default.temporaryDirectory.path
    #expect(complaint(path: folder + "/no-such.yaml").hasSuffix("error: there is no such file"))
    #expect(complaint(path: folder).contains("error: this is a directory"))
  }

  @Test("A file is read from disk")
  func file() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).yaml")
    try Data(Shop.example.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let text = try SourceReader().text(path: url.path)
    #expect(try DocumentLoader(Shop.codec).load(text).value.title == "Two kinds of shops")
  }

  @Test("A byte order mark and either line end change nothing")
  func forms() throws {
    let plain = try Shop.load(Shop.example).value
    #expect(try Shop.load("\u{FEFF}" + Shop.example).value == plain)
    #expect(try Shop.load(Shop.example.replacing("\n", with: "\r\n")).value == plain)
    #expect(try Shop.load(Shop.example.replacing("\n", with: "\r")).value == plain)
  }

  @Test("Stars, separators and private characters of a text come through unharmed")
  func characters() throws {
    let odd = "*\u{85}\u{2028}\u{E000}\u{F8FF}* é \\ 视频 📞"
    let text = "title: '\(odd)'\nnote: 5 * 3 *\nsegments: {a: {agents: 1}}\n"
    let shop = try Shop.load(text).value
    #expect(shop.title == odd)
    #expect(shop.note == "5 * 3 *")
  }

  @Test("An alias stands for what it names, and << lets the mapping's own keys go first")
  func aliases() throws {
    let text = """
      title: &t Aliases
      note: *t
      segments:
        a: &a {agents: 2, hours: &h [1, 2, 3, 4]}
        b: &b {agents: 3, patience: 5 min}
        c: {<<: [*b, *a], patience: 6 min}
        d: {agents: 1, hours: *h}
      """
    let shop = try Shop.load(text).value
    #expect(shop.note == "Aliases")
    #expect(shop.segments[2].value.agents == 3)
    #expect(shop.segments[2].value.hours == [1, 2, 3, 4])
    #expect(shop.segments[2].value.patience == .minutes(6))
    #expect(shop.segments[3].value.hours == [1, 2, 3, 4])
  }

  @Test("A warning does not keep a scenario from being read")
  func warning() throws {
    let loaded = try Shop.load(
      Shop.example, settings: ["calendar.days=4"])
    #expect(
      DiagnosticRenderer().render(loaded.warnings) == """
        shop.yaml:5:1: warning: a suspension outlasts the 4 days of the study
           5 | rule:
             | ^~~~
        """)
  }
}
