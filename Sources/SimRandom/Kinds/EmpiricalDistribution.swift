/// The distribution of observations: straight lines between order statistics.
///
/// The quantile function goes through the sorted observations at 0, 1/(n-1), ..., 1, type 7 of
/// R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50
/// (1996) 361-365. Its mean gives the extremes half weight, so it is not quite the observations' own.
struct EmpiricalDistribution: ContinuousDistribution {
  /// In ascending order, at least two of them different.
  let sorted: [Double]

  /// The number of straight pieces.
  private var pieces: Int { sorted.count - 1 }

  var mean: Double { partialMoment(1, upTo: .infinity) }

  var variance: Double {
    let mean = mean
    var sum = 0.0
    for i in 0..<pieces {
      let a = sorted[i] - mean
      let b = sorted[i + 1] - mean
      sum += (a * a + a * b + b * b) / 3
    }
    return sum / Double(pieces)
  }

  var support: ClosedRange<Double> { sorted[0]...sorted[pieces] }

  func cdf(_ x: Double) -> Double {
    let count = sorted.indices.partitioningIndex { sorted[$0] > x }
    if count == 0 { return 0 }
    if count == sorted.count { return 1 }
    let share = (x - sorted[count - 1]) / (sorted[count] - sorted[count - 1])
    return (Double(count - 1) + share) / Double(pieces)
  }

  func density(_ x: Double) -> Double {
    let count = sorted.indices.partitioningIndex { sorted[$0] > x }
    if count == 0 || count == sorted.count { return 0 }
    return 1 / (Double(pieces) * (sorted[count] - sorted[count - 1]))
  }

  func quantile(_ level: Level) -> Double {
    let position = level.lower * Double(pieces)
    let index = min(Int(position), pieces - 1)
    let share = position - Double(index)
    return sorted[index] + share * (sorted[index + 1] - sorted[index])
  }

  func partialMoment(_ order: Int, upTo x: Double) -> Double {
    if order == 0 { return cdf(x) }
    var sum = 0.0
    for i in 0..<pieces where sorted[i] <= x {
      let a = sorted[i]
      let b = min(sorted[i + 1], x)
      let share = sorted[i + 1] > a ? (b - a) / (sorted[i + 1] - a) : 1
      sum += share * (order == 1 ? (a + b) / 2 : (a * a + a * b + b * b) / 3)
    }
    return sum / Double(pieces)
  }
}
