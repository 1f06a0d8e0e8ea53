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

  /// Why a line is no reply.
  public enum LineError: Error, Hashable, Sendable {
    /// It is no JSON, or has not what a reply has.
    case malformed
    /// It is an answer of another layout.
    case otherLayout(Int)
    /// A number in it is not written as the whole number that it should be.
    case fraction(String)
    /// Its counters are not those of this program, or are beyond 64 bits.
    case sums(SegmentSums.ReadingError)
    /// It has no digest.
    case noDigest
  }

  /// Reads a reply from a line without its end.
  ///
  /// - Throws: ``LineError``.
  public init(line: Data) throws(LineError) {
    struct Head: Decodable {
      let layout: Int
    }
    let decoder = JSONDecoder()
    do {
      self = try decoder.decode(WorkerReply.self, from: line)
    } catch {
      // Of another layout nothing else is known.
      if let head = try? decoder.decode(Head.self, from: line),
        head.layout != WorkUnit.currentLayout
      {
        throw .otherLayout(head.layout)
      }
      if let error = error as? SegmentSums.ReadingError { throw .sums(error) }
      throw .malformed
    }
    if case .result(let result) = self, result.layout != WorkUnit.currentLayout {
      throw .otherLayout(result.layout)
    }
    if let number = JSONNumbers.fraction(in: line) {
      throw .fraction(number)
    }
    if case .result(let result) = self, result.digest == nil { throw .noDigest }
  }

  /// Reads a reply that was checked before; see ``init(line:)``.
  ///
  /// - Throws: `DecodingError`, ``SegmentSums/ReadingError``.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    if values.contains(.error) {
      self = .failure(try values.decode(UnitFailure.self, forKey: .error))
      return
    }
    self = .result(try UnitResult(from: decoder))
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
public struct UnitFailure: Error, Hashable, Sendable, Codable {
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
  ///   - worker: Who simulates; nil to say nothing of it.
  public mutating func reply(
    toLine line: Data, number: Int, build: String, worker: WorkerName? = nil
  ) -> WorkerReply {
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
    if let fraction = JSONNumbers.fraction(in: line) {
      return failure("\(fraction) is not written as a whole number, as a unit's numbers are")
    }
    do {
      return .result(try result(of: unit, build: build, worker: worker))
    } catch let error as UnitError {
      return failure(Self.words(error))
    } catch {
      guard let error = error as? ScenarioError else { return failure("\(error)") }
      // Warnings are for the scenario's author and not for a worker.
      return failure(ScenarioError(error.diagnostics.filter { $0.severity == .error }).description)
    }
  }

  private static func words(_ error: UnitError) -> String {
    switch error {
    case .tooManyReplications(let asked, let most):
      "the unit asks for \(asked) replications, and one of this scenario has at most \(most)"
    }
  }
}
