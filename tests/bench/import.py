#!/usr/bin/env python3
"""Imports of synthetic hosters into SQLite, plan and ledger included, each against what nobody can do without.

    tests/bench/import.py [--rounds 5] [--hosters 10000] [--no-build]

A CSV table against `sqlite3 .import` of the same file with an index for each column, as durable; property files against
only reading them. Both sides run in turn within a round, in a folder of their own; elapsed time and processor time are
printed, and the ratio of both.
"""

import argparse
import csv
import random
import resource
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import bench

COLUMNS = [
    "slug", "name", "website", "legal_form.form", "founded", "membership.status", "work.administration", "people.employees",
    "contact.hours", "contact.channels", "audience.welcomed", "audience.area", "stated_on", "source",
]


def row(number, chance):
    """A synthetic hoster: what is stated differs from one to the next, and nobody states everything."""
    maybe = lambda *values: chance.choice([*values, ""])
    return [
        f"synthetic-{number}", f"Hébergeur synthétique {number}", f"https://h{number}.example/",
        maybe("association", "cooperative", "company"), str(chance.randint(1995, 2025)), "active",
        maybe("paid", "volunteer", "mixed"), maybe("0", "2", "8"), maybe("Mo-Fr 09:00-17:30", "Tu,Th 18:00-20:00"),
        maybe("email", "email;phone"), maybe("association;individual", "company"), maybe("Rennes", "France"),
        f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}", f"https://h{number}.example/a-propos",
    ]


def table(folder, hosters):
    chance = random.Random(1)
    path = Path(folder) / "hosters.csv"
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(row(number, chance) for number in range(1, hosters + 1))
    return path


def timed(command, **options):
    """Elapsed and processor seconds of a command that must go well."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **options)
    elapsed, after = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def matou(database, *arguments):
    return [bench.MATOU, "--database", f"sqlite:{database}", "--quiet", *map(str, arguments)]


def sqlite(database, path):
    indexes = [f'create index "of_{at}" on hosters ("{name}");' for at, name in enumerate(COLUMNS)]
    script = ["pragma journal_mode = wal;", "pragma synchronous = full;", ".mode csv", f".import '{path}' hosters", *indexes]
    return ["sqlite3", "-bail", database, *script]


def side(folder, name, run, rounds):
    """Runs both sides in turn, each into a database of its own."""
    both = {"matou": [], "floor": []}
    for number in range(rounds):
        for which, command in run.items():
            database = Path(folder) / f"{which}-{len(name)}-{number}.db"
            both[which].append(timed(command(database)))
    for at, what in enumerate(["elapsed", "processor"]):
        ours, floor = ([one[at] for one in both[which]] for which in ("matou", "floor"))
        ratios = [one / other for one, other in zip(ours, floor)]
        print(
            f"| {name} | {what} | {statistics.median(ours):.2f} s | {statistics.median(floor):.2f} s "
            f"| {statistics.median(ratios):.1f} × ({min(ratios):.1f} to {max(ratios):.1f}) |"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--hosters", type=int, default=10_000)
    parser.add_argument("--no-build", action="store_true")
    asked = parser.parse_args()
    if not asked.no_build:
        bench.build("matou")
    with tempfile.TemporaryDirectory() as folder:
        path = table(folder, asked.hosters)
        files, source = Path(folder) / "properties", Path(folder) / "source.db"
        subprocess.run(matou(source, "import", "csv", path), check=True, stdout=subprocess.DEVNULL)
        subprocess.run(matou(source, "export", "properties", files), check=True, stdout=subprocess.DEVNULL)
        # The list of so many hosters is longer than any one file may be, and says nothing of them.
        (files / "federation.properties").unlink()
        count = sum(1 for _ in files.rglob("*.properties"))
        size = sum(file.stat().st_size for file in files.rglob("*.properties"))
        print(f"{asked.hosters} hosters: {path.stat().st_size / 1e6:.1f} MB of CSV; {count} property files, {size / 1e6:.1f} MB\n")
        print("| import | time | matou | the other | ratio |\n|---|---|---|---|---|")
        csv_sides = {
            "matou": lambda database: matou(database, "import", "csv", path),
            "floor": lambda database: sqlite(database, path),
        }
        side(folder, "CSV, sqlite3 .import", csv_sides, asked.rounds)
        file_sides = {
            "matou": lambda database: matou(database, "import", "properties", files),
            "floor": lambda _: ["find", files, "-type", "f", "-exec", "cat", "{}", "+"],
        }
        side(folder, "property files, cat", file_sides, asked.rounds)


if __name__ == "__main__":
    main()
