import MerchantModel

/// A figure of a segment with its exact value.
public struct ExactFigure: Hashable, Sendable {
  /// Its name: that of the measure, if a run reports it.
  public let name: String
  /// The name for people.
  public let title: String
  /// The exact value, in ``unit``.
  public let value: Double
  /// Its unit.
  public let unit: Measure.Unit
  /// The formula.
  public let form: ClosedForm
  /// Whether the value is of the steady state, which a run that begins empty only approaches.
  public let isLongRun: Bool

  /// The measure of a run that estimates the figure; nil where no run reports it.
  public var measure: Measure? { Measure.named(name) }

  init(
    measure name: String, _ value: Double, _ form: ClosedForm, isLongRun: Bool = false
  ) {
    let measure = Measure.named(name)
    self.init(
      name, measure?.title ?? name, value, measure?.unit ?? .share, form, isLongRun: isLongRun)
  }

  init(
    _ name: String, _ title: String, _ value: Double, _ unit: Measure.Unit, _ form: ClosedForm,
    isLongRun: Bool = false
  ) {
    self.name = name
    self.title = title
    self.value = value
    self.unit = unit
    self.form = form
    self.isLongRun = isLongRun
  }
}

/// A part of a segment that theory does not give, and why.
public struct UnknownPart: Hashable, Sendable, Codable {
  /// The part, such as "suspensions".
  public let subject: String
  /// The scenario's assumptions that break the theory, in its own words.
  public let reasons: [String]
}
