#!/usr/bin/env python3
"""Writes figures into docs: the table in performance.md, and performance.svg.

Usage: document.py FIGURES DOCS_FOLDER SIZES
"""

import os
import re
import subprocess
import sys
from datetime import date

BEGIN = '<!-- figures: written by ./dev bench -->'
END = '<!-- end of figures -->'


def run(script, *arguments):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), script)
    return subprocess.run([path, *arguments], check=True, capture_output=True,
                          text=True).stdout


def machine():
    with open('/proc/cpuinfo', encoding='utf-8') as lines:
        model = re.search(r'model name\s*: (.*)', lines.read())
    name = model.group(1).strip() if model else os.uname().machine
    memory = os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') >> 30
    return f'{os.cpu_count()} processors ({name}), {memory} GiB'


def main():
    figures, folder, sizes = sys.argv[1:]
    table = run('table.py', figures, '--markdown')
    page = os.path.join(folder, 'performance.md')
    with open(page, encoding='utf-8') as file:
        text = file.read()
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    written = (f'Measured on {date.today()} with {sizes}: {machine()}; client, server '
               'and peers share them.')
    with open(page, 'w', encoding='utf-8') as file:
        file.write(f'{before}{BEGIN}\n\n{written}\n\n{table}\n{END}{after}')
    with open(os.path.join(folder, 'performance.svg'), 'w', encoding='utf-8') as file:
        file.write(run('chart.py', figures))


if __name__ == '__main__':
    main()
