#!/usr/bin/env python3
"""The figures of docs/performance.md: what is divided by what, and the goals.

Usage: figures.py MEASUREMENTS    prints a line of JSON a figure

A figure is the median over the rounds of the quotient of two things measured in
the same round. Where one side has several forms ("best of 1, 8, 32 clients"), it
is the form with the best median that counts. Where a limit must never be passed,
it is the worst round.
"""

import json
import sys
from dataclasses import asdict, dataclass
from statistics import median

AT_LEAST, AT_MOST = 'at least', 'at most'

ECHO_64 = ['echo queue 64', 'echo callback 64', 'echo sync 64']
ECHO_256 = ['echo queue 256', 'echo callback 256', 'echo sync 256']
SUBMIT = ['submit 64', 'submit 256']
POSTGRES = ['postgres 1', 'postgres 8', 'postgres 32']
POSTGRES_BATCH = ['postgres batch 1', 'postgres batch 2', 'postgres batch 4']
ETCD = ['etcd 64', 'etcd 256']
STREAM = ['stream 1', 'stream 4']
BATCH = ['batch 2', 'batch 8']
EMPTY_STREAM = ['empty stream 1', 'empty stream 4']
EMPTY_BATCH = ['empty batch 2', 'empty batch 8']
BIG_STREAM = ['big stream 1', 'big stream 4']
BIG_BATCH = ['big batch 2', 'big batch 8']
APPEND = ['append to sqlite']
START = ['start']


@dataclass(frozen=True)
class Row:
    """A figure to make: `over` / `under`, or `over` alone where that is empty."""
    name: str
    title: str
    over: list
    over_field: str
    under: list
    under_field: str
    sense: str
    goal: float
    # Of what the rounds say: median, or max.
    of_rounds: str = 'median'


def rate(name, title, over, under, goal):
    return Row(name, title, over, 'per_second', under, 'per_second', AT_LEAST, goal)


ROWS = [
    rate('submit_64', 'SubmitReading, 64 in flight / empty echo of the best style',
         ['submit 64'], ECHO_64, 0.7),
    rate('submit_256', 'SubmitReading, 256 in flight / empty echo of the best style',
         ['submit 256'], ECHO_256, 0.7),
    rate('submit_callback',
         'SubmitReading, 256 in flight / empty echo of the callback API',
         ['submit 256'], ['echo callback 256'], 1.0),
    rate('stream_echo', 'StreamReadings, one a message / empty unary echo',
         STREAM, ECHO_64 + ECHO_256, 3),
    rate('sustained', 'Sustained, batches of 100 / raw bulk apply',
         ['sustained'], ['raw apply'], 0.55),
    Row('lag', 'Sustained: the views behind the journal, at most, seconds',
        ['sustained'], 'lag_max_seconds', [], '', AT_MOST, 1, 'max'),
    rate('stream_append', 'StreamReadings / raw append of the same bytes',
         STREAM, APPEND, 0.4),
    rate('batch_append', 'BatchSubmitReadings of 100 / raw append of the same bytes',
         BATCH, APPEND, 0.4),
    rate('stream_10m', 'StreamReadings, 10M readings stored / none',
         STREAM, EMPTY_STREAM, 0.9),
    rate('batch_10m', 'BatchSubmitReadings, 10M readings stored / none',
         BATCH, EMPTY_BATCH, 0.9),
    rate('stream_50m', 'StreamReadings, 50M readings stored / none',
         BIG_STREAM, ['none ' + form for form in STREAM], 0.85),
    rate('batch_50m', 'BatchSubmitReadings, 50M readings stored / none',
         BIG_BATCH, ['none ' + form for form in BATCH], 0.85),
    Row('p99', 'One call at half of peak, p99 / fdatasync of 4 KiB, p99',
        ['one call at half of peak'], 'p99_us', ['fdatasync'], 'p99_us', AT_MOST, 6),
    # Not ours: what gRPC and the machine make of it before any work is done.
    Row('p99_echo', 'An empty callback echo at that rate, p99 / the same fdatasync',
        ['echo at half of peak'], 'p99_us', ['fdatasync'], 'p99_us', AT_MOST, 6),
    rate('postgres', 'SubmitReading / PostgreSQL, best of 1, 8, 32 clients',
         SUBMIT, POSTGRES, 4),
    rate('postgres_batch',
         'BatchSubmitReadings / PostgreSQL by sets, best of 1, 2, 4 clients',
         BATCH, POSTGRES_BATCH, 5),
    rate('etcd', 'SubmitReading / etcd put of 200 bytes', SUBMIT, ETCD, 2),
    Row('memory', 'Memory of an account with 13 months, bytes resident',
        START, 'bytes_per_account', [], '', AT_MOST, 400),
    Row('start', 'Start to SERVING / reading the bytes it reads',
        START, 'seconds', START, 'read_seconds', AT_MOST, 3),
    Row('history', 'Account of 24 months, p99 under load / p99 idle',
        ['history under load'], 'p99_us', ['history idle'], 'p99_us', AT_MOST, 3),
    Row('core', 'Grammar and judgement of one text in core, us of processor',
        ['core'], 'short_us', [], '', AT_MOST, 5),
    Row('core_flat', 'The same with 10,000 readings behind it / with 10',
        ['core'], 'long_us', ['core'], 'short_us', AT_MOST, 1.2),
]


def read(path):
    """{what: {round: measurement}}"""
    found = {}
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            measured = json.loads(line)
            found.setdefault(measured['what'], {})[measured['round']] = measured
    for number, started in found.get('start', {}).items():
        nobody = found['start of nobody'][number]['resident_bytes']
        started['bytes_per_account'] = (
            (started['resident_bytes'] - nobody) / started['accounts'])
    return found


def best(measured, whats, field):
    """The form with the best median, and its values by round."""
    forms = [(what, {r: m[field] for r, m in measured[what].items()})
             for what in whats if what in measured]
    return max(forms, key=lambda form: median(form[1].values()), default=('', {}))


def figure(measured, row):
    """None where it was not measured."""
    what, values = best(measured, row.over, row.over_field)
    against, bases = best(measured, row.under, row.under_field)
    if not row.under:
        bases = dict.fromkeys(values, 1)
    rounds = sorted(values.keys() & bases.keys())
    if not rounds:
        return None
    said = {'median': median, 'max': max}[row.of_rounds]
    ratio = said([values[r] / max(bases[r], 1e-9) for r in rounds])
    share = ratio / row.goal if row.sense == AT_LEAST else row.goal / max(ratio, 1e-9)
    return {**asdict(row), 'over': what, 'under': against, 'rounds': len(rounds),
            'value': said([values[r] for r in rounds]),
            'base': said([bases[r] for r in rounds]), 'ratio': round(ratio, 3),
            'share_of_goal': round(share, 3), 'met': share >= 1}


def check(measured):
    """Says what was not accepted: it makes a figure worth less."""
    for what, rounds in measured.items():
        for m in rounds.values():
            if m.get('accepted', 0) < 0.99 * m.get('items', 0):
                print(f"figures: {what}: {m['accepted']} of {m['items']} accepted",
                      file=sys.stderr)


def main():
    measured = read(sys.argv[1])
    check(measured)
    for row in ROWS:
        found = figure(measured, row)
        if found:
            print(json.dumps(found))


if __name__ == '__main__':
    main()
