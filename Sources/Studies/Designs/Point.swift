/// One change of a scenario, in the form that `--set` takes.
public struct Setting: Hashable, Sendable, Codable {
  /// What is changed: keys, names and list positions with dots between them.
  public let path: String
  /// What it becomes, as the scenario language writes it.
  public let value: String

  /// A change.
  public init(_ path: String, _ value: String) {
    self.path = path
    self.value = value
  }
}

extension Setting: CustomStringConvertible {
  /// `path=value`.
  public var description: String { "\(path)=\(value)" }
}

/// A point of a design: the changes made to the scenario before it is simulated.
public struct Point: Hashable, Sendable, Codable {
  /// Its place in the design, from 0.
  public let number: Int
  /// The names or paths of policies that are laid over the scenario, in order, before the settings.
  public let policies: [String]
  /// The changes, one an axis, in the order of the axes.
  public let settings: [Setting]

  /// A point.
  public init(number: Int, policies: [String] = [], settings: [Setting]) {
    self.number = number
    self.policies = policies
    self.settings = settings
  }

  /// The value of an axis at the point: a setting's value, or for `policy` the policies; nil if there is none.
  public func value(of path: String) -> String? {
    if path == Axis.policy { return policies.isEmpty ? nil : policies.joined(separator: "+") }
    return settings.first { $0.path == path }?.value
  }
}

extension Point: CustomStringConvertible {
  /// The settings with blanks between them.
  public var description: String {
    (policies.map { "\(Axis.policy)=\($0)" } + settings.map(\.description)).joined(separator: " ")
  }
}
