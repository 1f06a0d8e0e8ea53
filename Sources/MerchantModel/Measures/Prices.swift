/// What things are worth, in a currency of the user's.
public struct Prices: Hashable, Sendable {
  /// What an hour of rostered staff costs.
  public var staffHour = 0.0
  /// What a minute of an agent in a call costs.
  public var staffCallMinute = 0.0
  /// What a minute of an agent's effort outside calls costs: chats, shared among those open, and ringing.
  public var staffChatMinute = 0.0
  /// What a minute of a customer's waiting and handling is worth.
  public var customerMinute = 0.0
  /// What a missed ring costs.
  public var missedCall = 0.0
  /// What a lost customer costs.
  public var lostCustomer = 0.0
  /// What a return costs.
  public var returned = 0.0
  /// What a sale brings.
  public var sale = 0.0
  /// What a complaint costs.
  public var complaint = 0.0
  /// What a minute of a shared desk in calls costs.
  public var deskMinute = 0.0
  /// What a day with the feature off costs.
  public var dayOff = 0.0
  /// What a contact costs that the assistant takes.
  public var assistantContact = 0.0

  /// Everything is free.
  public init() {}

  /// A price of its own for everything: every measure of money is then made, of all that it can be made of.
  package static let ofEverything: Prices = {
    var prices = Prices()
    for (place, key) in keys.enumerated() { prices[keyPath: key] = Double(keys.count - place) }
    return prices
  }()

  private static var keys: [WritableKeyPath<Prices, Double>] {
    [
      \.staffHour, \.staffCallMinute, \.staffChatMinute, \.customerMinute, \.missedCall,
      \.lostCustomer, \.returned, \.sale, \.complaint, \.deskMinute, \.dayOff,
      \.assistantContact,
    ]
  }
}

/// Prices that are 0 are left out, and those that are not there are 0.
extension Prices: Codable {
  private enum Key: String, CodingKey, CaseIterable {
    case staffHour, staffCallMinute, staffChatMinute, customerMinute, missedCall, lostCustomer
    case returned, sale, complaint, deskMinute, dayOff, assistantContact
  }

  /// Reads prices.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    for (name, key) in zip(Key.allCases, Prices.keys) {
      self[keyPath: key] = try values.decodeIfPresent(Double.self, forKey: name) ?? 0
    }
  }

  /// Writes prices.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    for (name, key) in zip(Key.allCases, Prices.keys) where self[keyPath: key] != 0 {
      try values.encode(self[keyPath: key], forKey: name)
    }
  }
}
