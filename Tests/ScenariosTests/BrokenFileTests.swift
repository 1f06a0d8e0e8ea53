import Foundation
import Scenarios
import Testing

/// Every file of `Broken/` is read and what is said of it compared with the `.txt` file beside it,
/// caret and all. With `RECORD_DIAGNOSTICS=1` in the environment the `.txt` files are written anew.
struct BrokenFileTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Broken")

  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
  }()

  @Test("A broken file gets exactly the words written beside it", arguments: names)
  func wording(of name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
    let expected = Self.folder.appending(path: name.replacing(".yaml", with: ".txt"))
    let said = Self.said(of: bytes, name: name) + "\n"
    #expect(said.contains("error:"))
    if ProcessInfo.processInfo.environment["RECORD_DIAGNOSTICS"] == "1" {
      try Data(said.utf8).write(to: expected)
    }
    #expect(said == String(decoding: try Data(contentsOf: expected), as: UTF8.self))
  }

  @Test("The folder of broken files is found, and every description belongs to a file")
  func isComplete() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let texts = files.filter { $0.hasSuffix(".txt") }.map { $0.replacing(".txt", with: ".yaml") }
    #expect(Self.names.count >= 40)
    #expect(texts.sorted() == Self.names)
  }

  private static func said(of bytes: [UInt8], name: String) -> String {
    do throws(ScenarioError) {
      let text = try SourceReader().text(bytes: bytes, name: name)
      let loaded = try DocumentLoader(Shop.codec).load(text)
      return DiagnosticRenderer().render(loaded.warnings)
    } catch {
      return error.description
    }
  }
}
