#!/usr/bin/env python3
"""The figures of docs/performance.md: what is divided by what, and the goals.

Usage: figures.py MEASUREMENTS    prints a line of JSON a figure

A figure is the median over the rounds of the quotient of two things measured in
the same round. Where one side has several forms ("best of 1, 8, 32 clients"), it
is the form with the best median that counts.
"""

import json
import sys
from statistics import median

AT_LEAST, AT_MOST = 'at least', 'at most'

# (id, title, measured (what..., field), against (what..., field), goal)
ECHO_64 = ['echo queue 64', 'echo callback 64', 'echo sync 64']
ECHO_256 = ['echo queue 256', 'echo callback 256', 'echo sync 256']
ECHO = ECHO_64 + ECHO_256
SUBMIT = ['submit 64', 'submit 256']
POSTGRES = ['postgres 1', 'postgres 8', 'postgres 32']
POSTGRES_BATCH = ['postgres batch 1', 'postgres batch 2', 'postgres batch 4']
ETCD = ['etcd 64', 'etcd 256']
RATE = 'per_second'

FIGURES = [
    ('submit_64', 'SubmitReading, 64 in flight / empty echo, best style',
     ['submit 64'], RATE, ECHO_64, RATE, AT_LEAST, 0.7),
    ('submit_256', 'SubmitReading, 256 in flight / empty echo, best style',
     ['submit 256'], RATE, ECHO_256, RATE, AT_LEAST, 0.7),
    ('submit_callback', 'SubmitReading, 256 in flight / empty echo, callback API',
     ['submit 256'], RATE, ['echo callback 256'], RATE, AT_LEAST, 1.0),
    ('stream_echo', 'StreamReadings, one reading a message / empty unary echo',
     ['stream'], RATE, ECHO, RATE, AT_LEAST, 3),
    ('sustained', 'Sustained, views at most a second behind / raw bulk apply',
     ['sustained'], RATE, ['raw apply'], RATE, AT_LEAST, 0.55),
    ('stream_append', 'StreamReadings / raw append to SQLite of the same bytes',
     ['stream'], RATE, ['append to sqlite'], RATE, AT_LEAST, 0.4),
    ('batch_append', 'BatchSubmitReadings of 100 / the same raw append',
     ['batch'], RATE, ['append to sqlite'], RATE, AT_LEAST, 0.4),
    ('stream_10m', 'StreamReadings, 10M stored readings / none',
     ['stream'], RATE, ['empty stream'], RATE, AT_LEAST, 0.9),
    ('batch_10m', 'BatchSubmitReadings, 10M stored readings / none',
     ['batch'], RATE, ['empty batch'], RATE, AT_LEAST, 0.9),
    ('stream_50m', 'StreamReadings, 50M stored readings / none',
     ['big stream'], RATE, ['empty beside big stream'], RATE, AT_LEAST, 0.85),
    ('batch_50m', 'BatchSubmitReadings, 50M stored readings / none',
     ['big batch'], RATE, ['empty beside big batch'], RATE, AT_LEAST, 0.85),
    ('p99', 'p99 of a call at half of peak / p99 of fdatasync of 4 KiB',
     ['one call at half of peak'], 'p99_us', ['fdatasync'], 'p99_us', AT_MOST, 6),
    ('postgres', 'SubmitReading / PostgreSQL, one call, best of 1, 8, 32 clients',
     SUBMIT, RATE, POSTGRES, RATE, AT_LEAST, 4),
    ('postgres_batch',
     'BatchSubmitReadings / PostgreSQL, sets of 1,000, best of 1, 2, 4 clients',
     ['batch'], RATE, POSTGRES_BATCH, RATE, AT_LEAST, 5),
    ('etcd', 'SubmitReading / etcd put of 200 bytes, best concurrency',
     SUBMIT, RATE, ETCD, RATE, AT_LEAST, 2),
    ('start', 'Start to SERVING / reading as many bytes of its files',
     ['start'], 'seconds', ['start'], 'read_seconds', AT_MOST, 3),
    ('history', 'p99 of 24 months of one account, under load / idle',
     ['history under load'], 'p99_us', ['history idle'], 'p99_us', AT_MOST, 3),
    ('core_flat', 'Grammar and judgement of a text, 10,000 readings / 10',
     ['core'], 'long_us', ['core'], 'short_us', AT_MOST, 1.5),
]


def read(path):
    """{what: {round: measurement}}"""
    found = {}
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            measured = json.loads(line)
            found.setdefault(measured['what'], {})[measured['round']] = measured
    return found


def best(measured, whats, field):
    """The form with the best median, and its values by round."""
    forms = [(what, {r: m[field] for r, m in measured[what].items()})
             for what in whats if what in measured]
    if not forms:
        return None, {}
    return max(forms, key=lambda form: median(form[1].values()))


def figure(measured, row):
    name, title, over, over_field, under, under_field, sense, goal = row
    what, values = best(measured, over, over_field)
    against, bases = best(measured, under, under_field)
    rounds = sorted(values.keys() & bases.keys())
    if not rounds:
        return None
    ratio = median(values[r] / bases[r] for r in rounds)
    return finish(name, title, what, median(values[r] for r in rounds), over_field,
                  against, median(bases[r] for r in rounds), under_field,
                  ratio, sense, goal, len(rounds))


def finish(name, title, what, value, field, against, base, base_field, ratio,
           sense, goal, rounds):
    share = ratio / goal if sense == AT_LEAST else goal / ratio
    return {'figure': name, 'title': title, 'what': what, 'value': value,
            'field': field, 'against': against, 'base': base,
            'base_field': base_field, 'ratio': round(ratio, 3), 'sense': sense,
            'goal': goal, 'share_of_goal': round(share, 3), 'met': share >= 1,
            'rounds': rounds}


def per_account(measured):
    """Resident bytes of an account with 13 months: not a quotient of rates."""
    if 'start' not in measured:
        return None
    rounds = measured['start']
    held = median(
        (m['resident_bytes'] - measured['start of nobody'][r]['resident_bytes'])
        / m['accounts'] for r, m in rounds.items())
    return finish('memory', 'Resident bytes of an account with 13 months',
                  'start', held, 'bytes', '', 1, '', held, AT_MOST, 400, len(rounds))


def one_text(measured):
    if 'core' not in measured:
        return None
    rounds = measured['core']
    cost = median(m['short_us'] for m in rounds.values())
    return finish('core', 'Grammar and judgement of a text in core, microseconds',
                  'core', cost, 'us', '', 1, '', cost, AT_MOST, 5, len(rounds))


def lag(measured):
    if 'sustained' not in measured:
        return None
    rounds = measured['sustained']
    behind = max(median(m['lag_max_seconds'] for m in rounds.values()), 0.01)
    return finish('lag', 'Views behind the journal while sustained, seconds',
                  'sustained', behind, 's', '', 1, '', behind, AT_MOST, 1,
                  len(rounds))


def main():
    measured = read(sys.argv[1])
    figures = [figure(measured, row) for row in FIGURES]
    figures += [lag(measured), per_account(measured), one_text(measured)]
    for found in figures:
        if found:
            print(json.dumps(found))


if __name__ == '__main__':
    main()
