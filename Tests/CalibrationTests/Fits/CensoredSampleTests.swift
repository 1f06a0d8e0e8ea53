import Calibration
import Testing

/// What a sample keeps of its rows.
struct CensoredSampleTests {
  typealias Row = CensoredSample.Row

  @Test("Equal durations are one with their weights added up")
  func joins() throws {
    let sample = try CensoredSample([
      Row(seconds: 5), Row(seconds: 3, weight: 2), Row(seconds: 5, weight: 0.5),
      Row(seconds: 4, isCensored: true), Row(seconds: 9, weight: 0),
    ])
    #expect(sample.observed.map(\.seconds) == [3, 5])
    #expect(sample.observed.map(\.weight) == [2, 1.5])
    #expect(sample.censored.map(\.seconds) == [4])
    #expect(sample.events == 3.5 && sample.size == 4.5 && sample.longest == 5)
    #expect(!sample.isComplete)
  }

  @Test("The order of rows does not matter")
  func order() throws {
    let rows = [3.0, 1, 2, 3].map { Row(seconds: $0) } + [Row(seconds: 2, isCensored: true)]
    #expect(try CensoredSample(rows) == CensoredSample(rows.reversed()))
  }

  @Test("What was followed no longer than the threshold says nothing")
  func uninformative() throws {
    let rows = [Row(seconds: 10), Row(seconds: 10, isCensored: true)]
    #expect(try CensoredSample(rows, threshold: 10).size == 1)
    #expect(try CensoredSample([Row(seconds: 0, isCensored: true)]).size == 0)
  }

  @Test("A duration of 0 in whole seconds is half of one")
  func zero() throws {
    #expect(
      try CensoredSample(observed: [0, 2], resolution: 1).observed.map(\.seconds) == [0.5, 2])
    #expect(throws: FitError.outOfRange(name: "an observed duration", value: 0)) {
      try CensoredSample(observed: [0, 2])
    }
  }

  @Test("Short rows can be left out, as if the law began later or as rows that are missing")
  func lasting() throws {
    let sample = try CensoredSample(observed: [1, 10, 20])
    #expect(sample.lasting(atLeast: 10, isTruncated: false).threshold == 0)
    let truncated = sample.lasting(atLeast: 10, isTruncated: true)
    #expect(truncated.threshold == 10 && truncated.events == 2)
  }

  @Test(
    "What is no duration is refused",
    arguments: [
      (Row(seconds: -1), FitError.outOfRange(name: "a duration", value: -1)),
      (Row(seconds: .infinity), .outOfRange(name: "a duration", value: .infinity)),
      (Row(seconds: 1, weight: -1), .outOfRange(name: "a weight", value: -1)),
      (Row(seconds: 2), .belowThreshold(seconds: 2, threshold: 3)),
    ])
  func refused(row: Row, error: FitError) {
    #expect(throws: error) { try CensoredSample([row], threshold: 3) }
    #expect(!error.description.isEmpty)
  }

  @Test("A duration that is not a number is refused")
  func notANumber() {
    #expect(throws: FitError.self) { try CensoredSample(observed: [.nan]) }
    #expect(throws: FitError.self) { try CensoredSample(observed: [1], threshold: .nan) }
    #expect(throws: FitError.self) { try CensoredSample(observed: [1], resolution: 0) }
  }
}
