import SimRandom

extension Codec where Value == Probability {
  /// A probability: a number from 0 to 1, or a percentage such as `85 %`.
  public static var probability: Codec {
    let percentage = Shape.Form(
      name: "percentage", phrase: "a percentage such as `85 %`",
      pattern: "^(?:100(?:\\.0+)?|[0-9]{1,2}(?:\\.[0-9]+)?) *%$", examples: ["85 %"])
    let shape = Shape.either([.number(.from(0, through: 1)), .form(percentage)])
    return .scalar(shape) { (scalar) throws(ScalarError) -> Probability in
      let value = try share(scalar)
      do {
        return try Probability(value)
      } catch {
        // 85 surely means a percentage; the meaning of 1.3 is unclear.
        if value >= 2, value <= 100, !scalar.text.contains("%") {
          throw .write("\(scalar.text) %")
        }
        throw .outOfRange
      }
    } render: {
      .plain(NumberText.text($0.value))
    }
  }

  /// Reads a number or a percentage as a share.
  static func share(_ scalar: SourceNode.Scalar) throws(ScalarError) -> Double {
    guard scalar.text.hasSuffix("%") else { return try NumberText.double(scalar) }
    var digits = scalar.text.dropLast()
    while digits.last == " " { digits.removeLast() }
    guard NumberText.isNumber(digits), !digits.lowercased().contains("e") else {
      throw .unreadable
    }
    // Shifting the decimal point in the text rounds once; dividing by 100 would round twice.
    return try NumberText.double(digits + "e-2")
  }
}
