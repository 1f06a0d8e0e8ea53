/// Reads the rates, volumes and days of an operating characteristic from text.
public enum OperatingGrid {
  /// Thrown for a text that is none of them.
  public enum ParseError: Error, Hashable, Sendable {
    /// Not a list or a range of shares between 0 and 1, each once.
    case badRates(String)
    /// Not a list or a range of positive numbers up to 100,000, each once.
    case badVolumes(String)
    /// Not a list or a range of whole numbers from 1 to 3,660, each once.
    case badDays(String)
    /// More points than the command takes.
    case tooManyPoints(Int, Int)
  }

  /// Reads `0.3:0.95:0.05` or `30%,60%` as shares.
  ///
  /// - Throws: ``ParseError``.
  public static func rates(_ text: String) throws(ParseError) -> [Double] {
    guard let levels = (try? Axis("x=\(text)"))?.levels else { throw .badRates(text) }
    let rates = levels.compactMap(Quantity.share)
    guard rates.count == levels.count, rates.allSatisfy({ (0...1).contains($0) }),
      Set(rates).count == rates.count
    else { throw .badRates(text) }
    return rates.sorted()
  }

  /// Reads `5,10,20.5` as mean calls a day.
  ///
  /// - Throws: ``ParseError``.
  public static func volumes(_ text: String) throws(ParseError) -> [Double] {
    guard let volumes = try? SynthesisFamily.volumes(text), Set(volumes).count == volumes.count
    else { throw .badVolumes(text) }
    return volumes.sorted()
  }

  /// Reads `30,90` as numbers of days.
  ///
  /// - Throws: ``ParseError``.
  public static func days(_ text: String) throws(ParseError) -> [Int] {
    guard let days = try? SynthesisFamily.numbers(text, in: 1...3_660),
      Set(days).count == days.count
    else { throw .badDays(text) }
    return days.sorted()
  }
}
