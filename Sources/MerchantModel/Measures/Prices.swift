/// What things are worth, in a currency of the user's.
public struct Prices: Hashable, Sendable, Codable {
  /// What an hour of rostered staff costs.
  public var staffHour = 0.0
  /// What a return costs.
  public var returned = 0.0
  /// What a sale brings.
  public var sale = 0.0
  /// What a complaint costs.
  public var complaint = 0.0

  /// Everything is free.
  public init() {}
}
