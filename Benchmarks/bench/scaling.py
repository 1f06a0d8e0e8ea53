"""What a merchant-day costs, and how that scales: scaling.py [rounds]"""

import json
import sys

from measure import figure, machine_text, ringside, run, spread, table, with_spread, write

# How many merchants of each segment stand for the platform's 14 million, by their `represents`.
PLATFORM = {"solo": 10_500_000, "small": 3_000_000, "desk": 450_000, "brand": 50_000}
MERCHANTS = sum(PLATFORM.values())
MONTH = 30
LIMIT_MINUTES = 10
# Of the platform's contacts a day, which are some 15.7: the least has the 5 that the target asks for.
SCALES = (0.33, 0.66, 1.0)
LEAN = ("measurement.counterfactual=false", "measurement.falsePositives=false")


def microseconds(settings, merchant_days, rounds):
    """User microseconds a merchant-day of the merchant-day scenario: one figure a round."""
    command = ringside("merchant-day", settings)
    return [run(command).user * 1e6 / merchant_days for _ in range(rounds)]


def shop(merchants, days=MONTH, agents=1, *more):
    return [f"segments.shop.merchants={merchants}", f"calendar.days={days}",
            f"segments.shop.agents={agents}", *more]


def against_merchants(rounds):
    days = 2
    rows = []
    for merchants in (1_000, 10_000, 100_000, 1_000_000):
        costs = microseconds(shop(merchants, days), merchants * days, 1 if merchants > 500_000 else rounds)
        rows.append([f"{merchants:,}", days, with_spread(costs)])
    return table(["merchants", "days", "µs a merchant-day"], rows)


def against_contacts(rounds):
    rows = []
    for contacts in (0, 1, 5, 10, 20, 40, 80):
        costs = microseconds(
            shop(2_000, MONTH, 1, f"segments.shop.contactsPerDay.contact={contacts}"), 2_000 * MONTH, rounds)
        rows.append([contacts, with_spread(costs)])
    return table(["contacts a day", "µs a merchant-day"], rows)


def against_agents(rounds):
    rows = []
    for agents in (1, 2, 3, 5, 10):
        costs = microseconds(shop(2_000, MONTH, agents), 2_000 * MONTH, rounds)
        rows.append([agents, with_spread(costs)])
    return table(["agents", "µs a merchant-day"], rows)


def against_days(rounds):
    rows = []
    for days in (1, 7, 30, 90, 365):
        merchants = 60_000 // days
        costs = microseconds(shop(merchants, days), merchants * days, rounds)
        rows.append([days, f"{merchants:,}", with_spread(costs)])
    return table(["days", "merchants", "µs a merchant-day"], rows)


def against_rings(rounds):
    """What one call costs: every contact is offered a call, and all or none of them accept."""
    rows = []
    for agents in (1, 3, 10):
        extra = []
        for _ in range(rounds):
            costs = []
            calls = 0.0
            for accept in ("0 %", "100 %"):
                settings = shop(2_000, MONTH, agents, "kinds.contact.offer=100 %",
                                f"kinds.contact.accept={accept}", "rule.enabled=false")
                cost = run(ringside("merchant-day", settings, options=["--json"]))
                costs.append(cost.user)
                calls = measure(cost.output, "calls")
            extra.append((costs[1] - costs[0]) * 1e9 / (calls * 2_000 * MONTH))
        rows.append([agents, f"{calls:.1f}", with_spread(extra)])
    return table(["agents", "calls a day", "ns a call more than a chat"], rows)


def measure(output, name):
    """A figure of the whole population in a summary."""
    # What a program says on standard error stands before the summary.
    summary = json.loads(output[output.index("{"):])
    return next(one["estimate"] for one in summary["scopes"][-1]["measures"] if one["measure"] == name)


def threads(rounds):
    ratios, one, two = [], [], []
    for _ in range(rounds):
        settings = shop(20_000, MONTH, 3)
        one.append(run(ringside("merchant-day", settings, 1)).wall)
        two.append(run(ringside("merchant-day", settings, 2)).wall)
        ratios.append(one[-1] / two[-1])
    return table(["threads", "wall seconds", "faster by"],
                 [[1, with_spread(one), ""], [2, with_spread(two), with_spread(ratios)]])


def solo_seller(rounds):
    rows = []
    merchants, days = 500, 44
    for name, settings in (("as it is shipped", ()), ("no comparisons", LEAN)):
        costs = [run(ringside("solo-seller", settings)).user * 1e6 / (merchants * days)
                 for _ in range(rounds)]
        rows.append([name, with_spread(costs), figure(1e6 / spread(costs)[0])])
    return table(["solo-seller", "µs a merchant-day", "merchant-days/s"], rows)


