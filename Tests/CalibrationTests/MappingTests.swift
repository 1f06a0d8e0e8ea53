import Calibration
import Foundation
import Scenarios
import Testing

/// The language of mappings.
struct MappingTests {
  private func said(_ text: String) -> String {
    do throws(ScenarioError) {
      _ = try DocumentLoader(Codec.logMapping).load(SourceText(text, name: "m.yaml"))
      return ""
    } catch {
      return error.description
    }
  }

  @Test("What is wrong with a mapping is said with its place and a suggestion")
  func wrong() {
    for (text, words) in [
      ("mapping: {title: x}\ncontacts: {arives: t}\n", "did you mean `arrives`?"),
      ("mapping: {title: x}\n", "the mapping does not say what a row is"),
      (
        "mapping: {title: x}\ncontacts: {arrives: t}\ncounts: {date: d, offered: o}\n",
        "a row is one thing, not 2"
      ),
      ("mapping: {title: x}\ntimes: {form: ddmm}\ncontacts: {arrives: t}\n", "`ymd`"),
      ("mapping: {title: x}\ntimes: {zone: Asia/Atlantis}\ncontacts: {arrives: t}\n", "no zone"),
      ("mapping: {title: x}\ncontacts: {arrives: {clock: t}}\n", "needs a `date`"),
      ("mapping: {title: x}\ncontacts: {arrives: {column: t, date: d}}\n", "`date` with `clock`"),
      ("mapping: {title: x}\ncontacts: {arrives: t, talked: {column: d}}\n", "`unit`"),
      (
        "mapping: {title: x}\nevents: {time: t, event: e, words: [{word: a, is: arrives}]}\n",
        "no column tells them apart"
      ),
      (
        "mapping: {title: x}\nevents: {time: t, event: e, words: [{word: a, is: suspended}, "
          + "{word: a, is: restored}]}\n", "the word `a` is given twice"
      ),
      (
        "mapping: {title: x}\ncounts: {date: d, offered: o, answered: a, missed: m}\n",
        "each follows from the other"
      ),
      (
        "mapping: {title: x}\ncontacts: {id: i, arrives: t, count: n}\n",
        "has no id and no call"
      ),
      (
        "mapping: {title: x}\nfile: {layout: jsonLines, columns: [a]}\ncontacts: {arrives: a}\n",
        "`columns` does nothing"
      ),
    ] {
      let found = said(text)
      #expect(found.contains(words), "\(text)\n\(found)")
      #expect(found.contains("m.yaml:"), "\(found)")
    }
  }

  @Test("A mapping with defaults filled in reads back as itself")
  func roundTrip() throws {
    for name in ["asterisk-queue-log", "amazon-connect", "merchant-console"] {
      let loader = DocumentLoader(Codec.logMapping)
      let text = SourceText(try Taken.shipped(name), name: name)
      let loaded = try loader.load(text)
      #expect(loaded.warnings.isEmpty)
      let written = Explanation.yaml(of: loaded.resolved)
      let again = try loader.load(SourceText(written, name: name))
      #expect(withoutPlaces(Explanation.yaml(of: again.resolved)) == withoutPlaces(written))
      #expect(MappingLibrary.isMapping(text))
    }
  }

  /// The lines of an explanation without the places that values come from.
  private func withoutPlaces(_ text: String) -> [Substring] {
    text.split(separator: "\n").map { $0[..<($0.range(of: "  # ")?.lowerBound ?? $0.endIndex)] }
      .map { line in line.prefix(through: line.lastIndex { $0 != " " } ?? line.startIndex) }
  }

  @Test("No two kinds of mapping in the language share a title")
  func titles() {
    #expect(Codec<LogMapping>.logMapping.shape.clashingTitles == [])
  }
}
