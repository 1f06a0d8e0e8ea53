extension Distribution {
  /// The constant that is a whole number, which no number can make invalid.
  public static func exactly(_ value: Int) -> Distribution {
    Distribution(.constant(ConstantDistribution(value: Double(value))))
  }
}
