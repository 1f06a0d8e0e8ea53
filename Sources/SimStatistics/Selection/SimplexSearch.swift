import CGSL

/// A search for a place of the unit cube where a function is least, by its values alone: Nelder and Mead's
/// simplex as GSL has it (`nmsimplex2`), which finds a nearby minimum and promises no more.
///
/// Nelder and Mead (1965), "A simplex method for function minimization", The Computer Journal 7(4), 308-313.
package enum SimplexSearch {
  /// Where a search ended.
  package struct End: Hashable, Sendable {
    /// The least place seen, within the cube.
    package let place: [Double]
    /// The function there.
    package let value: Double
    /// How often the function was asked for.
    package let evaluations: Int
  }

  /// Searches from a place until the simplex is small or the function has been asked for often enough.
  ///
  /// Places outside the cube are moved to its side, and the distance is added to the value, so the search
  /// comes back.
  ///
  /// - Parameters:
  ///   - start: Each coordinate in [0, 1]; at least one.
  ///   - step: How far the first simplex reaches along each coordinate.
  ///   - size: The mean distance of the simplex's corners from its centre at which to stop.
  ///   - evaluations: How often to ask at the most.
  /// - Throws: What the function throws.
  package static func minimum(
    from start: [Double], step: Double, size: Double, evaluations: Int,
    of function: (_ place: [Double]) throws -> Double
  ) throws -> End? {
    guard GSL.isReady, !start.isEmpty else { return nil }
    return try withoutActuallyEscaping(function) { function in
      try search(
        Evaluation(function), from: start, step: step, size: size, evaluations: evaluations)
    }
  }

  private static func search(
    _ evaluation: Evaluation, from start: [Double], step: Double, size: Double, evaluations: Int
  ) throws -> End? {
    let count = start.count
    guard let place = unsafe gsl_vector_alloc(count), let steps = unsafe gsl_vector_alloc(count),
      let minimizer = unsafe gsl_multimin_fminimizer_alloc(ringside_simplex(), count)
    else { return nil }
    defer {
      unsafe gsl_vector_free(place)
      unsafe gsl_vector_free(steps)
      unsafe gsl_multimin_fminimizer_free(minimizer)
    }
    for (index, coordinate) in start.enumerated() {
      unsafe gsl_vector_set(place, index, coordinate)
      // Towards the far side, so that the first simplex lies in the cube.
      unsafe gsl_vector_set(steps, index, coordinate < 0.5 ? step : -step)
    }
    var problem = unsafe gsl_multimin_function(
      f: { vector, pointer in
        guard let vector = unsafe vector, let pointer = unsafe pointer else { return .nan }
        let evaluation = unsafe Unmanaged<Evaluation>.fromOpaque(pointer).takeUnretainedValue()
        return unsafe evaluation.value(
          at: (0..<vector.pointee.size).map { unsafe gsl_vector_get(vector, $0) })
      }, n: count, params: Unmanaged.passUnretained(evaluation).toOpaque())
    return try withExtendedLifetime(evaluation) {
      // The minimizer keeps the address until it is freed.
      try unsafe withUnsafeMutablePointer(to: &problem) { problem in
        guard unsafe gsl_multimin_fminimizer_set(minimizer, problem, place, steps) == 0 else {
          if let error = evaluation.error { throw error }
          return nil
        }
        while evaluation.count < evaluations, evaluation.error == nil {
          guard unsafe gsl_multimin_fminimizer_iterate(minimizer) == 0,
            unsafe gsl_multimin_fminimizer_size(minimizer) > size
          else { break }
        }
        if let error = evaluation.error { throw error }
        guard let best = evaluation.best else { return nil }
        return End(place: best.place, value: best.value, evaluations: evaluation.count)
      }
    }
  }

  /// The function with what it said so far.
  private final class Evaluation {
    private let function: ([Double]) throws -> Double
    private(set) var best: (place: [Double], value: Double)?
    private(set) var count = 0
    private(set) var error: (any Error)?

    init(_ function: @escaping ([Double]) throws -> Double) {
      self.function = function
    }

    func value(at place: [Double]) -> Double {
      guard error == nil else { return .nan }
      let inside = place.map { min(max($0, 0), 1) }
      let distance = zip(place, inside).reduce(0) { $0 + abs($1.0 - $1.1) }
      do {
        count += 1
        let value = try function(inside)
        if best.map({ value < $0.value }) ?? true { best = (inside, value) }
        return value + distance
      } catch {
        self.error = error
        return .nan
      }
    }
  }
}
