extension Starter {
  /// A scenario of three segments, with a response and prices.
  static let market = """
    # A market: three kinds of merchants under one rule, how they respond to it, and what things are worth.
    #
    #   ringside lint FILE                                     says all that is wrong with it
    #   ringside run FILE                                      simulates it: figures of each segment and of all merchants
    #   ringside compare FILE --policy no-rule --policy warn-first    says which policy is better, for whom, how sure
    #   ringside policies                                      lists policies that can be compared by name
    #
    # All numbers are assumptions to be replaced by your own. Every key there is: ringside reference
    title: My market

    seed: 1
    replications: 10      # more make the intervals narrower
    calendar:
      start: 2026-03-02   # the first counted day
      days: 30            # how many days are counted
      warmup: 14          # days simulated before, so that the rule is under way
      horizon: longRun    # merchants are met in mid-life

    kinds:                # why customers write; name them as you like
      install:
        hours: &day [0, 0, 0, 0, 0, 0, 0, 0, 2, 6, 9, 10, 10, 9, 9, 9, 8, 7, 6, 6, 5, 3, 1, 0]
        text: {gamma: {mean: 45 min, cv: 0.6}}
        video: {gamma: {mean: 15 min, cv: 0.6}}
        offer: 60 %
        accept: 50 %
        tapDelay: {exponential: {mean: 5 min}}
        outcomes:
          resolvedByText: 80 %
          resolvedByVideo: 92 %
          returned: {text: 8 %, video: 5 %, unresolved: 35 %}
      pre-sale:
        hours: *day
        text: {gamma: {mean: 10 min, cv: 0.6}}
        video: {gamma: {mean: 6 min, cv: 0.6}}
        offer: 20 %
        accept: 35 %
        tapDelay: {exponential: {mean: 3 min}}
        outcomes:
          sale: {text: 20 %, video: 30 %, unresolved: 8 %}

    customer:
      shy: 20 %                                   # never accept a card
      chatPatience: {exponential: {mean: 30 min}}
      ringPatience: {exponential: {mean: 3 min}}
      complaints: {perMissedRing: 0.5 %}
      loss: {perMissedRing: 2 %}                  # customers who go elsewhere for good
      afterMiss:
        ringAgain: 30 %
        delay: {exponential: {mean: 3 min}}

    segments:             # `represents` says how many real merchants a segment stands for
      solo:
        merchants: 100                            # simulated in each replication
        represents: 8000
        adoption: 60 %                            # the others leave the feature off
        agents: 1
        contactsPerDay: {install: 5, pre-sale: 2}
        demand:
          busyness: 0.3                           # how much days differ
          volume: {lognormal: {mean: 1, cv: 0.8}} # how much merchants differ in size
        roster:
          - {days: daily, from: "09:00", to: "22:00"}
        chats: 3
        app: {foreground: {exponential: {mean: 30 min}}, background: {exponential: {mean: 30 min}}}
        answering: &people
          foreground: {chance: 90 %, delay: {lognormal: {mean: 8 s, sd: 5 s}}}
          foregroundChatting: {chance: 80 %, delay: {lognormal: {mean: 12 s, sd: 7 s}}}
          background: {chance: 25 %, delay: {lognormal: {mean: 20 s, sd: 10 s}}}
        diligence: {lognormal: {mean: 1, cv: 0.3}} # a factor on a merchant's odds of answering
        ring: {timeout: 45 s}
        night: {from: "23:00", to: "08:00", answers: false}
      shop:
        merchants: 50
        represents: 3000
        adoption: 75 %
        agents:
          day:
            count: 2
            roster: [{days: daily, from: "09:00", to: "18:00"}]
            breaks: [{days: daily, from: "12:00", to: "12:45"}]
          evening:
            count: 1
            roster: [{days: daily, from: "13:00", to: "22:00"}]
        contactsPerDay: {install: 12, pre-sale: 5}
        demand: {busyness: 0.3, volume: {lognormal: {mean: 1, cv: 0.5}}}
        chats: 3
        app: {foreground: {exponential: {mean: 45 min}}, background: {exponential: {mean: 25 min}}}
        answering: *people
        ring: {timeout: 45 s, strategy: longestIdle}
        night: {from: "23:00", to: "08:00", answers: false}
      desk:
        merchants: 10
        represents: 400
        agents:
          early:
            count: 3
            roster: [{days: daily, from: "08:00", to: "16:00"}]
          late:
            count: 3
            roster: [{days: daily, from: "15:00", to: "23:00"}]
        contactsPerDay: {install: 40, pre-sale: 30}
        demand: {busyness: 0.15, volume: {lognormal: {mean: 1, cv: 0.4}}}
        absence: 8 %                              # days away
        chats: 3
        app: {foreground: {exponential: {mean: 2 h}}, background: {exponential: {mean: 10 min}}}
        answering:
          foreground: {chance: 96 %, delay: {lognormal: {mean: 6 s, sd: 3 s}}}
          foregroundChatting: {chance: 88 %, delay: {lognormal: {mean: 9 s, sd: 5 s}}}
          background: {chance: 30 %, delay: {lognormal: {mean: 18 s, sd: 9 s}}}
        ring: {timeout: 45 s, strategy: longestIdle}
        night: {from: "23:00", to: "08:00", answers: false}

    rule:
      threshold: 60 %     # a day below this is low,
      minimumCalls: 3     # if it has at least so many calls;
      lowDays: 2          # so many low days in a row suspend,
      suspensionDays: 3   # for so many days;
      returnDelay: {exponential: {mean: 12 h}}    # then the merchant switches the feature on again

    response:             # what merchants do after a warning or a suspension
      diligence: 1.3      # a factor on their odds of answering,
      halfLife: 7 days    # that fades;
      leave: 3 %          # some never come back

    prices:               # in your own currency
      staffHour: 30
      customerMinute: 0.3
      lostCustomer: 80
      returned: 25
      sale: 40
      complaint: 20

    # What you expect; the exit code is 99 if it does not come true. Of a difference: ringside compare checks it
    expect:
      - {measure: answer_rate, of: desk, atLeast: 60 %}
      - {measure: suspensions, difference: no-rule, atMost: 0}

    """
}
