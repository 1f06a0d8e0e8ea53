import ArgumentParser
import Store

/// Messages and exit codes of store errors.
enum StoreWords {
  static func text(_ error: StoreError) -> String {
    switch error {
    case .missing(let path):
      "\(path) is not there: this is no folder of a sweep\n"
        + "  hint: `ringside ls` lists the results there are"
    case .notBegun(let path):
      "\(path) holds nothing yet: no experiment was begun in it, and nothing is lost\n"
        + "  hint: the command that made it, `sweep` or `plan`, can be given again as it was"
    case .damaged(let path, let reason):
      "\(path) is damaged or no store of Ringside: \(reason)\n"
        + "  hint: what can be read of it can be saved with SQLite's own `sqlite3 FILE .recover`"
    case .otherLayout(let path, let layout):
      layout < ExperimentStore.currentLayout
        ? "\(path) was written by an earlier version of Ringside: it has layout \(layout), whose rows have no "
          + "checksums, and this version reads layout \(ExperimentStore.currentLayout)\n"
          + "  hint: the version that wrote it still exports it; to go on with this one, begin anew in another folder"
        : "\(path) has layout \(layout), which this version of Ringside does not know"
    case .refused(let path, let reason):
      "cannot work on \(path): \(reason)"
    case .busy(let path):
      "\(path) is in use: another process is at work on it"
    case .occupied(let path):
      "\(path) holds an experiment already\n"
        + "  hint: `sweep --resume` and `plan --missing` go on with it; else name another folder with "
        + "--out"
    case .otherExperiment(let path, let differences):
      (["\(path) holds another experiment:"] + differences.map { "  \($0)" }
        + ["  hint: name another folder with --out, or go back to what the sweep began with"])
        .joined(separator: "\n")
    case .otherBuild(let path, let kept, let found):
      """
      \(path) holds the work of another build, and results of two builds may differ:
        there: \(kept)
        here:  \(found)
        hint: `--allow-other-builds` mixes them all the same
      """
    case .foreign(let path, let key):
      "\(path): \(key) is not of this experiment"
    case .unbelievable(let path, let key, let refusal):
      "\(path): the answer to \(key) is not believed: \(AnswerWords.text(refusal))"
    case .damagedAnswer(let path, let key):
      "\(path): the answer to \(key) is not what was stored\n"
        + "  hint: `ringside forget FOLDER --point \(key.point) --replication \(key.first)` takes it away, to be "
        + "done again"
    case .otherCounters(let path, let error):
      "\(path) has answers of another version of Ringside: \(AnswerWords.text(error))"
    case .conflict(let path, let key):
      "\(path): there are two answers to \(key), and they differ\n"
        + "  hint: `ringside forget` takes the stored one away"
    }
  }

  static func status(_ error: StoreError) -> ExitCode {
    switch error {
    case .missing, .notBegun, .damaged, .otherLayout, .otherExperiment, .otherBuild, .foreign,
      .conflict, .unbelievable, .damagedAnswer, .otherCounters:
      ExitStatus.badInput
    case .refused, .busy, .occupied: ExitStatus.cannotWrite
    }
  }
}
