"""Draws as audit-sample(1) says, from the list on standard input, and prints the ids in its order.

usage: draw.py SEED BY(,-separated or "") COVER(or "") MIN rate PERCENT | count N
"""
import csv
import hmac
import math
import sys
from fractions import Fraction

seed, by, cover, least, way, size = sys.argv[1:]
rows = list(csv.DictReader(sys.stdin))
by = by.split(",") if by else []


def rank(row):
    return hmac.new(seed.encode(), row["case_id"].encode(), "sha256").digest()


def stratum(row):
    return tuple(row[column].encode() for column in by)


strata = {}
for row in sorted(rows, key=rank):
    strata.setdefault(stratum(row), []).append(row)
covering = {}
for row in sorted(rows, key=rank):
    if cover and row[cover]:
        covering.setdefault(row[cover], row)
first = [row["case_id"] for row in covering.values()]
for cases in strata.values():
    cases.sort(key=lambda row: row["case_id"] not in first)
shares = {}
for name, cases in strata.items():
    share = max(int(least), sum(row["case_id"] in first for row in cases))
    if way == "rate":
        share = max(share, math.ceil(len(cases) * Fraction(size) / 100))
    shares[name] = min(share, len(cases))
while way == "count" and sum(shares.values()) < min(int(size), len(rows)):
    free = [name for name in strata if shares[name] < len(strata[name])]
    most = max(Fraction(len(strata[name]), 2 * shares[name] + 1) for name in free)
    turn = [name for name in free if Fraction(len(strata[name]), 2 * shares[name] + 1) == most]
    shares[min(turn, key=lambda name: rank(strata[name][shares[name]]))] += 1
for name in sorted(strata):
    for row in sorted(strata[name][:shares[name]], key=rank):
        print(row["case_id"])
