import Timing

/// `micro [rounds] [filter]`: the parts of a run, each alone.
@main
enum Micro {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    var suite = Suite()
    addEventList(to: &suite)
    addGenerator(to: &suite)
    try addDistributions(to: &suite)
    suite.run(
      rounds: max(1, arguments.first.flatMap { Int($0) } ?? 9),
      filter: arguments.count > 1 ? arguments[1] : "")
  }
}
