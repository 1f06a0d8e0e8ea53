import Foundation
import SimKernel
import SimRandom

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

  /// A number to about two digits of a width, for people.
  func rounded(_ value: Double, ofWidth width: Double) -> String {
    let units = [86_400.0, 3_600, 60, 1]
    let step =
      isDuration
      ? units.first { $0 <= width / 10 } ?? 1e-3 : pow(10, (log10(width) - 1).rounded(.down))
    return scalar((value / step).rounded() * step).text
  }

  /// The number that a text is in any form: a number, a share or a duration in seconds; nil of anything else.
  static func anyNumber(_ text: String) -> Double? {
    let scalar = SourceNode.Scalar(text)
    return (try? ScalarForm.number.number(scalar)) ?? (try? ScalarForm.duration.number(scalar))
  }
}
