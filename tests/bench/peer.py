#!/usr/bin/env python3
"""Requests per second against Datasette (from PyPI) on the same rows, filters and facets.

    tests/bench/peer.py [--sizes 100,100000] [--rounds 3] [--no-build]

Both answer the same questions: up to three filters with one option each, matches only, by name, 25 hosters a page, the
total, and the counts of every facet. Datasette's limits are lifted so that it answers in full. A filter of which no hoster
states two options is a plain column with an index; the others are JSON arrays, which is what Datasette has facets for.

Where they differ: Datasette cannot ask for any of several options of an array (it takes them together), nor for what is
not stated; it counts every facet under all filters, we leave a facet's own filter out. Totals, and the counts of the facets
that are not asked about, must be the same, and are compared before anything is timed.
"""

import argparse
import json
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
from pathlib import Path
from urllib.parse import quote, urlencode

import bench

DATASETTE = "datasette==0.65.5"
HOUR = 3_600_000
SETTINGS = {
    "sql_time_limit_ms": HOUR, "facet_time_limit_ms": HOUR, "facet_suggest_time_limit_ms": 1, "suggest_facets": "off",
    "max_returned_rows": 5000, "default_facet_size": 5000, "default_cache_ttl": 0,
}
BARS = {"100": 400, "100000": 10_000}


def install(folder):
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin/pip", "install", "--quiet", DATASETTE], check=True)
    return folder / "bin/datasette"


class Table:
    """The rows as an SQLite table with the indexes that help."""

    def __init__(self, path, hosters):
        rows = [json.loads(line) for line in bench.lines_of("rows", hosters)]
        self.filters = [name for name in rows[0] if name not in ("slug", "name")]
        held = lambda row, name: row[name] or []
        self.arrays = {name for name in self.filters if any(len(held(row, name)) > 1 for row in rows)}
        database = sqlite3.connect(path)
        columns = ", ".join(f'"{name}" TEXT' for name in self.filters)
        database.execute(f"CREATE TABLE hosters (slug TEXT PRIMARY KEY, name TEXT, {columns}) WITHOUT ROWID")
        marks = ", ".join("?" * (len(self.filters) + 2))
        database.executemany(
            f"INSERT INTO hosters VALUES ({marks})",
            ([row["slug"], row["name"], *(self.cell(row, name) for name in self.filters)] for row in rows),
        )
        database.execute("CREATE INDEX by_name ON hosters (name, slug)")
        for name in self.filters:
            if name not in self.arrays:
                database.execute(f'CREATE INDEX "by_{name}" ON hosters ("{name}")')
        database.execute("ANALYZE")
        database.commit()
        database.close()

    def cell(self, row, name):
        if row[name] is None:
            return None
        if name in self.arrays:
            return json.dumps(row[name], ensure_ascii=False)
        return row[name][0] if row[name] else ""

    def path(self, asked):
        pairs = [(name + ("__arraycontains" if name in self.arrays else ""), code) for name, code in asked.items()]
        pairs += [("_facet_array" if name in self.arrays else "_facet", name) for name in self.filters]
        return "/peer/hosters.json?" + urlencode(pairs + [("_sort", "name"), ("_size", "25")], quote_via=quote)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def serve(datasette, database):
    port = free_port()
    settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, value)]
    command = [datasette, "serve", "--immutable", database, "--port", port, *settings]
    server = bench.Server(command, stderr=subprocess.DEVNULL)
    server.port = port
    while True:
        try:
            server.get("/-/versions.json")
            return server
        except urllib.error.URLError:
            time.sleep(0.05)


def compare(ours, theirs, table, question):
    """Totals and counts are the same on both sides; gives how many counts were compared, and the seconds of Datasette."""
    mine = json.loads(ours.get(f"/api/v1/hosters?{question['ours']}")[1])
    begun = time.monotonic()
    other = json.loads(theirs.get(table.path(question["asked"]))[1])
    seconds = time.monotonic() - begun
    assert mine["total"] == other["filtered_table_rows_count"], question
    compared = 0
    for facet in mine["facets"]:
        name = facet["parameter"]
        if name in question["asked"]:
            continue
        mine_counts = {value["value"]: value["count"] for value in facet["values"] if value["count"]}
        results = other["facet_results"][name]
        assert not results["truncated"], name
        other_counts = {row["value"]: row["count"] for row in results["results"] if row["value"] not in ("", None)}
        assert mine_counts == other_counts, (question, name)
        compared += len(mine_counts)
    return compared, seconds


def measure(hosters, datasette, options):
    with bench.folder() as folder:
        database = Path(folder) / "peer.db"
        table = Table(database, hosters)
        questions = [json.loads(line) for line in bench.lines_of("pairs", hosters, 1000)]
        plain = bench.write(folder, "plain", [question["ours"] for question in questions])
        ours_file = bench.write(folder, "ours", [f"/api/v1/hosters?{question['ours']}" for question in questions])
        large = int(hosters) > 10_000
        with bench.serve(hosters, plain) as ours, serve(datasette, database) as theirs:
            some = questions[:3 if large else 20]
            results = [compare(ours, theirs, table, question) for question in some]
            compared = sum(counts for counts, _ in results)
            kinds = f"{len(table.filters) - len(table.arrays)} plain columns, {len(table.arrays)} arrays"
            print(f"\n{hosters} hosters, {kinds}: {len(some)} totals and {compared} counts are the same on both sides")
            mine, other = [], []
            for round in range(1 if large else options.rounds):
                mine.append(ours.wrk(ours_file, first=round * 100, connections=8)["per_second"])
                # One page after the other: Python answers no faster when several ask it at once.
                if round:
                    results = [compare(ours, theirs, table, question) for question in some]
                other.append(len(results) / sum(seconds for _, seconds in results))
            ratio = bench.median([a / b for a, b in zip(mine, other)])
            bar = BARS.get(hosters)
            said = f"(bar {bar:,} {bench.verdict(ratio, bar)})" if bar else ""
            print(
                f"  requests per second: {bench.median(mine):,.0f} against {bench.median(other):.3f}: {ratio:,.0f} times {said}",
                flush=True,
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,100000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-build", action="store_true")
    options = parser.parse_args()
    if not options.no_build:
        bench.build("matou-bench")
    with bench.folder() as folder:
        datasette = install(Path(folder) / "venv")
        for hosters in options.sizes.split(","):
            measure(hosters, datasette, options)


if __name__ == "__main__":
    main()