def platform_settings(share, scale=1.0, only=None):
    """The platform's mix of merchants, a month without warm-up; `scale` multiplies contacts a day."""
    settings = ["calendar.warmup=0", f"calendar.days={MONTH}"]
    for name, count in PLATFORM.items():
        merchants = max(1, round(count * share)) if only in (None, name) else 1
        settings.append(f"segments.{name}.merchants={merchants}")
        # Only the mean of the merchants' sizes moves, which is the number of contacts.
        spread_of_size = {"solo": 0.8, "small": 0.6}.get(name, 0.4)
        settings.append(
            f"segments.{name}.demand.volume={{lognormal: {{mean: {scale}, cv: {spread_of_size}}}}}")
    return settings


def platform(rounds):
    share = 1 / 2_000
    simulated = sum(max(1, round(count * share)) for count in PLATFORM.values())
    rows, lines = [], []
    for name, more in (("as it is shipped", ()), ("no comparisons", LEAN)):
        points = []
        for scale in SCALES:
            settings = platform_settings(share, scale) + list(more)
            contacts = measure(
                run(ringside("platform", settings, 2, ["--json"])).output, "contacts")
            runs = [run(ringside("platform", settings, 2)) for _ in range(rounds)]
            rates = [simulated * MONTH / one.wall for one in runs]
            minutes = MERCHANTS * MONTH / spread(rates)[0] / 60
            points.append((contacts, minutes))
            rows.append([
                name, f"{contacts:.2f}", with_spread(rates), figure(minutes),
                figure(max(one.peak for one in runs))])
        lines.append(crossing(name, points))
    text = table(["platform", "contacts a day", "merchant-days/s, 2 threads, wall",
                  f"minutes for {MERCHANTS:,} x {MONTH} days", "peak MB"], rows)
    text += "\n" + "\n".join(lines) + "\n\n" + large_platform() + "\n\n"
    return text + by_segment(share, rounds)


def large_platform():
    """A platform twenty times as large, once: whether the figures above hold for many merchants."""
    share = 1 / 100
    settings = platform_settings(share, SCALES[0]) + list(LEAN)
    simulated = sum(round(count * share) for count in PLATFORM.values())
    cost = run(ringside("platform", settings, 2))
    return (f"{simulated:,} merchants without comparisons at the least of these contacts, once: "
            f"{figure(simulated * MONTH / cost.wall)} merchant-days/s, {cost.peak:.0f} MB at most.")


def crossing(name, points):
    """The contacts a day at which the limit is reached, by the line through the extreme points."""
    (x0, y0), (x1, y1) = points[0], points[-1]
    slope = (y1 - y0) / (x1 - x0)
    base = y0 - slope * x0
    cost = f"{name}: {base:.1f} minutes, and {slope:.1f} for each contact a merchant-day"
    if slope <= 0:
        return f"- {cost}; the runs are too noisy to say where {LIMIT_MINUTES} minutes are missed."
    if base >= LIMIT_MINUTES:
        return f"- {cost}; {LIMIT_MINUTES} minutes are missed at any number of contacts."
    return f"- {cost}; {LIMIT_MINUTES} minutes are missed from {(LIMIT_MINUTES - base) / slope:.2f} contacts on."


def by_segment(share, rounds):
    """How the platform's time splits among its segments: each is run as if alone, the rest at one merchant."""
    seconds = {}
    rest = [run(ringside("platform", platform_settings(0))).user for _ in range(rounds)]
    for name in PLATFORM:
        runs = [run(ringside("platform", platform_settings(share, only=name))).user for _ in range(rounds)]
        seconds[name] = max(0.0, spread(runs)[0] - spread(rest)[0])
    total = sum(seconds.values()) or 1
    rows = []
    for name, count in PLATFORM.items():
        days = max(1, round(count * share)) * MONTH
        rows.append([name, f"{count / MERCHANTS:.1%}", figure(seconds[name] * 1e6 / days),
                     f"{seconds[name] / total:.0%}"])
    return table(["segment", "of the merchants", "µs a merchant-day", "of the time"], rows)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    text = f"# Scaling\n\nMedians of {rounds} rounds (least to greatest). User CPU of one thread unless said.\n"
    text += "The runs of 1,000,000 merchants are made once. merchant-day with 1 agent unless said.\n"
    for title, section in (
        ("Threads", threads), ("Merchants", against_merchants), ("Contacts a day", against_contacts),
        ("Agents", against_agents), ("Days", against_days), ("Ring resolution", against_rings),
        ("Solo seller", solo_seller), ("A whole platform", platform),
    ):
        print(title, file=sys.stderr)
        text += f"\n## {title}\n\n" + section(rounds)
    write("scaling.md", text + "\n" + machine_text())


if __name__ == "__main__":
    main()
