#!/usr/bin/env python3
"""Draws figures as docs/performance.svg: a bar each, from the goal's line to the
right where the figure is better than its goal, to the left where it is worse, on
a scale that doubles.

Usage: chart.py FIGURES >performance.svg
"""

import json
import math
import sys
from xml.sax.saxutils import escape

WIDTH, TITLE, ROW, TOP, BOTTOM = 960, 440, 25, 62, 34
# Doublings to either side of the goal that fit; what goes beyond ends in a notch.
LEFT, RIGHT = 3, 3
PLOT_FROM, PLOT_TO = TITLE + 20, WIDTH - 118
GOAL = PLOT_FROM + (PLOT_TO - PLOT_FROM) * LEFT / (LEFT + RIGHT)
DOUBLING = (PLOT_TO - PLOT_FROM) / (LEFT + RIGHT)

STYLE = '''
  text { font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif;
         fill: #24292f }
  .head { font-size: 15px; font-weight: 600 }
  .quiet { fill: #57606a; font-size: 12px }
  .grid { stroke: #d0d7de; stroke-width: 1 }
  .goal { stroke: #24292f; stroke-width: 1.5 }
  .met { fill: #1a7f5a } .missed { fill: #c4622d }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .quiet { fill: #9198a1 } .grid { stroke: #3d444d }
    .goal { stroke: #e6edf3 } .met { fill: #3fb68b } .missed { fill: #e58a55 }
  }'''


def bar(figure, y):
    """The bar of one figure, and a notch where it is longer than the scale."""
    doublings = math.log2(max(figure['share_of_goal'], 1e-6))
    shown = max(-LEFT, min(RIGHT, doublings))
    start = GOAL + min(shown, 0) * DOUBLING
    width = max(abs(shown) * DOUBLING, 1.5)
    css = 'met' if figure['met'] else 'missed'
    drawn = (f'<rect class="{css}" x="{start:.1f}" y="{y + 5}" '
             f'width="{width:.1f}" height="{ROW - 10}" rx="2"/>')
    if shown != doublings:
        edge, way = (start, -1) if shown < 0 else (start + width, 1)
        drawn += (f'<path class="{css}" d="M{edge + way * 2:.1f} {y + 5} '
                  f'l{way * 7} {(ROW - 10) / 2} l{-way * 7} {(ROW - 10) / 2} z"/>')
    return drawn


def label(figure):
    ratio = figure['ratio']
    digits = 0 if ratio >= 100 else 1 if ratio >= 10 else 2
    sign = '≥' if figure['sense'] == 'at least' else '≤'
    return f"{ratio:,.{digits}f}", f"{sign} {figure['goal']:g}"


def rows(figures):
    for i, figure in enumerate(figures):
        y = TOP + i * ROW
        text_y = y + ROW / 2 + 4.5
        value, goal = label(figure)
        yield f'<text x="{TITLE}" y="{text_y}" text-anchor="end">' \
              f'{escape(figure["title"])}</text>'
        yield bar(figure, y)
        yield f'<text x="{PLOT_TO + 60}" y="{text_y}" text-anchor="end">{value}</text>'
        yield f'<text class="quiet" x="{PLOT_TO + 70}" y="{text_y}">{goal}</text>'


def grid(bottom):
    for doubling in range(-LEFT, RIGHT + 1):
        x = GOAL + doubling * DOUBLING
        name = 'goal' if doubling == 0 else \
            f'{2 ** doubling}×' if doubling > 0 else f'1/{2 ** -doubling}'
        css = 'goal' if doubling == 0 else 'grid'
        yield f'<line class="{css}" x1="{x:.1f}" y1="{TOP - 4}" x2="{x:.1f}" ' \
              f'y2="{bottom}"/>'
        yield f'<text class="quiet" x="{x:.1f}" y="{TOP - 10}" ' \
              f'text-anchor="middle">{name}</text>'


def main():
    with open(sys.argv[1], encoding='utf-8') as lines:
        figures = [json.loads(line) for line in lines]
    bottom = TOP + len(figures) * ROW + 4
    met = sum(figure['met'] for figure in figures)
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} '
          f'{bottom + BOTTOM}" width="{WIDTH}" height="{bottom + BOTTOM}" '
          'role="img" aria-label="Each figure beside its goal">')
    print(f'<style>{STYLE}\n</style>')
    print(f'<text class="head" x="{TITLE}" y="24" text-anchor="end">'
          f'{met} of {len(figures)} goals met</text>')
    print('\n'.join(grid(bottom)))
    # Bars over the grid, the goal's line over the bars.
    print('\n'.join(rows(figures)))
    print(f'<line class="goal" x1="{GOAL:.1f}" y1="{TOP - 4}" x2="{GOAL:.1f}" '
          f'y2="{bottom}"/>')
    print(f'<text class="quiet" x="{GOAL - 10:.1f}" y="{bottom + 20}" '
          'text-anchor="end">← worse than its goal</text>')
    print(f'<text class="quiet" x="{GOAL + 10:.1f}" y="{bottom + 20}">'
          'better than its goal →</text>')
    print('</svg>')


if __name__ == '__main__':
    main()
