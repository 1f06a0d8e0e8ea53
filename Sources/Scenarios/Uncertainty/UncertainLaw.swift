import Foundation
import MerchantModel
import SimKernel
import SimRandom

/// What an uncertain value can be.
public struct UncertainLaw: Sendable {
  /// As it was written, on one line.
  public let text: String
  let form: ScalarForm
  private let spread: Spread

  private enum Spread: Sendable {
    case range(lower: Double, upper: Double)
    case levels([SourceNode.Scalar])
    case distribution(Distribution)
  }

  /// The values of a list, as they were written; nil where there is no list.
  public var levels: [String]? {
    guard case .levels(let levels) = spread else { return nil }
    return levels.map(\.text)
  }

  /// The value at a place from 0 to 1, ends excluded, as the language writes it: the quantile, of a list each value for
  /// an equal part. Numbers have six significant digits, and durations microseconds.
  public func value(at place: Double) -> String { scalar(at: place).text }

  /// The places of the ends of what the value can be: those of a range or a list, else a twentieth from each.
  public var ends: [Double] {
    if case .distribution = spread { [0.05, 0.95] } else { [0, 1] }
  }

  /// The value at a place to about two digits of the law's width, for people.
  public func rounded(at place: Double) -> String {
    guard levels == nil, !form.isWhole else { return value(at: place) }
    let ends = [0.05, 0.95, place].compactMap { try? form.number(scalar(at: $0)) }
    guard ends.count == 3, ends[1] > ends[0] else { return value(at: place) }
    let width = ends[1] - ends[0]
    let units = [86_400.0, 3_600, 60, 1]
    let step =
      form.isDuration
      ? units.first { $0 <= width / 10 } ?? 1e-3 : pow(10, (log10(width) - 1).rounded(.down))
    return form.scalar((ends[2] / step).rounded() * step).text
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
    }
  }

  /// Reads a law.
  ///
  /// - Parameters:
  ///   - node: A text `lower..upper`, a list of two or more values, or a distribution of the language.
  ///   - form: The form of the value.
  ///   - context: Takes what is wrong with it.
  init?(_ node: SourceNode, form: ScalarForm, _ context: inout DecodingContext) {
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
  }
}

/// How a single value is written: whole, a number or share, or a duration.
enum ScalarForm: Sendable {
  case whole
  case number
  case duration

  /// The form of what a shape holds, if it can hold a number, a share or a duration.
  init?(_ shape: Shape) {
    for part in shape.alternatives {
      switch part {
      case .integer: self = .whole
      case .number: self = .number
      case .form(let form) where form.name == "duration": self = .duration
      default: continue
      }
      return
    }
    return nil
  }

  var isWhole: Bool {
    if case .whole = self { true } else { false }
  }

  var isDuration: Bool {
    if case .duration = self { true } else { false }
  }

  /// What the ends of a range look like.
  var shape: Shape {
    switch self {
    case .whole: .integer(.min ... .max)
    case .number: Codec<Probability>.probability.shape
    case .duration: .form(.duration(atLeast: .zero, atMost: .max))
    }
  }

  /// Reads an end of a range; durations in seconds.
  func number(_ scalar: SourceNode.Scalar) throws(ScalarError) -> Double {
    switch self {
    case .whole: Double(try NumberText.integer(scalar))
    case .number: try Codec<Probability>.share(scalar)
    case .duration: try DurationText.parse(scalar.text).inSeconds
    }
  }

  /// Writes a number; durations are in seconds.
  func scalar(_ value: Double) -> SourceNode.Scalar {
    switch self {
    case .whole: SourceNode.Scalar(String(Int(value.rounded())))
    case .number:
      SourceNode.Scalar(NumberText.text(Double(String(format: "%.6g", value)) ?? value))
    case .duration:
      SourceNode.Scalar(DurationText.text(SimDuration(seconds: max(value, 0))))
    }
  }
}

/// What is wrong with an uncertain value.
enum UncertainProblem: DomainProblem {
  case noLaw
  case emptyRange
  case tooFewLevels
  case notHere
  case mustBeKnown

  var message: String {
    switch self {
    case .noLaw: "this does not say what the value can be"
    case .emptyRange: "the upper end of the range is not above the lower one"
    case .tooFewLevels: "a list of what a value can be has two values or more"
    case .notHere: "what stands here cannot be uncertain: it is no number, share or duration"
    case .mustBeKnown: "this says what is simulated and cannot be uncertain"
    }
  }

  var expected: String? {
    switch self {
    case .noLaw, .emptyRange, .tooFewLevels:
      "a range such as `50 %..70 %`, a list such as `[1, 3, 5]`, or a distribution"
    case .notHere, .mustBeKnown: nil
    }
  }

  var hint: String? {
    switch self {
    case .notHere: "`uncertain` belongs to a single value"
    case .mustBeKnown: "sweep it instead"
    default: nil
    }
  }
}
