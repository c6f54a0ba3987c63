"""What the benchmark scripts share: building, servers pinned to a core, wrk on the other, processor time."""

import json
import os
import re
import statistics
import subprocess
import tempfile
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BENCH = Path(os.environ.get("MATOU_BENCH", ROOT / "target/release/matou-bench"))
MATOU = Path(os.environ.get("MATOU", ROOT / "target/release/matou"))
SERVER_CORE, CLIENT_CORE = "0", "1"
TICKS = os.sysconf("SC_CLK_TCK")


def build(package):
    # One package at a time: built together, the program would share the features of the benchmark.
    subprocess.run(["cargo", "build", "--release", "--locked", "-p", package], cwd=ROOT, check=True)


def lines_of(*arguments):
    """What a subcommand of matou-bench prints, line by line."""
    done = subprocess.run([BENCH, *map(str, arguments)], check=True, capture_output=True, text=True)
    return done.stdout.splitlines()


def write(folder, name, lines):
    path = Path(folder) / name
    path.write_text("".join(f"{line}\n" for line in lines))
    return path


class Server:
    """A process pinned to the server's core; killed at the end."""

    def __init__(self, command, **options):
        self.process = subprocess.Popen(
            ["taskset", "-c", SERVER_CORE, *map(str, command)], stdout=subprocess.PIPE, text=True, **options
        )
        self.port = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def cpu(self):
        """Seconds of processor time, user and system, of all its threads."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / TICKS

    def resident_mib(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1024

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def get(self, path, headers=None):
        with urllib.request.urlopen(urllib.request.Request(self.url(path), headers=headers or {})) as answer:
            return answer.headers, answer.read()

    def wrk(self, queries, seconds=2, connections=32, encoding=None, first=0):
        """One run: requests, requests per second, processor microseconds and bytes per request."""
        settings = {"QUERIES": str(queries), "FIRST": str(first)}
        if encoding:
            settings["ENCODING"] = encoding
        before = self.cpu()
        command = f"taskset -c {CLIENT_CORE} wrk -t1 -c{connections} -d{seconds}s --timeout 120s -s".split()
        done = subprocess.run(
            [*command, HERE / "ask.lua", self.url("/")],
            env=os.environ | settings, check=True, capture_output=True, text=True,
        )
        used = self.cpu() - before
        run = json.loads(re.search(r"^JSON (.*)$", done.stdout, re.M)[1])
        if run["errors"] or not run["requests"]:
            raise SystemExit(f"wrk: {done.stdout}")
        return {
            "requests": run["requests"],
            "per_second": run["requests"] / (run["microseconds"] / 1e6),
            "cpu_us": used * 1e6 / run["requests"],
            "bytes": run["bytes"] / run["requests"],
            "p50_ms": run["p50"] / 1e3,
            "p99_ms": run["p99"] / 1e3,
        }


def serve(hosters, queries):
    """matou-bench over so many hosters, ready to answer."""
    server = Server([BENCH, "serve", hosters, 0, queries])
    ready = json.loads(server.process.stdout.readline())
    server.port, server.mean_body = ready["port"], ready["mean_body"]
    return server


def median(values):
    return statistics.median(values)


def verdict(value, bar):
    return "met" if value >= bar else "MISSED"


def folder():
    return tempfile.TemporaryDirectory(prefix="matou-bench-")
