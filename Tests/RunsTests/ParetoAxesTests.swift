import MerchantModel
import Runs
import SimStatistics
import Testing

/// The words of `--pareto`.
struct ParetoAxesTests {
  private func axes(_ text: String) throws -> ParetoAxes {
    try ParetoAxes(text, for: try PolicyRunTests.policy("first").scenario)
  }

  @Test("Two measures, with the dictionary's wanted ends or others")
  func read() throws {
    let usual = try axes(ParetoAxes.usual)
    #expect(usual.first.measure.name == "days_restricted" && usual.first.better == .lower)
    #expect(usual.second.measure.name == "customers_missed" && usual.second.better == .lower)
    let other = try axes("calls:higher, suspensions:higher")
    #expect(other.first.better == .higher && other.second.better == .higher)
  }

  @Test("What names no axes")
  func refused() {
    #expect(throws: ParetoAxes.ParseError.notTwo("suspensions")) { try axes("suspensions") }
    #expect(throws: ParetoAxes.ParseError.unknownMeasure("x")) { try axes("x,suspensions") }
    #expect(throws: ParetoAxes.ParseError.noDirection("calls")) { try axes("suspensions,calls") }
    #expect(throws: ParetoAxes.ParseError.unknownDirection("up")) {
      try axes("calls:up,suspensions")
    }
    #expect(throws: ParetoAxes.ParseError.sameMeasure("returns")) { try axes("returns,returns") }
  }
}
