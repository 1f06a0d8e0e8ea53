import MerchantModel
import Runs
import SharedPlaces
import Studies

/// The places that merchants share, at each point of a sweep.
public struct SweepPlaces {
  private let result: SweepResult
  /// The points that have such places and answers, each with its places.
  private let points: [(point: Point, places: [PlaceSample])]

  /// Collects them.
  ///
  /// - Complexity: O(points x replications).
  public init(_ result: SweepResult) {
    self.result = result
    points = result.points.compactMap { point in
      let places = result.resultSet.places(ofPoint: point.number)
      return places.isEmpty ? nil : (point, places)
    }
  }

  /// Whether no point has one.
  public var isEmpty: Bool { points.isEmpty }

  /// `places.csv`: one row a point, place and figure, the varied paths as columns of their own.
  public var text: String {
    var text = CSV.line(["point"] + result.paths + ["place"] + PlaceFile.columns)
    for (point, places) in points {
      for place in places {
        let head = [String(point.number)] + result.cells(of: point) + [place.place.rawValue]
        for figure in place.figures {
          text += CSV.line(
            head + [figure.name, place.place.words(of: figure.name)?.unitName ?? ""]
              + MeasuresFile.cells(figure.estimate) + [String(place.replications)])
        }
        for (name, value) in [
          ("rounds", Double(place.rounds)), ("settled", place.isSettled ? 1 : 0),
        ] {
          text += CSV.line(
            head + [
              name, "count", CSV.number(value), "", "", "", "", String(place.replications),
            ])
        }
      }
    }
    return text
  }

  /// What a place did at a point, as `sweep.json` has it.
  public struct Record: Codable, Hashable, Sendable {
    /// The number of the point.
    package let point: Int
    package let place: SharedPlace
    /// How many rounds merchants and place took.
    package let rounds: Int
    /// Whether they agree.
    package let settled: Bool
    package let figures: [Figure]

    /// A figure of the place.
    package struct Figure: Codable, Hashable, Sendable {
      package let name: String
      package let unit: String
      package let figure: StudyFigure
    }
  }

  /// The figures of every point; nil where no point has such a place.
  var records: [Record]? {
    guard !isEmpty else { return nil }
    return points.flatMap { point, places in
      places.map { place in
        Record(
          point: point.number, place: place.place, rounds: place.rounds, settled: place.isSettled,
          figures: place.figures.map {
            Record.Figure(
              name: $0.name, unit: place.place.words(of: $0.name)?.unitName ?? "",
              figure: StudyFigure($0.estimate))
          })
      }
    }
  }

  /// The figures for people: a table for each place, with a row for each of some points.
  ///
  /// - Parameter shown: The numbers of the points.
  func lines(ofPoints shown: [Int]) -> [String] {
    SharedPlace.allCases.flatMap { place -> [String] in
      let rows = shown.compactMap { number -> [String]? in
        guard let (point, places) = points.first(where: { $0.point.number == number }),
          let sample = places.first(where: { $0.place == place })
        else { return nil }
        return [String(number)] + result.cells(of: point)
          + Self.shown(of: place).map { name in
            guard let figure = sample.figures.first(where: { $0.name == name }) else { return "-" }
            return place.words(of: name)?.text(figure.estimate) ?? "-"
          }
      }
      guard !rows.isEmpty else { return [] }
      let head = ["point"] + result.paths + Self.shown(of: place)
      let name = place.phrase.prefix(1).uppercased() + place.phrase.dropFirst()
      return ["", "\(name) (places.csv has all its figures):"]
        + TextColumns.lines([head] + rows, leftColumns: 1..<(result.paths.count + 1))
    }
  }

  /// The figures that tables show, by name: how well the place serves, and what it takes.
  package static func shown(of place: SharedPlace) -> [String] {
    switch place {
    case .desk: [DeskOutcome.Figure.answered, .wait, .load, .staffHours, .cost].map(\.rawValue)
    case .appeals:
      [AppealOutcome.Figure.filed, .wait, .load, .reviewersToKeepUp, .backlogAtEnd]
        .map(\.rawValue)
    }
  }

  /// What a reader must know before trusting the figures, one sentence each, without a newline.
  public var warnings: [String] {
    SharedPlace.allCases.compactMap { place in
      let open = points.filter { _, places in
        places.contains { $0.place == place && !$0.isSettled }
      }
      guard !open.isEmpty else { return nil }
      let numbers = ComparisonText.list(open.map { String($0.point.number) })
      return
        "merchants and \(place.phrase) did not settle at \(open.count == 1 ? "point" : "points") \(numbers): do not "
        + "rely on figures there"
    }
  }
}
