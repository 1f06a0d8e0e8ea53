import Tables

/// What the columns of a log mean: a small YAML file that `ingest --as` takes.
///
/// ```yaml
/// mapping: {title: Calls of our app}
/// times: {form: dmy, zone: Asia/Shanghai}
/// contacts: {id: call_id, arrives: rang_at, answered: picked_up_at, ends: hung_up_at}
/// ```
public struct LogMapping: Sendable {
  /// What the file says about itself.
  struct About: Sendable, Equatable {
    /// What kind of log it is for.
    var title = ""
    /// Where its meaning is documented.
    var source: String?
    /// What users of the figures must know; the audit repeats it.
    var notes: [String] = []

    /// To be filled in.
    init() {}
  }

  /// How points in time are written.
  struct Times: Sendable, Equatable {
    /// The form of all columns that do not name their own.
    var form = TimeForm.ymd
    /// Where the merchants are; `--zone` overrides it.
    var zone: LocalZone?

    /// To be filled in.
    init() {}
  }

  /// What the file says about itself.
  var about = About()
  /// How the records are written.
  var file = LogFormat()
  /// How points in time are written.
  var times = Times()
  /// One row a contact.
  var contacts: ContactMapping?
  /// One row an event.
  var events: EventMapping?
  /// One row a day.
  var counts: CountMapping?

  /// To be filled in.
  init() {}
}

/// How the records of a log are written.
struct LogFormat: Sendable, Equatable {
  /// How fields are told apart.
  enum Layout: String, Sendable, CaseIterable {
    case table
    case jsonLines
  }

  /// The encoding, or that it is to be found.
  enum Encoding: String, Sendable, CaseIterable {
    case found
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    case gb18030
  }

  /// The separator, or that it is to be found.
  enum Separation: String, Sendable, CaseIterable {
    case found
    case comma
    case tab
    case semicolon
    case bar
  }

  /// Rows that are known by a word, such as those that add up others.
  struct MarkedRows: Sendable, Equatable {
    /// The column by which they are known.
    var column = ""
    /// What stands in it.
    var words: [String] = []

    /// To be filled in.
    init() {}
  }

  /// A table or a JSON object a line.
  var layout = Layout.table
  /// How characters are stored.
  var encoding = Encoding.found
  /// What parts the fields of a table.
  var separator = Separation.found
  /// Whether fields may stand in double quotes.
  var quotes = true
  /// The names of the columns of a table without a header line.
  var columns: [String]?
  /// Cells that mean nothing, in every column.
  var nothing: [String] = []
  /// Rows that add up others.
  var totals: MarkedRows?
  /// Rows that are of no contact, call or day.
  var leaveOut: MarkedRows?

  /// To be filled in.
  init() {}
}
