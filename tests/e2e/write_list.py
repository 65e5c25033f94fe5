#!/usr/bin/env python3
"""Excel's stand-in for the tests of lists: writes XLSX and reads answers.

  write_list.py write FILE.xlsx < rows.json     [["Лицевой счет", ...], ...]
  write_list.py read FILE.xlsx [SHEET]          its cells, fields by `|`
  write_list.py csv FILE.csv                    the same of CSV

In rows.json a string `date:2014-06-25` becomes a day, `=...` a formula; numbers
stay numbers. `--1904` counts days from 1904, `--hidden` puts a hidden sheet in
front, `--inline` stores texts in their cells.
"""
import csv
import datetime
import json
import sys

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904


def cell_value(value):
    if isinstance(value, str) and value.startswith("date:"):
        return datetime.date.fromisoformat(value[5:])
    return value


def write(path, rows, options):
    book = openpyxl.Workbook(write_only="--inline" in options)
    if "--inline" in options:
        sheet = book.create_sheet("Список")
    else:
        sheet = book.active
    if "--1904" in options:
        book.epoch = CALENDAR_MAC_1904
    if "--hidden" in options:
        book.create_sheet("Скрытый", 0).sheet_state = "hidden"
        book.active = 1
    for row in rows:
        sheet.append([cell_value(value) for value in row])
    book.save(path)


def show(rows):
    for row in rows:
        print("|".join("" if cell is None else str(cell) for cell in row))


def main():
    action, path, *options = sys.argv[1:]
    if action == "write":
        write(path, json.load(sys.stdin), options)
    elif action == "read":
        book = openpyxl.load_workbook(path)
        sheet = book[options[0]] if options else book.worksheets[0]
        show(sheet.iter_rows(values_only=True))
    else:
        with open(path, encoding="utf-8-sig", newline="") as file:
            show(csv.reader(file, delimiter=";"))


main()
