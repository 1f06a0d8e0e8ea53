import CGSL

/// Calls into GSL with its error handler, which would abort the process, off.
enum GSL {
  static let isReady: Bool = {
    _ = unsafe gsl_set_error_handler_off()
    return true
  }()

  @inline(__always)
  static func call(_ body: () -> Double) -> Double {
    isReady ? body() : .nan
  }

  /// The integral of a function over [0, end] by adaptive Gauss-Kronrod rules.
  ///
  /// - Parameters:
  ///   - breakpoints: where the function or its slope jumps; those outside (0, end) are ignored.
  /// - Throws: `TheoryError.integrationFailed` if the estimated error of a piece exceeds 1e-10
  ///   absolutely and 1e-9 relatively.
  static func integral(
    to end: Double, breakpoints: [Double] = [], of function: @escaping (Double) -> Double
  ) throws(TheoryError) -> Double {
    guard isReady, let workspace = unsafe gsl_integration_workspace_alloc(1000) else {
      throw .integrationFailed
    }
    defer { unsafe gsl_integration_workspace_free(workspace) }
    let box = FunctionBox(function)
    var integrand = unsafe gsl_function(
      function: { x, pointer in
        guard let pointer = unsafe pointer else { return .nan }
        return unsafe Unmanaged<FunctionBox>.fromOpaque(pointer).takeUnretainedValue().function(x)
      },
      params: Unmanaged.passUnretained(box).toOpaque())
    var total = 0.0
    var left = 0.0
    for right in breakpoints.filter({ $0 > 0 && $0 < end }).sorted() + [end] where right > left {
      var result = 0.0
      var error = 0.0
      let status = withExtendedLifetime(box) {
        unsafe gsl_integration_qags(
          &integrand, left, right, 1e-13, 1e-11, 1000, workspace, &result, &error)
      }
      // Rounding near machine precision is reported as a failure although the error is small.
      guard status == 0 || error <= max(1e-10, 1e-9 * result.magnitude), result.isFinite else {
        throw .integrationFailed
      }
      total += result
      left = right
    }
    return total
  }
}

private final class FunctionBox {
  let function: (Double) -> Double

  init(_ function: @escaping (Double) -> Double) {
    self.function = function
  }
}
