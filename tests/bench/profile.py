#!/usr/bin/env python3
"""Says where a server's processor time goes: by thread, and by what the functions
are for.

Usage: perf report -i FILE --stdio --no-children -F overhead,pid,dso,sym -t '|' |
           profile.py
"""

import re
import sys
from collections import defaultdict

# The first that fits. Of the library (dso) or of the function (sym).
GROUPS = [
    ('allocation', 'sym', r'^(_int_)?(malloc|free|calloc|realloc|memalign)|^operator '
     r'(new|delete)|^unlink_chunk|malloc_consolidate|^tcache|arena_get|^cfree|'
     r'^sysmalloc'),
    ('allocation', 'dso', r'lib(je|tc|mi)malloc'),
    ('protobuf', 'dso', r'libprotobuf'),
    ('protobuf', 'sym', r'google::protobuf|intake::v1::|SerializeMessage|ParseMessage'),
    ('gRPC transport', 'dso', r'libgrpc|libgpr|libupb|libaddress_sorting'),
    ('gRPC transport', 'sym', r'^grpc|^gpr_|chttp2'),
    ('hashing', 'dso', r'libsodium'),
    ('hashing', 'sym', r'blake2b|sha256|NextHash|ChainHash|[cC]rc32'),
    ('SQLite', 'dso', r'libsqlite3'),
    ('encoding', 'sym', r'intake::(Encoder|Decoder|ByteReader|ByteWriter|codec)|'
     r'intake::(Encode|Decode)'),
    ('views', 'sym', r'intake::.*(View|Applier|ReadingRows|Rows::|Statement|Sqlite)'),
    ('conversion', 'sym', r'intake::.*(FromProto|ToProto)'),
    ('admission', 'sym', r'intake::.*(Admi|Group|StateCache|CommandQueue|Ledger|'
     r'Command|Appender|Journal)'),
    ('judging', 'sym', r'intake::'),
    ('Abseil', 'dso', r'libabsl'),
    ('Abseil', 'sym', r'absl::'),
    ('kernel', 'dso', r'kernel|vdso'),
    ('memory and strings', 'dso', r'libc\.|libstdc\+\+'),
]

# What a thread is, by what only such a one calls; the first that it spends time
# in, if it is enough to be no accident.
ROLES = [
    ('admission', 'sym', r'intake::Decide|intake::JudgeSubmission|intake::Admitter'),
    ('views', 'sym', r'intake::Views|Applier'),
    ('gRPC', 'dso', r'libgrpc'),
]
ENOUGH = 0.005


def fits(sample, where, pattern):
    _, _, dso, symbol = sample
    return re.search(pattern, dso if where == 'dso' else symbol)


def group_of(sample):
    return next((name for name, where, pattern in GROUPS
                 if fits(sample, where, pattern)), 'other')


def role_of(samples):
    total = sum(sample[0] for sample in samples)
    for name, where, pattern in ROLES:
        spent = sum(s[0] for s in samples if fits(s, where, pattern))
        if spent > ENOUGH * total:
            return name
    return 'other'


def read(lines):
    """(share, thread, dso, symbol)"""
    for line in lines:
        parts = [part.strip() for part in line.split('|')]
        if line.startswith('#') or len(parts) < 4 or not parts[0].endswith('%'):
            continue
        symbol = re.sub(r'^\[[.k]\]\s*', '', '|'.join(parts[3:]))
        yield float(parts[0][:-1]), parts[1], parts[2], symbol


def largest(shares, count):
    return sorted(shares.items(), key=lambda item: -item[1])[:count]


def main():
    threads = defaultdict(list)
    for sample in read(sys.stdin):
        threads[sample[1]].append(sample)
    groups = defaultdict(lambda: defaultdict(float))
    symbols = defaultdict(lambda: defaultdict(float))
    counts = defaultdict(int)
    for samples in threads.values():
        role = role_of(samples)
        counts[role] += 1
        for sample in samples:
            group = group_of(sample)
            groups[role][group] += sample[0]
            symbols[role, group][sample[3]] += sample[0]
    for role in sorted(groups, key=lambda name: -sum(groups[name].values())):
        total = sum(groups[role].values())
        print(f'{total:5.1f} %  {role}, {counts[role]} thread(s)')
        for group, share in largest(groups[role], 9):
            if share < 0.5:
                continue
            top = ', '.join(f'{name[:48]} {part:.1f}' for name, part
                            in largest(symbols[role, group], 3)
                            if not name.startswith('0x') and part >= 0.2)
            print(f'    {share:5.1f} %  {group:20} {top}')


if __name__ == '__main__':
    main()
