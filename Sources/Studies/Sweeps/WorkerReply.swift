import Foundation
import Scenarios

/// A worker's reply to a line: the result of a unit, or why there is none.
public enum WorkerReply: Hashable, Sendable {
  case result(UnitResult)
  case failure(UnitFailure)

  /// Encodes the reply as one line of JSON without its end; the same reply gives the same bytes.
  ///
  /// - Throws: `EncodingError`.
  public func line() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}

extension WorkerReply: Codable {
  private enum CodingKeys: CodingKey {
    case error
  }

  /// Reads a reply.
  ///
  /// - Throws: `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    if values.contains(.error) {
      self = .failure(try values.decode(UnitFailure.self, forKey: .error))
      return
    }
    let result = try UnitResult(from: decoder)
    guard result.layout == WorkUnit.currentLayout else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: [], debugDescription: "an answer of layout \(result.layout)"))
    }
    self = .result(result)
  }

  /// Writes a reply.
  ///
  /// - Throws: `EncodingError`.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .result(let result): try result.encode(to: encoder)
    case .failure(let failure):
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(failure, forKey: .error)
    }
  }
}

/// Why a line has no result.
public struct UnitFailure: Hashable, Sendable, Codable {
  /// What is wrong, for people.
  public var message: String
  /// The number of the line in the worker's input, from 1; nil where that is not known.
  public var line: Int?
  /// The experiment of the unit, if the line was a unit.
  public var experiment: String?
  /// The unit, if the line was one.
  public var key: WorkUnit.Key?
  /// How the line begins, if it was no unit.
  public var input: String?

  /// Makes a failure.
  public init(
    _ message: String, line: Int? = nil, experiment: String? = nil, key: WorkUnit.Key? = nil,
    input: String? = nil
  ) {
    self.message = message
    self.line = line
    self.experiment = experiment
    self.key = key
    self.input = input
  }
}

extension UnitSimulator {
  /// How much of a line that is no unit is shown.
  private static let shown = 200

  /// Simulates the unit of a line.
  ///
  /// - Parameters:
  ///   - line: The line without its end.
  ///   - number: Its number, from 1.
  ///   - build: What simulates, in words.
  public mutating func reply(toLine line: Data, number: Int, build: String) -> WorkerReply {
    let unit: WorkUnit
    do {
      unit = try JSONDecoder().decode(WorkUnit.self, from: line)
    } catch {
      return .failure(
        UnitFailure(
          "the line is no unit of work", line: number,
          input: String(decoding: line.prefix(Self.shown), as: UTF8.self)))
    }
    func failure(_ message: String) -> WorkerReply {
      .failure(
        UnitFailure(message, line: number, experiment: unit.experiment, key: unit.key))
    }
    guard unit.layout == WorkUnit.currentLayout else {
      return failure(
        "the unit has layout \(unit.layout), and this version knows \(WorkUnit.currentLayout)")
    }
    do throws(ScenarioError) {
      return .result(try result(of: unit, build: build))
    } catch {
      // Warnings are for the scenario's author and not for a worker.
      return failure(ScenarioError(error.diagnostics.filter { $0.severity == .error }).description)
    }
  }
}
