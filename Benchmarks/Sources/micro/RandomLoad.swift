import SimRandom
import Timing

private let key = StreamKey(seed: 1, replication: 2, subject: 3, entity: 4, purpose: 5)

func addGenerator(to suite: inout Suite) {
  suite.add("generator: block of four words") { count in
    var sum: UInt64 = 0
    for index in 0..<count {
      let block = key.block(at: UInt64(index))
      sum &+= block.word0 ^ block.word1 ^ block.word2 ^ block.word3
    }
    return Double(sum >> 32)
  }
  suite.add("generator: stream, uniform") { summed($0) { $0.uniform() } }
  suite.add("generator: stream, exponential") { summed($0) { $0.exponential() } }
  suite.add("generator: open a stream, one uniform") { count in
    var sum = 0.0
    for index in 0..<count {
      var stream = key.stream(fromBlock: UInt64(index))
      sum += stream.uniform()
    }
    return sum
  }
}

/// The sum of draws from one stream.
@inline(__always)
private func summed(_ count: Int, _ draw: (inout RandomStream) -> Double) -> Double {
  var stream = RandomStream(key)
  var sum = 0.0
  for _ in 0..<count { sum += draw(&stream) }
  return sum
}

func addDistributions(to suite: inout Suite) throws {
  let observations = (1...1_000).map { Double($0) }
  let distributions: [(String, Distribution)] = [
    ("constant", try .constant(3)),
    ("uniform", try .uniform(from: 1, to: 4)),
    ("exponential", try .exponential(mean: 5)),
    ("lognormal", try .lognormal(mean: 8, sd: 5)),
    ("gamma", try .gamma(mean: 45, cv: 0.6)),
    ("weibull", try .weibull(mean: 10, cv: 0.5)),
    ("beta", try .beta(mean: 0.5, sd: 0.2)),
    ("Poisson", try .poisson(mean: 7)),
    ("binomial", try .binomial(trials: 20, probability: Probability(0.3))),
    ("empirical", try .empirical(observations)),
  ]
  var uniforms = RandomStream(key)
  let levels = (0..<4_096).map { _ in uniforms.uniform() }
  let scores = levels.map { StandardNormal.quantile($0) }
  for (name, distribution) in distributions {
    let sampler = distribution.sampler()
    suite.add("\(name): sample") { count in summed(count) { sampler.unowned.sample(&$0) } }
    suite.add("\(name): quantile") { count in
      withExtendedLifetime(sampler) {
        added(count, levels) { sampler.unowned.quantile($0) }
      }
    }
    suite.add("\(name): from normal score") { count in
      withExtendedLifetime(sampler) {
        added(count, scores) { sampler.unowned.value(atNormalScore: $0) }
      }
    }
  }
}

/// The sum of a function over values taken in turn.
@inline(__always)
private func added(_ count: Int, _ values: [Double], _ function: (Double) -> Double) -> Double {
  values.withUnsafeBufferPointer { values in
    var sum = 0.0
    for index in 0..<count { sum += function(values[index & 4_095]) }
    return sum
  }
}
