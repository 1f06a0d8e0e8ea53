import Foundation
import Scenarios

/// A small validator of JSON Schema: the part of draft 2020-12 that `JSONSchema` writes.
struct JSONSchemaCheck {
  private let root: [String: Any]

  init(_ schema: String) throws {
    let object = try JSONSerialization.jsonObject(with: Data(schema.utf8))
    root = object as? [String: Any] ?? [:]
  }

  /// Every keyword of the schema that the validator does not know; nothing may be left unchecked.
  var unknownKeywords: Set<String> {
    var found: Set<String> = []
    func visit(_ schema: Any) {
      guard let schema = schema as? [String: Any] else { return }
      found.formUnion(schema.keys)
      for key in ["$defs", "properties"] {
        (schema[key] as? [String: Any])?.values.forEach(visit)
      }
      for key in ["items", "additionalProperties", "propertyNames"] { schema[key].map(visit) }
      (schema["anyOf"] as? [Any])?.forEach(visit)
    }
    visit(root)
    return found.subtracting([
      "$schema", "$id", "$defs", "$ref", "title", "description", "default", "examples", "type",
      "properties", "required", "additionalProperties", "propertyNames", "minProperties",
      "maxProperties", "items", "minItems", "maxItems", "minimum", "maximum", "exclusiveMinimum",
      "exclusiveMaximum", "pattern", "minLength", "enum", "anyOf",
    ])
  }

  /// Whether a document, as JSON, is valid.
  func accepts(_ value: Any) -> Bool { accepts(value, root) }

  private func accepts(_ value: Any, _ schema: [String: Any]) -> Bool {
    if let reference = schema["$ref"] as? String {
      let name = reference.replacing("#/$defs/", with: "")
      let definitions = root["$defs"] as? [String: Any]
      guard let target = definitions?[name] as? [String: Any], accepts(value, target) else {
        return false
      }
    }
    if let shapes = schema["anyOf"] as? [[String: Any]] {
      guard shapes.contains(where: { accepts(value, $0) }) else { return false }
    }
    if let words = schema["enum"] as? [String] {
      guard let word = value as? String, words.contains(word) else { return false }
    }
    if let type = schema["type"] {
      let types = type as? [String] ?? [type as? String ?? ""]
      guard types.contains(where: { isOf($0, value) }) else { return false }
    }
    switch value {
    case let text as String: return acceptsText(text, schema)
    case let number as JSONNumber: return acceptsNumber(number.value, schema)
    case let list as [Any]: return acceptsList(list, schema)
    case let object as [String: Any]: return acceptsObject(object, schema)
    default: return true
    }
  }

  private func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "string": value is String
    case "boolean": value is Bool
    case "null": value is NSNull
    case "array": value is [Any]
    case "object": value is [String: Any]
    case "number": value is JSONNumber
    case "integer": (value as? JSONNumber).map { $0.value == $0.value.rounded() } ?? false
    default: false
    }
  }

  private func acceptsText(_ text: String, _ schema: [String: Any]) -> Bool {
    if let least = schema["minLength"] as? Int, text.count < least { return false }
    guard let pattern = schema["pattern"] as? String else { return true }
    return text.range(of: pattern, options: .regularExpression) != nil
  }

  private func acceptsNumber(_ number: Double, _ schema: [String: Any]) -> Bool {
    func bound(_ key: String) -> Double? { (schema[key] as? NSNumber)?.doubleValue }
    return (bound("minimum").map { number >= $0 } ?? true)
      && (bound("maximum").map { number <= $0 } ?? true)
      && (bound("exclusiveMinimum").map { number > $0 } ?? true)
      && (bound("exclusiveMaximum").map { number < $0 } ?? true)
  }

  private func acceptsList(_ list: [Any], _ schema: [String: Any]) -> Bool {
    if let least = schema["minItems"] as? Int, list.count < least { return false }
    if let most = schema["maxItems"] as? Int, list.count > most { return false }
    guard let items = schema["items"] as? [String: Any] else { return true }
    return list.allSatisfy { accepts($0, items) }
  }

  private func acceptsObject(_ object: [String: Any], _ schema: [String: Any]) -> Bool {
    let required = schema["required"] as? [String] ?? []
    guard required.allSatisfy({ object[$0] != nil }) else { return false }
    if let least = schema["minProperties"] as? Int, object.count < least { return false }
    if let most = schema["maxProperties"] as? Int, object.count > most { return false }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    return object.allSatisfy { key, value in
      if let names = schema["propertyNames"] as? [String: Any], !accepts(key, names) {
        return false
      }
      if let property = properties[key] as? [String: Any] { return accepts(value, property) }
      if let others = schema["additionalProperties"] as? [String: Any] {
        return accepts(value, others)
      }
      return schema["additionalProperties"] as? Bool ?? true
    }
  }
}

/// A number, told apart from a Boolean, which `NSNumber` does not do everywhere.
struct JSONNumber {
  let value: Double
}
