#!/usr/bin/env python3
"""Whether the time of an answer tells if an address is known: asking for a link, known and unknown addresses in turn.

    tests/trust/enumeration.py MATOU     500 tries of each, on a server and a database of their own (about a minute)

Bar (A5): the medians differ by 2 ms at most. Each try is an address of its own, so that no limit of letters is met; half of
them have an account. Exit status 1 when the bar is missed.
"""

import http.client
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

TRIES, BAR_MS = 500, 2.0


def serve(program, folder):
    database = ["--database", f"sqlite:{folder}/matou.db", "--lang", "en"]
    command = [program, "serve", "--empty", "--listen", "127.0.0.1:0", "--rate-limit", "off", *database]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in server.stdout:
        if "API: http://" in line:
            return server, line.split("API: http://")[1].split("/")[0]
    raise SystemExit("the server does not start")


def make_accounts(file):
    """Accounts as `matou account add` makes them, without starting the program for each."""
    database = sqlite3.connect(file)
    rows = [(number + 1, f"known-{number}@example.org") for number in range(TRIES)]
    columns = "account, email, role, lang, created_at, signed_in_at, suspended_at, totp, totp_step"
    values = "?, ?, 'hoster', 'fr', '2026-01-01T00:00:00Z', '', '', '', 0"
    with database:
        database.executemany(f"insert into account ({columns}) values ({values})", rows)
    database.close()


def ask(connection, email):
    body = urllib.parse.urlencode({"email": email})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
    start = time.perf_counter()
    connection.request("POST", "/espace/entrer", body, headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 303:
        raise SystemExit(f"{email}: {answer.status}")
    return (time.perf_counter() - start) * 1000


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        server, address = serve(program, folder)
        try:
            make_accounts(f"{folder}/matou.db")
            connection = http.client.HTTPConnection(address)
            times = {"known": [], "unknown": []}
            for number in range(TRIES):
                for kind, measured in times.items():
                    measured.append(ask(connection, f"{kind}-{number}@example.org"))
        finally:
            server.terminate()
            server.wait()
    medians = {kind: statistics.median(measured) for kind, measured in times.items()}
    apart = abs(medians["known"] - medians["unknown"])
    print(f"known {medians['known']:.2f} ms, unknown {medians['unknown']:.2f} ms: {apart:.2f} ms apart (bar {BAR_MS})")
    return 0 if apart <= BAR_MS else 1


if __name__ == "__main__":
    sys.exit(main())
