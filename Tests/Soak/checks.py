"""What must hold at the end, and the table that says whether it does."""
import re
import sqlite3

# What `serve` may say while somebody stops it, fills its disk or kills it.
EXPECTED = re.compile(r"(disk|full|space|SQLITE_FULL|a sender died|are in doubt|reply was lost|no journal is kept|another process)", re.I)
LEVEL = re.compile(r"\b(warning|error|critical)\b")
# Clicks are answered before the disk has them: whoever kills the process may take so many seconds with them.
KILL_GRACE = 3.0
# A message that was on its way when its reader left.
LEAVE_GRACE = 5.0


class Table:
    def __init__(self):
        self.rows = []
        self.is_good = True

    def note(self, what, value):
        self.rows.append((what, str(value), ""))

    def must(self, what, holds, value):
        self.is_good = self.is_good and holds
        self.rows.append((what, str(value), "ok" if holds else "WRONG"))

    def show(self):
        width = max(len(row[0]) for row in self.rows)
        for what, value, verdict in self.rows:
            print(f"{what:<{width}}  {verdict:<5}  {value}")


class Ledger:
    """What the database says."""

    def __init__(self, path):
        connection = sqlite3.connect(path)
        self.integrity = connection.execute("PRAGMA integrity_check").fetchone()[0]
        number = "CAST(substr(campaign.name, 6) AS INTEGER)"
        join = "JOIN campaign_run ON campaign_run.id = {0}.run_id JOIN campaign ON campaign.id = campaign_run.campaign_id"
        self.deliveries = {
            (campaign, email): state for campaign, email, state in connection.execute(
                f"SELECT {number}, contact.email, delivery.state FROM delivery JOIN contact ON contact.id = delivery.contact_id "
                + join.format("delivery"))}
        self.events = {
            kind: {tuple(row) for row in connection.execute(
                f"SELECT {number}, contact.email FROM activity_{kind} AS event JOIN contact ON contact.id = event.contact_id "
                + join.format("event"))}
            for kind in ("clicked", "opened", "unsubscribed", "bounced", "sent")}
        self.status = dict(connection.execute("SELECT email, status FROM contact"))
        self.runs = connection.execute(
            "SELECT campaign.name, campaign_run.state, campaign_run.reason FROM campaign_run "
            "JOIN campaign ON campaign.id = campaign_run.campaign_id ORDER BY campaign_run.id").fetchall()
        self.pauses = connection.execute(
            "SELECT reason, COUNT(*) FROM run_transition WHERE to_state = 'paused' GROUP BY reason").fetchall()
        connection.close()


def some(items, most=3):
    items = list(items)
    return f"{len(items)}" + (f", such as {', '.join(map(str, items[:most]))}" if items else "")


def report(soak):
    table = Table()
    ledger = Ledger(soak.workspace.database)
    how_long(soak, table)
    messages(soak, ledger, table)
    readers(soak, ledger, table)
    server(soak, table)
    table.must("the database is whole", ledger.integrity == "ok", ledger.integrity)
    open_runs = [run for run in ledger.runs if run[1] not in ("finished", "missed", "cancelled")]
    table.must("runs that did not come to their end", not open_runs, some(open_runs))
    table.must("campaigns that a person had to resume", not soak.resumed, some(soak.resumed))
    for reason, count in ledger.pauses:
        table.note("runs paused", f"{count} times: {reason}")
    resources(soak, table)
    table.show()
    return 0 if table.is_good else 1


def how_long(soak, table):
    table.note("duration", f"{soak.options.minutes:g} minutes, seed {soak.options.seed}")
    names = {}
    for _, _, name in soak.events:
        key = re.sub(r"[\d.]+ s", "… s", name)
        names[key] = names.get(key, 0) + 1
    for name, count in names.items():
        table.note("done to it", f"{count} × {name}")


def messages(soak, ledger, table):
    sink, deliveries = soak.sink, ledger.deliveries
    table.note("campaigns", soak.campaigns)
    table.note("messages at the mail server", sink.total)
    table.must("messages that are not ours", sink.unreadable == 0, sink.unreadable)
    doubled = [key for key, times in sink.counts.items() if len(times) > 1]
    table.must("messages that came twice", not doubled, some(doubled))
    kept = ("accepted", "unknown", "bounced")
    unrecorded = [(key, deliveries.get(key)) for key in sink.counts if deliveries.get(key) not in kept]
    table.must("messages at the server that the ledger does not have", not unrecorded, some(unrecorded))
    missing = [key for key, state in deliveries.items() if state == "accepted" and key not in sink.counts]
    table.must("accepted in the ledger, and not at the server", not missing, some(missing))
    states = {}
    for state in deliveries.values():
        states[state] = states.get(state, 0) + 1
    table.note("the ledger", ", ".join(f"{count} {state}" for state, count in sorted(states.items())))
    unknown = [key for key, state in deliveries.items() if state == "unknown"]
    explained = len(soak.sink.unanswered) + 5 * (len(soak.server.kills) + len(soak.server.deaths) + len(soak.server.stops))
    table.must("in doubt: replies lost on purpose, and 5 for each end at most", len(unknown) <= explained, f"{len(unknown)} of {explained}")
    unheard = [key for key in deliveries if deliveries[key] == "accepted" and key not in ledger.events["sent"]]
    table.must("accepted, and not in the contact's history", not unheard, some(unheard))


