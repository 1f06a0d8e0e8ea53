import Charts
import ResultFiles

/// The part of a study's page that depends on the kind of study.
protocol StudyContent {
  /// What the study's JSON file holds.
  associatedtype Figures: Decodable

  /// The study that the page is of.
  var study: LoadedStudy<Figures> { get }
  /// What it is a report of.
  var kind: String { get }
  /// Its heading, mostly the scenario's title.
  var title: String { get }
  /// What was simulated.
  var facts: [(String, String)] { get }
  /// What came out, in sentences, a paragraph each.
  var verdict: [String] { get }
  /// Markup between verdict and charts.
  var sections: String { get }
  /// Markup between charts and table.
  var remarks: String { get }
  /// All figures.
  var table: SortableTable { get }
}

extension StudyContent {
  var sections: String { "" }
  var remarks: String { "" }

  var figures: Figures { study.figures }
  var say: Language { study.say }
  var words: StudyWords { study.words }
}

/// A study as its page uses it: the figures and rows of its files, and words in the language of the reader.
struct LoadedStudy<Figures: Decodable> {
  /// What its JSON file holds.
  let figures: Figures
  /// The rows of its file of comma-separated values.
  let table: CSVTable
  let say: Language
  let words: StudyWords

  /// Loads the figures.
  ///
  /// - Throws: ``SavedResultsError`` if the JSON file is missing or damaged.
  init(_ study: SavedStudy, in language: Language) throws(SavedResultsError) {
    figures = try study.figures(Figures.self)
    table = study.table
    say = language
    words = StudyWords(language)
  }
}
