import Experiments
import MerchantModel
import Statistics

/// What a sweep came to: its points with the answers to them.
public struct SweepResult: Sendable {
  /// The scenario's title.
  public let title: String
  /// The paths that are varied.
  public let paths: [String]
  /// The points by number.
  public let points: [Point]
  /// The answers.
  public let book: AnswerBook

  /// Brings points and answers together.
  public init(title: String, paths: [String], points: [Point], book: AnswerBook) {
    self.title = title
    self.paths = paths
    self.points = points
    self.book = book
  }

  /// What a point says of each path.
  func cells(of point: Point) -> [String] { paths.map { point.value(of: $0) ?? "" } }
}

/// `sweep.csv`: one row a point, scope and measure, the varied paths as columns of their own.
public struct SweepFile {
  private let result: SweepResult

  /// The file of a sweep.
  public init(_ result: SweepResult) {
    self.result = result
  }

  /// The text.
  public var text: String {
    let book = result.book
    var text = CSV.line(
      ["point"] + result.paths + [
        "scope", "measure", "unit", "replications", "estimate", "standard_error", "lower",
        "upper", "confidence",
      ])
    for point in result.points {
      let frame = book.frames[point.number]
      let count = book.count(ofPoint: point.number)
      let measures = frame.measures
      for scope in frame.scopes {
        for measure in measures where measure.quantile == nil || scope != .population {
          text += CSV.line(
            [String(point.number)] + result.cells(of: point)
              + [frame.name(of: scope), measure.name, measure.unit.rawValue, String(count)]
              + MeasuresFile.cells(book.estimate(measure, of: scope, at: point.number)))
        }
      }
    }
    return text
  }
}
