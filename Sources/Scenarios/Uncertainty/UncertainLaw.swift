import Foundation
import MerchantModel
import SimRandom

/// What an uncertain value can be.
public struct UncertainLaw: Sendable {
  /// As it was written, on one line; of joint draws where nine of ten of them lie, and the file.
  public let text: String
  /// The same without the file of joint draws.
  public let span: String
  let form: ScalarForm
  private let spread: Spread

  private enum Spread: Sendable {
    case range(lower: Double, upper: Double)
    case levels([SourceNode.Scalar])
    case distribution(Distribution)
    case draws(JointDraws, column: String, cells: [SourceNode.Scalar], numbers: [Double])
  }

  /// The values of a list, as they were written; nil where there is no list.
  public var levels: [String]? {
    guard case .levels(let levels) = spread else { return nil }
    return levels.map(\.text)
  }

  /// The file of joint draws that it is a column of; nil of any other law.
  public var draws: JointDraws? {
    guard case .draws(let draws, _, _, _) = spread else { return nil }
    return draws
  }

  /// The name of its column in a file of joint draws; nil of any other law.
  public var column: String? {
    guard case .draws(_, let column, _, _) = spread else { return nil }
    return column
  }

  /// The number at a place, durations in seconds; nil of a value that is no joint draw.
  public func number(at place: Double) -> Double? {
    guard case .draws(let draws, _, _, let numbers) = spread else { return nil }
    return numbers[draws.row(at: place)]
  }

  /// The value at a place from 0 to 1, ends excluded, as the language writes it: the quantile, of a list each value for
  /// an equal part, of joint draws what stands in the row. Numbers have six significant digits, and durations microseconds.
  public func value(at place: Double) -> String { scalar(at: place).text }

  /// The places of the ends of what the value can be: those of a range or a list, else a twentieth from each. Joint draws have
  /// no ends of their own: see ``JointDraws``.
  public var ends: [Double] {
    switch spread {
    case .range, .levels: [0, 1]
    case .distribution, .draws: [0.05, 0.95]
    }
  }

  /// The numbers of the column of joint draws, in the order of the rows, durations in seconds; none of any other law.
  var numbers: [Double] {
    guard case .draws(_, _, _, let numbers) = spread else { return [] }
    return numbers
  }

  /// What it is taken for if nothing is said: its median, of joint draws that of the column.
  var median: SourceNode.Scalar {
    guard case .draws(_, _, let cells, let numbers) = spread else { return scalar(at: 0.5) }
    let rows = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    return cells[rows[rows.count / 2]]
  }

  /// The value at a place to about two digits of the law's width, for people.
  public func rounded(at place: Double) -> String {
    guard levels == nil, !form.isWhole else { return value(at: place) }
    let ends = [0.05, 0.95, place].compactMap { try? form.number(scalar(at: $0)) }
    guard ends.count == 3, ends[1] > ends[0] else { return value(at: place) }
    return form.rounded(ends[2], ofWidth: ends[1] - ends[0])
  }

  func scalar(at place: Double) -> SourceNode.Scalar {
    switch spread {
    case .levels(let levels):
      return levels[min(Int(place * Double(levels.count)), levels.count - 1)]
    case .range(let lower, let upper):
      if case .whole = form {
        let count = upper - lower + 1
        return form.scalar(lower + min((place * count).rounded(.down), count - 1))
      }
      return form.scalar(lower + (upper - lower) * place)
    case .distribution(let law): return form.scalar(law.quantile(place))
    case .draws(let draws, _, let cells, _): return cells[draws.row(at: place)]
    }
  }

  /// Reads a law.
  ///
  /// - Parameters:
  ///   - node: A text `lower..upper`, a list of two or more values, a distribution of the language, or joint draws.
  ///   - form: The form of the value.
  ///   - files: The files of draws that were read so far.
  ///   - context: Takes what is wrong with it.
  init?(
    _ node: SourceNode, form: ScalarForm, _ files: inout DrawsFiles,
    _ context: inout DecodingContext
  ) {
    self.form = form
    switch node.content {
    case .scalar(let scalar):
      guard let dots = scalar.text.range(of: "..") else {
        context.report(.domain(UncertainProblem.noLaw), at: node.location)
        return nil
      }
      let ends = [scalar.text[..<dots.lowerBound], scalar.text[dots.upperBound...]].map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      var numbers: [Double] = []
      for end in ends {
        do throws(ScalarError) {
          numbers.append(try form.number(SourceNode.Scalar(end)))
        } catch {
          context.report(
            .scalar(end, expected: form.shape, fault: error), at: node.location)
          return nil
        }
      }
      guard numbers[0] < numbers[1] else {
        context.report(.domain(UncertainProblem.emptyRange), at: node.location)
        return nil
      }
      spread = .range(lower: numbers[0], upper: numbers[1])
      text = "\(ends[0])..\(ends[1])"
    case .sequence(let items):
      guard items.count > 1, items.allSatisfy({ $0.scalar.map { !$0.isNull } ?? false }) else {
        context.report(.domain(UncertainProblem.tooFewLevels), at: node.location)
        return nil
      }
      let levels = items.compactMap(\.scalar)
      spread = .levels(levels)
      text = "[" + levels.map(\.text).joined(separator: ", ") + "]"
    case .mapping where node[DrawsColumn.key] != nil:
      guard let read = files.column(node, form: form, &context) else { return nil }
      spread = .draws(
        read.draws, column: read.column, cells: read.cells, numbers: read.numbers)
      (text, span) = ("\(read.span) in \(read.draws.file)", read.span)
      return
    case .mapping:
      let codec = Codec<DistributionSpec>.distributionSpec(
        of: form.isDuration ? .duration : .number)
      guard let spec = codec.read(node, &context) else { return nil }
      do {
        spread = .distribution(try spec.distribution())
      } catch {
        context.report(.domain(ForeignProblem.of(error)), at: node.location)
        return nil
      }
      text = codec.render(spec).inline
    }
    span = text
  }
}
