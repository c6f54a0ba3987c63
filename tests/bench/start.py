#!/usr/bin/env python3
"""The program itself with the real data: start to first answer, memory, size; and a new statement until it is seen.

    tests/bench/start.py [--rounds 7] [--sizes 100,100000] [--no-build]

The database is filled once, before: what is measured is a start with what a first start left. Elapsed time is what
visitors wait for, so that neighbours on the machine lengthen it; the median and the least are printed.
"""

import argparse
import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import bench

ASKED = ["profile=large", "match=yes", "work=paid", "q=mail", "sort=name", "near=48.1,-1.7&sort=distance"]


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def start(database, ask):
    """Starts the program; gives the seconds to the first answer, and what `ask` makes of the server."""
    port = free_port()
    command = [bench.MATOU, "--database", f"sqlite:{database}", "serve", "--listen", f"127.0.0.1:{port}"]
    command += ["--rate-limit", "off"]
    begun = time.monotonic()
    with bench.Server(command, stderr=subprocess.DEVNULL) as server:
        server.port = port
        while True:
            try:
                server.get("/api/v1/hosters")
                break
            except urllib.error.URLError:
                time.sleep(0.002)
        return time.monotonic() - begun, ask(server)


def memory(server):
    """Resident MiB after the first answer, and after every kind of page in both languages and all encodings."""
    first = server.resident_mib()
    for page in range(1, 40):
        for lang in ("fr", "en"):
            for query in ASKED:
                include = "facets" if page % 2 else "facets,explanation,excluded,services,provenance"
                encoding = ("identity", "gzip", "br")[page % 3]
                path = f"/api/v1/hosters?{query}&page={page}&include={include}&lang={lang}"
                try:
                    server.get(path, {"Accept-Encoding": encoding})
                except urllib.error.HTTPError as error:
                    raise SystemExit(f"{path}: {error.read().decode()}") from error
    return first, server.resident_mib()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--sizes", default="100,100000")
    parser.add_argument("--no-build", action="store_true")
    options = parser.parse_args()
    if not options.no_build:
        bench.build("matou")
        bench.build("matou-bench")
    size = bench.MATOU.stat().st_size / 2**20
    print(f"binary {size:.1f} MiB (bar 25 {bench.verdict(25, size)})")
    with bench.folder() as folder:
        database = Path(folder) / "matou.db"
        filled, _ = start(database, lambda _: None)
        runs = [start(database, memory if round == 0 else lambda _: None) for round in range(options.rounds)]
    seconds = [taken for taken, _ in runs]
    first, after = runs[0][1]
    middle = bench.median(seconds)
    print(f"first start, which fills the database: {filled:.2f} s")
    print(f"start to first answer {middle:.3f} s (least {min(seconds):.3f}; bar 0.5 {bench.verdict(0.5, middle)})")
    print(f"resident {first:.0f} MiB at first, {after:.0f} MiB after many requests (bar 48 {bench.verdict(48, after)})")
    for hosters, bar in zip(options.sizes.split(","), (20, 500)):
        seen = json.loads(bench.lines_of("visible", hosters)[-1])
        new, answer = seen["new_hoster_ms"], seen["new_answer_ms"]
        print(
            f"{hosters} hosters: a new hoster is seen after {new:.1f} ms, a new answer after {answer:.1f} ms "
            f"(bar {bar} {bench.verdict(bar, max(new, answer))})"
        )


if __name__ == "__main__":
    main()
