import Foundation
import Testing

/// The texts of charts and pages stand in catalogues, and only there.
struct TextCatalogueTests {
  private struct File {
    let path: String
    let text: String
    var isCatalogue: Bool { path.contains("/Texts/") }
  }

  /// The sources of the modules that write in two languages.
  private static let files: [File] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    return ["Charts", "Pages"].flatMap { module -> [File] in
      let names = FileManager.default.enumerator(atPath: root.appending(path: module).path)
      return (names?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted()
        .compactMap { name in
          let path = root.appending(path: "\(module)/\(name)").path
          return FileManager.default.contents(atPath: path).map {
            File(path: path, text: String(decoding: $0, as: UTF8.self))
          }
        }
    }
  }()

  @Test("No Chinese text stands outside of the catalogues")
  func inline() {
    #expect(Self.files.count > 50)
    for file in Self.files where !file.isCatalogue {
      let chinese = file.text.unicodeScalars.first { (0x4E00...0x9FFF).contains($0.value) }
      #expect(chinese == nil, "\(file.path)")
    }
  }

  @Test("Every text of a catalogue is used")
  func unused() {
    let all = Self.files.map(\.text).joined(separator: "\n")
    var count = 0
    for file in Self.files where file.isCatalogue {
      var topic = ""
      for line in file.text.split(separator: "\n") {
        if let match = line.firstMatch(of: #/^ *(?:package )?enum (\w+)/#) {
          topic = String(match.1)
        }
        guard let match = line.firstMatch(of: #/^ +(?:package )?static (?:let|func) (\w+)/#) else {
          continue
        }
        count += 1
        #expect(all.contains("\(topic).\(match.1)"), "\(topic).\(match.1) is not used")
      }
    }
    #expect(count > 250)
  }
}