def readers(soak, ledger, table):
    all_readers, kills = soak.readers, soak.server.kills + [at for at, _, _, _ in soak.server.deaths]
    for name, tally, kind in (("clicks", all_readers.clicks, "clicked"), ("opens", all_readers.opens, "opened")):
        table.note(f"{name} answered", f"{tally.answered}, {tally.refused} told to come again, slowest {tally.slowest:.1f} s")
        lost = [key for key in tally.done if key not in ledger.events[kind]]
        near = [key for key in lost if any(0 <= at - tally.done[key] <= KILL_GRACE for at in kills)]
        table.must(f"{name} answered, and not in the history", len(lost) == len(near), some(set(lost) - set(near)))
        table.note(f"{name} lost with a process that was killed within {KILL_GRACE:g} s", len(near))
        table.must(f"{name} answered otherwise", not tally.odd, tally.odd)
    left = all_readers.unsubscribes
    table.note("unsubscribes answered", f"{left.answered}, {left.refused} told to come again, slowest {left.slowest:.1f} s")
    still = [email for _, email in left.done if ledger.status.get(email) == "active"]
    table.must("unsubscribed, and still active", not still, some(still))
    table.must("unsubscribes answered otherwise", not left.odd, left.odd)
    since = {}
    for (_, email), at in left.done.items():
        since[email] = min(since.get(email, at), at)
    mailed = [key for key, times in soak.sink.counts.items() if any(at > since.get(key[1], at) + LEAVE_GRACE for at in times)]
    table.must("mailed after they had left", not mailed, some(mailed))
    back = all_readers.bounces
    table.note("bounces taken", f"{back.answered}, {back.refused} told to come again, slowest {back.slowest:.1f} s")
    lost = [key for key in back.done if key not in ledger.events["bounced"]]
    table.must("bounces taken, and not in the history", not lost, some(lost))
    table.must("bounces refused", not back.odd, back.odd)


def server(soak, table):
    child, crowd = soak.server, soak.crowd
    table.note("idle SMTP connections", f"{crowd.most_idle} at most, {crowd.shed} closed by the server")
    table.must("health failed although nothing was done to it", not crowd.ill, f"{len(crowd.ill)} of {crowd.asked}: {some({status for _, status in crowd.ill})}")
    table.must("health answered within", crowd.slowest_health < 5, f"{crowd.slowest_health:.2f} s")
    table.must("ended by itself", not child.deaths, some((f"{code}: {line}" for _, code, _, line in child.deaths)))
    table.must("stopped in order", all(code == 0 for _, code in child.stops),
               f"{len(child.stops)} times, {max((took for took, _ in child.stops), default=0):.1f} s at most, codes {sorted({str(code) for _, code in child.stops})}")
    if child.kills:
        table.note("killed", f"{len(child.kills)} times")
    lines = {}
    for at, text in child.lines:
        if LEVEL.search(text) and not EXPECTED.search(text) and not child.is_marked(at):
            key = re.sub(r"^\S+ ", "", re.sub(r"\d+", "…", text))[:160]
            lines[key] = lines.get(key, 0) + 1
    table.must("warnings and errors in quiet times", not lines, sum(lines.values()))
    for text, count in list(lines.items())[:8]:
        table.note("", f"{count} × {text}")


def resources(soak, table):
    samples = soak.server.samples
    if not samples:
        return table.must("samples", False, 0)
    begin, end = samples[0].at, samples[-1].at
    slices = 10
    for index in range(slices):
        low = begin + (end - begin) * index / slices
        high = begin + (end - begin) * (index + 1) / slices
        here = [sample for sample in samples if low <= sample.at <= high]
        if here:
            memory = [sample.memory for sample in here]
            files = [sample.files for sample in here]
            table.note(f"memory and files, {(low - begin) / 60:.1f} to {(high - begin) / 60:.1f} min",
                       f"{min(memory):.0f} to {max(memory):.0f} MB, {min(files)} to {max(files)} files")
    # The starts that lived longest say most about what grows.
    by_start = {}
    for sample in samples:
        by_start.setdefault(sample.run, []).append(sample)
    longest = max(by_start.values(), key=len)
    early = longest[len(longest) // 4].memory
    table.must("memory within the longest life of the process", longest[-1].memory < early * 1.5 + 50,
               f"{early:.0f} MB after a quarter, {longest[-1].memory:.0f} MB at its end")
    first = [sample.files for sample in samples if sample.note == "" and sample.run == samples[-1].run]
    table.must("files after the crowd has left", samples[-1].files < 200, f"{samples[-1].files}, with the crowd {max(first, default=0)}")
