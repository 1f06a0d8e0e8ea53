import Scenarios

extension Codec where Value == LogMapping {
  /// The language of mappings: what the columns of a log mean.
  public static var logMapping: Codec {
    .object(
      "mapping file", "What the columns of a log mean, for `ringside ingest`.",
      defaults: LogMapping(),
      fields: [
        .required("mapping", \.about, .about, "What the file says about itself."),
        .defaulted(
          "file", \.file, .logFormat, "How the records are written.", synonyms: ["format"]),
        .defaulted("times", \.times, .times, "How points in time are written."),
        .optional(
          "contacts", \.contacts, .contactMapping, "One row a contact or call.",
          synonyms: ["calls", "rows"]),
        .optional("events", \.events, .eventMapping, "One row for each thing that happens."),
        .optional(
          "counts", \.counts, .countMapping, "One row a merchant and day.",
          synonyms: ["days", "daily"]),
      ]
    ) { mapping, findings in
      let count = [mapping.contacts != nil, mapping.events != nil, mapping.counts != nil]
        .count { $0 }
      if count != 1 { findings.error(OneKindOfRow(count: count)) }
    }
  }
}

extension Codec where Value == LogMapping.About {
  fileprivate static var about: Codec {
    .object(
      "mapping", "What a mapping says about itself.", defaults: LogMapping.About(),
      fields: [
        .required("title", \.title, .text, "What kind of log it is for."),
        .optional("source", \.source, .text, "Where the meaning of the columns is documented."),
        .defaulted(
          "notes", \.notes, .list(of: .text),
          "What users of the figures must know; the audit repeats it."),
      ])
  }
}

extension Codec where Value == LogMapping.Times {
  fileprivate static var times: Codec {
    .object(
      "times", "How points in time are written.", defaults: LogMapping.Times(),
      fields: [
        .defaulted(
          "form", \.form, .choice, "The form of all columns that do not name their own.",
          synonyms: ["format"]),
        .optional(
          "zone", \.zone, .zone, "Where the merchants are, as in `Asia/Shanghai`.",
          synonyms: ["timezone", "tz"]),
      ])
  }
}

extension Codec where Value == LocalZone {
  fileprivate static var zone: Codec {
    let zone = Codec<String>.text.map { (name: String) throws -> LocalZone in
      guard let zone = LocalZone(name) else { throw UnknownZone(name: name) }
      return zone
    } from: {
      $0.name
    }
    return zone
  }
}

extension Codec where Value == LogFormat {
  fileprivate static var logFormat: Codec {
    .object(
      "file", title: "log format", "How the records of a log are written.", defaults: LogFormat(),
      fields: [
        .defaulted("layout", \.layout, .choice, "How fields are told apart."),
        .defaulted("encoding", \.encoding, .choice, "How characters are stored."),
        .defaulted(
          "separator", \.separator, .choice, "What parts the fields of a table.",
          synonyms: ["delimiter"]),
        .defaulted("quotes", \.quotes, .boolean, "Whether fields may stand in double quotes."),
        .optional(
          "columns", \.columns, .list(of: .text, count: 1...1_000),
          "The names of the columns, of a table without a header line.", synonyms: ["header"]),
        .defaulted(
          "nothing", \.nothing, .list(of: .text), "Cells that mean nothing, in every column.",
          synonyms: ["null", "none", "empty"]),
        .optional(
          "totals", \.totals, .markedRows,
          "Rows that add up others: they are checked where there is something to check, and left out."
        ),
        .optional(
          "leaveOut", \.leaveOut, .markedRows,
          "Rows that are of no contact, call or day, such as cancelled ones; the audit counts them."
        ),
      ]
    ) { file, findings in
      if file.layout == .jsonLines, file.columns != nil {
        findings.error(NoColumns(), at: "columns")
      }
    }
  }
}

extension Codec where Value == LogFormat.MarkedRows {
  fileprivate static var markedRows: Codec {
    .object(
      "marked rows", "Rows that are known by a word.", defaults: LogFormat.MarkedRows(),
      fields: [
        .required("column", \.column, .text, "The column by which they are known."),
        .required("words", \.words, .list(of: .text, count: 1...100), "What stands in it."),
      ])
  }
}

extension LogFormat.Layout: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .table: "a line a row, with separators"
    case .jsonLines: "a JSON object a line; columns are paths such as `Agent.Username`"
    }
  }
}

extension LogFormat.Encoding: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .found: "found by the beginning of the file"
    case .utf8: "UTF-8"
    case .utf16: "UTF-16, with a mark or without"
    case .gb18030: "GB18030, GBK or GB 2312"
    }
  }
}

extension LogFormat.Separation: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .found: "the one by which the columns are found in the header line"
    case .comma: "`,`"
    case .tab: "the tabulator"
    case .semicolon: "`;`"
    case .bar: "`|`"
    }
  }
}

/// A mapping says of no kind of row what it means, or of several.
struct OneKindOfRow: DomainProblem {
  let count: Int
  var message: String {
    count == 0 ? "the mapping does not say what a row is" : "a row is one thing, not \(count)"
  }
  var expected: String? { "one of `contacts`, `events`, `counts`" }
}

/// A row that stands for several contacts says nothing of any of them.
struct OneContactARow: DomainProblem {
  var message: String { "a row that stands for several contacts has no id and no call" }
}

/// Objects of JSON bring their names along.
struct NoColumns: DomainProblem {
  var message: String { "`columns` does nothing with `layout: jsonLines`" }
}
