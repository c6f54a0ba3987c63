#!/usr/bin/env python3
"""The list of hosters against a fixed body of the same size in the same process: processor time per request.

    tests/bench/run.py                       all sizes, 7 rounds (about five minutes)
    tests/bench/run.py --quick               3 short rounds
    tests/bench/run.py --sizes 100,10000     some sizes; `real` is the collective's data

Needs wrk (Debian: apt install wrk), taskset and two cores. In each round each side runs once, one after the other, so
that what else the machine does falls on all of them; the ratio is taken round by round and its median is printed.

fresh     the fixed body, copied for each answer: no answer that is made can be cheaper
varied    8,000 different queries in turn: an answer that is kept is gone when its query comes again
repeated  24 queries of about the mean body, again and again: their answers are kept
gzip      the same, compressed answers
304       the same, each with the entity tag that the client holds
"""

import argparse

import bench

VARIED, REPEATED = 8_000, 24
BARS = {"varied": {"100": 0.65, "10000": 0.55, "100000": 0.30}, "repeated": 0.80, "gzip": 0.90, "304": 1.3}


def repeated(server, queries):
    """Queries whose bodies have the mean size together, with their entity tags."""
    sizes = []
    for query in queries[:480]:
        headers, body = server.get(f"/api/v1/hosters?{query}")
        sizes.append((query, headers["ETag"], len(body)))
    windows = [sizes[at:at + REPEATED] for at in range(0, len(sizes), REPEATED)]
    return min(windows, key=lambda window: abs(sum(size for *_, size in window) / REPEATED - server.mean_body))


def measure(hosters, options):
    queries = bench.lines_of("queries", hosters, VARIED)
    with bench.folder() as folder:
        asked = bench.write(folder, "queries", queries)
        varied = bench.write(folder, "varied", [f"/api/v1/hosters?{query}" for query in queries])
        fixed = bench.write(folder, "fixed", ["/api/v1/fixed"])
        fresh = bench.write(folder, "fresh", ["/api/v1/fresh"])
        with bench.serve(hosters, asked) as server:
            again = repeated(server, queries)
            kept = bench.write(folder, "kept", [f"/api/v1/hosters?{query}" for query, *_ in again])
            tags = bench.write(folder, "tags", [f"/api/v1/hosters?{query}\t{tag}" for query, tag, _ in again])
            sides = {
                "fixed": dict(queries=fixed),
                "fresh": dict(queries=fresh),
                "varied": dict(queries=varied),
                "repeated": dict(queries=kept),
                "gzip": dict(queries=kept, encoding="gzip"),
                "304": dict(queries=tags),
            }
            sides = {name: side for name, side in sides.items() if name == "fixed" or name in options.only}
            for side in sides.values():
                server.wrk(seconds=1, **side)
            runs = {name: [] for name in sides}
            for round in range(options.rounds):
                for name, side in sides.items():
                    first = round * VARIED // options.rounds
                    runs[name].append(server.wrk(seconds=options.seconds, first=first, **side))
            report(hosters, server, runs)


def report(hosters, server, runs):
    print(f"\n{hosters} hosters: body {server.mean_body:,} bytes on average, {server.resident_mib():.0f} MiB resident")
    print("            µs CPU  fixed µs  ratio (range)        bar          requests/s  fixed/s  bytes    p50 ms")
    middle = lambda name, key: bench.median([run[key] for run in runs[name]])
    for name in runs:
        ratios = [base["cpu_us"] / run["cpu_us"] for base, run in zip(runs["fixed"], runs[name])]
        ratio, bar = bench.median(ratios), BARS.get(name)
        bar = bar.get(str(hosters)) if isinstance(bar, dict) else bar
        said = f"{bar:.2f} {bench.verdict(ratio, bar)}" if bar else ""
        print(
            f"  {name:9} {middle(name, 'cpu_us'):7.1f} {middle('fixed', 'cpu_us'):9.1f}  "
            f"{ratio:.2f} ({min(ratios):.2f}-{max(ratios):.2f})  {said:12} {middle(name, 'per_second'):10,.0f} "
            f"{middle('fixed', 'per_second'):9,.0f}  {middle(name, 'bytes'):7,.0f} {middle(name, 'p50_ms'):7.2f}",
            flush=True,
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="3 rounds of 1 second")
    parser.add_argument("--sizes", default="100,10000,100000")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--only", default="fresh,varied,repeated,gzip,304")
    parser.add_argument("--no-build", action="store_true", help="measure the program as it was built last")
    options = parser.parse_args()
    options.only = options.only.split(",")
    if options.quick:
        options.rounds, options.seconds = 3, 1
    if not options.no_build:
        bench.build("matou-bench")
    for hosters in options.sizes.split(","):
        measure(hosters, options)


if __name__ == "__main__":
    main()
