import Foundation
import Scenarios
import Testing

/// The scenarios, policies and mappings that are part of the program.
struct BuiltInFileTests {
  /// The contents of the YAML files of a folder below `scenarios`, by name.
  private func files(in folder: String, named prefix: String = "") throws -> [String: String] {
    let place = Project.root.appending(path: "scenarios/\(folder)")
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path)
    return try names.filter { $0.hasSuffix(".yaml") }.reduce(into: [:]) { files, name in
      files[prefix + name.dropLast(5)] = try String(
        contentsOf: place.appending(path: name), encoding: .utf8)
    }
  }

  private func contents(_ files: [BuiltInFile]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.content) })
  }

  @Test("They are the files of the project: `make record` takes in new ones")
  func complete() throws {
    let scenarios = try files(in: "").merging(files(in: "theory", named: "theory/")) { one, _ in
      one
    }
    #expect(contents(BuiltInFile.scenarios) == scenarios)
    #expect(contents(BuiltInFile.policies) == (try files(in: "policies")))
    #expect(contents(BuiltInFile.mappings) == (try files(in: "mappings")))
    #expect(scenarios.count > 20)
  }

  @Test("Each can be read, and says in a sentence what it is")
  func readable() throws {
    for file in BuiltInFile.scenarios { _ = try Project.loader.load(file.text()) }
    for file in BuiltInFile.policies {
      #expect(Project.loader.isPolicy(try file.text(role: .policy)))
    }
    let entries = ScenarioLibrary.entries + PolicyLibrary(forScenario: nil).entries
    #expect(entries.count >= BuiltInFile.scenarios.count + BuiltInFile.policies.count)
    for entry in entries { #expect(!entry.summary.isEmpty, "\(entry.name)") }
    #expect(Set(entries.map(\.summary)).count == entries.count)
  }

  @Test("A built-in scenario has the policies of the working directory beside it")
  func policiesBeside() {
    #expect(
      PolicyLibrary(forScenario: "theory/streak").folders == ["policies", "scenarios/policies"])
  }

  @Test("A word that is neither a file nor a name is told so, with what is near")
  func unknown() {
    func complaint(_ word: String) -> String {
      do throws(ScenarioError) {
        _ = try ScenarioLibrary.text(word)
        return ""
      } catch {
        return error.description
      }
    }
    #expect(complaint("solo-selle").contains("there is no scenario `solo-selle`"))
    #expect(complaint("solo-selle").contains("did you mean `solo-seller`?"))
    #expect(complaint("nothing-like-it").contains("`ringside scenarios` lists"))
    #expect(complaint("nowhere/solo-seller.yaml").contains("there is no such file"))
    #expect(complaint("nowhere/solo-seller.yaml").contains("`solo-seller`, without folder"))
    #expect(complaint("nowhere/a.yaml") == "nowhere/a.yaml: error: there is no such file")
  }
}
