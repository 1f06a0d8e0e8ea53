import CGSL

/// Lets the GNU Scientific Library draw from a ``RandomStream``.
public enum GSLBridge {
  /// Keeps GSL from ending the process when one of its functions fails.
  ///
  /// GSL's default handler aborts; with it off, functions return NaN or an error code instead. Takes effect once;
  /// every distribution and ``GSLBridge/withGenerator(_:_:)`` call it.
  @inlinable
  public static func turnOffErrorHandler() {
    _ = gslErrorHandlerIsOff
  }

  /// Philox4x64-10 as a `gsl_rng_type`, for use with `gsl_rng_alloc`.
  ///
  /// Seeded with `s` by `gsl_rng_set`, such a generator yields the stream of the key whose seed is `s`
  /// and whose other words are 0.
  public static var generatorType: UnsafePointer<gsl_rng_type> { gslGeneratorType }

  /// Calls a function of GSL with a generator that draws from a stream.
  ///
  /// ```swift
  /// let x = GSLBridge.withGenerator(&stream) { gsl_ran_gamma($0, 2, 3) }
  /// ```
  ///
  /// Nothing is allocated. The generator is valid only during the call.
  @inlinable
  @inline(__always)
  public static func withGenerator<Result>(
    _ stream: inout RandomStream, _ body: (UnsafePointer<gsl_rng>) -> Result
  ) -> Result {
    withUnsafeMutablePointer(to: &stream) { state in
      var generator = gsl_rng(type: gslGeneratorType, state: UnsafeMutableRawPointer(state))
      return withUnsafePointer(to: &generator, body)
    }
  }
}

@usableFromInline let gslErrorHandlerIsOff: Bool = {
  gsl_set_error_handler_off()
  return true
}()

// GSL keeps the address of a generator's type for as long as the generator lives, so the type is made
// once and never freed; nothing writes to it afterwards.
@usableFromInline nonisolated(unsafe) let gslGeneratorType: UnsafePointer<gsl_rng_type> = {
  GSLBridge.turnOffErrorHandler()
  let name: StaticString = "philox4x64-10"
  let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
  type.initialize(
    to: gsl_rng_type(
      name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
      max: UInt.max, min: 0, size: MemoryLayout<RandomStream>.size,
      set: seedForGSL, get: wordForGSL, get_double: uniformForGSL))
  return UnsafePointer(type)
}()

// The callbacks are plain functions: closures would take on the isolation of where they are written.

private func seedForGSL(_ state: UnsafeMutableRawPointer?, _ seed: UInt) {
  let key = StreamKey(seed: UInt64(seed), replication: 0, subject: 0, entity: 0, purpose: 0)
  state?.initializeMemory(as: RandomStream.self, to: RandomStream(key))
}

private func wordForGSL(_ state: UnsafeMutableRawPointer?) -> UInt {
  guard let state else { return 0 }
  return UInt(truncatingIfNeeded: state.assumingMemoryBound(to: RandomStream.self).pointee.next())
}

private func uniformForGSL(_ state: UnsafeMutableRawPointer?) -> Double {
  guard let state else { return .nan }
  return state.assumingMemoryBound(to: RandomStream.self).pointee.uniform()
}

/// The library that computes what this module does not compute itself.
public enum NumericalLibrary {
  /// The version of the GNU Scientific Library, such as `2.7.1`.
  public static var version: String { GSL_VERSION }
}
