#!/usr/bin/env python3
"""Prints figures as a table, for a terminal or (--markdown) for docs.

Usage: table.py FIGURES [--markdown]
"""

import json
import sys

UNITS = {'per_second': '/s', 'p99_us': ' us', 'seconds': ' s', 'read_seconds': ' s',
         'lag_max_seconds': ' s', 'bytes_per_account': ' B', 'short_us': ' us',
         'long_us': ' us'}
HEAD = ['figure', 'measured', 'against', 'ratio', 'goal', '']


def short(value):
    """In as few digits as say something."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f'{value:,.{digits}f}'


def verdict(figure):
    if figure['met']:
        return 'met'
    share = figure['share_of_goal']
    if figure['sense'] == 'at least':
        return f'{100 * (1 - share):.0f} % short'
    return f'{1 / share:.1f} times the limit'


def cells(figure):
    alone = not figure['under']
    sign = '≥' if figure['sense'] == 'at least' else '≤'
    return [figure['title'],
            short(figure['value']) + UNITS[figure['over_field']],
            '' if alone else short(figure['base']) + UNITS[figure['under_field']],
            '' if alone else f"{figure['ratio']:,.2f}",
            f"{sign} {figure['goal']:g}", verdict(figure)]


def main():
    with open(sys.argv[1], encoding='utf-8') as lines:
        rows = [cells(json.loads(line)) for line in lines]
    if '--markdown' in sys.argv:
        print('| ' + ' | '.join(HEAD) + ' |')
        print('|---|---:|---:|---:|---:|---|')
        for row in rows:
            print('| ' + ' | '.join(row) + ' |')
        return
    widths = [max(len(row[i]) for row in [HEAD, *rows]) for i in range(len(HEAD))]
    for row in [HEAD, *rows]:
        print('  '.join(
            cell.ljust(width) if i in (0, len(row) - 1) else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths))).rstrip())


if __name__ == '__main__':
    main()
