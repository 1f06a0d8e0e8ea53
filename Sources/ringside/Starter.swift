/// The files that `ringside init` writes.
enum Starter {
  /// A scenario of solo sellers, with a comment on every number.
  static let scenario = """
    # A scenario: who is simulated, under what rule, for how long.
    #
    #   ringside lint FILE                                    says all that is wrong with it
    #   ringside explain FILE                                 fills in what is left out, and adds it up
    #   ringside run FILE                                     simulates it
    #   ringside run FILE --set segments.solo.agents=2        simulates it with a value changed
    #   ringside run FILE --policy NAME                       simulates it with policies/NAME.yaml over it
    #
    # All numbers are assumptions to be replaced by your own. Every key there is: ringside reference
    title: My shops

    seed: 1               # which random numbers are drawn; the same seed gives the same figures
    replications: 10      # more make the intervals narrower
    calendar:
      start: 2026-03-02   # the first counted day
      days: 30            # how many days are counted
      warmup: 14          # days simulated before, so that the rule is under way

    kinds:                # why customers write; name them as you like
      install:
        # contacts in each hour of the day, midnight first; only their proportions matter
        hours: [0, 0, 0, 0, 0, 0, 0, 0, 2, 6, 9, 10, 10, 9, 9, 9, 8, 7, 6, 6, 5, 3, 1, 0]
        text: {gamma: {mean: 45 min, cv: 0.6}}    # how long guidance takes by text
        video: {gamma: {mean: 15 min, cv: 0.6}}   # and by video
        offer: 60 %                               # contacts that are sent a card
        accept: 50 %                              # customers who accept it
        tapDelay: {exponential: {mean: 5 min}}    # from the card to the tap, which starts the call

    customer:
      ringPatience: {exponential: {mean: 5 min}}  # how long customers let it ring
      afterMiss:
        ringAgain: 30 %                           # customers who try again after a missed call
        delay: {exponential: {mean: 3 min}}

    segments:             # kinds of merchants; name them as you like
      solo:
        merchants: 200                            # simulated in each replication
        agents: 1
        contactsPerDay: {install: 9}
        demand:
          busyness: 0.3                           # how much days differ
        roster:
          - {days: daily, from: "09:00", to: "21:00"}
        chats: 3                                  # chats an agent can hold at once
        app:
          foreground: {exponential: {mean: 40 min}}
          background: {exponential: {mean: 20 min}}
        answering:                                # by what the agent's app does as it rings
          foreground: {chance: 90 %, delay: {lognormal: {mean: 8 s, sd: 5 s}}}
          background: {chance: 25 %, delay: {lognormal: {mean: 20 s, sd: 10 s}}}
        ring: {timeout: 45 s}
        night: {from: "23:00", to: "08:00", answers: false}

    rule:                 # suspends merchants who answer too little
      threshold: 60 %     # a day below this is low,
      minimumCalls: 3     # if it has at least so many calls;
      lowDays: 2          # so many low days in a row suspend,
      suspensionDays: 3   # for so many days;
      returnDelay: {exponential: {mean: 12 h}}    # then the merchant switches the feature on again

    # What you expect; the exit code is 99 if it does not come true. Every measure: ringside reference
    expect:
      - {measure: answer_rate, of: solo, between: [30 %, 95 %]}

    """

  /// A policy that makes the rule of the starter scenario milder.
  static let policy = """
    # A policy: what changes, and nothing else. Lay it over a scenario with --policy.
    policy:
      title: Three low days in a row
      source: assumption  # a publication, a decision, or the word assumption
    change:
      rule:
        lowDays: 3
      # `each` speaks of every segment, a name of one:
      # segments:
      #   each: {ring: {timeout: 60 s}}
      #   solo: {agents: 2}

    """
}
