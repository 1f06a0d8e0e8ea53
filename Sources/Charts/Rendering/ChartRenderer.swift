import Foundation
import ResultFiles

/// Turns specifications into pictures with vl-convert, a Python package that works offline.
///
/// Which Python: the one that `RINGSIDE_PYTHON` names; else that of the `.venv` in a folder above the
/// program, which `make` fills; else `python3` on the path. Nothing is looked for where the user happens to
/// be.
public struct ChartRenderer: Sendable {
  /// A picture of a chart.
  public struct Picture: Decodable, Sendable {
    /// Scalable Vector Graphics.
    public let svg: String
    /// Portable Network Graphics, where it was asked for.
    public let png: Data?
  }

  /// The result of rendering.
  public struct Rendering: Decodable, Sendable {
    /// One a specification, in their order.
    public let charts: [Picture]
    /// The scripts that draw charts in a browser, where they were asked for.
    public let bundle: String?
    /// What Vega-Lite had to remark; nothing if all is well.
    public private(set) var remarks = ""

    private enum CodingKeys: CodingKey {
      case charts, bundle
    }

    fileprivate func remarking(_ words: String) -> Rendering {
      var rendering = self
      rendering.remarks = words
      return rendering
    }
  }

  private let pythons: [String]

  /// Finds the Python interpreters to try.
  public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    if let named = environment["RINGSIDE_PYTHON"], !named.isEmpty {
      pythons = [named]
      return
    }
    var found: [String] = []
    var folder = URL(
      fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0]
    ).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" && found.isEmpty {
      let python = folder.appending(path: ".venv/bin/python3").path
      if FileManager.default.isExecutableFile(atPath: python) { found.append(python) }
      folder.deleteLastPathComponent()
    }
    let path = (environment["PATH"] ?? "").split(separator: ":").map { String($0) + "/python3" }
    if let first = path.first(where: FileManager.default.isExecutableFile) { found.append(first) }
    pythons = found
  }

  private struct Job: Encodable {
    struct Chart: Encodable {
      /// The text of the specification.
      let spec: String
      let png: Bool
    }

    let charts: [Chart]
    let snippet: String?
  }

  /// Renders specifications.
  ///
  /// - Parameters:
  ///   - specs: In Vega-Lite, everything in them.
  ///   - withPNG: Whether to draw pixels too, two a point.
  ///   - snippet: A script to append to the bundle of Vega; nil asks for no bundle.
  /// - Throws: ``ChartRendererError``.
  package func render(
    _ specs: [JSONValue], withPNG: Bool, snippet: String? = nil
  ) throws(ChartRendererError) -> Rendering {
    for python in pythons {
      if let rendering = try render(specs, withPNG, snippet, by: python) { return rendering }
    }
    throw .missing
  }

  /// Returns nil if this Python lacks vl-convert.
  private func render(
    _ specs: [JSONValue], _ withPNG: Bool, _ snippet: String?, by python: String
  ) throws(ChartRendererError) -> Rendering? {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "ringside-charts-\(UUID().uuidString)")
    let unfinished = UnfinishedOutput { try? FileManager.default.removeItem(at: folder) }
    defer {
      try? FileManager.default.removeItem(at: folder)
      unfinished.forget()
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let (job, result) = (folder.appending(path: "job"), folder.appending(path: "result"))
      let words = folder.appending(path: "words")
      let charts = specs.map { Job.Chart(spec: $0.compactText, png: withPNG) }
      try JSONEncoder().encode(Job(charts: charts, snippet: snippet)).write(to: job)
      try Data().write(to: words)
      let script = String(decoding: PackageResources.render_charts_py, as: UTF8.self)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: python)
      process.arguments = ["-I", "-c", script, job.path, result.path]
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = try FileHandle(forWritingTo: words)
      do { try process.run() } catch { return nil }
      process.waitUntilExit()
      let remarks = String(decoding: try Data(contentsOf: words), as: UTF8.self)
      if process.terminationReason == .exit && process.terminationStatus == 3 { return nil }
      guard process.terminationReason == .exit, process.terminationStatus == 0 else {
        throw ChartRendererError.failed(
          remarks.split(separator: "\n").last.map(String.init) ?? "it was ended")
      }
      let data = try Data(contentsOf: result)
      return try JSONDecoder().decode(Rendering.self, from: data).remarking(remarks)
    } catch let fault as ChartRendererError {
      throw fault
    } catch {
      throw .failed(SystemErrorText.words(for: error))
    }
  }
}

/// An error in rendering charts.
public enum ChartRendererError: Error, Hashable, Sendable {
  /// No Python with vl-convert was found.
  case missing
  /// The renderer ended with an error; its last words.
  case failed(String)
}
