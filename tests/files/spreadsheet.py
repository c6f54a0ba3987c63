"""What LibreOffice makes of CSV files: it must show every cell as it is written, and calculate none.

    spreadsheet.py FOLDER             all tables of a folder, opened as they are meant to be, and otherwise
    spreadsheet.py --control          tables without protection, in which formulas must be found

Standard library only. `soffice` is LibreOffice; it works in a folder of its own, and nothing of the user's is read.
"""

import csv
import io
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as Xml
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

# Separators, quote, UTF-8, first line: https://wiki.documentfoundation.org/Documentation/DevGuide/Spreadsheet_Documents
AS_MEANT = "44,34,76,1"
# Commas, semicolons and tabs, as the dialogue for imports proposes them.
ALL_SEPARATORS = "44/59/9,34,76,1"
# Semicolons only, as a double click does where the comma is the decimal sign.
SEMICOLONS = "59,34,76,1"

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

# What spreadsheets calculate, after any space and in full width; a plain number is none.
BEGINS = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def convert(tables, separators, folder):
    """Opens tables and saves them as flat OpenDocument; gives the paths by the name of the table."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += [f"--infilter=CSV:{separators}", "--convert-to", "fods", "--outdir", str(folder)]
    done = subprocess.run(command + [str(table) for table in tables], capture_output=True, text=True, timeout=120)
    made = {table.name: folder / f"{table.stem}.fods" for table in tables}
    missing = [name for name, path in made.items() if not path.exists()]
    if done.returncode or missing:
        sys.exit(f"soffice: {done.returncode}, nothing made of {missing}: {done.stdout}{done.stderr}")
    return made


def paragraph(element):
    """The text of a paragraph; runs of spaces are elements of their own."""
    text = element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            text += " " * int(child.get(f"{TEXT}c", "1"))
        elif child.tag == f"{TEXT}tab":
            text += "\t"
        elif child.tag == f"{TEXT}line-break":
            text += "\n"
        else:
            text += paragraph(child)
        text += child.tail or ""
    return text


def cell(element):
    """What a cell is: its formula, its type, its value, and what is shown of it."""
    shown = "\n".join(paragraph(child) for child in element.findall(f"{TEXT}p"))
    kind = element.get(f"{OFFICE}value-type", "")
    value = element.get(f"{OFFICE}value") or element.get(f"{OFFICE}date-value") or shown
    return element.get(f"{TABLE}formula"), kind, value, shown


def rows(path):
    """The rows of the only sheet, without the empty cells and rows that fill it up to its end."""
    sheets = Xml.parse(path).getroot().findall(f".//{TABLE}table")
    if len(sheets) != 1:
        sys.exit(f"{path.name}: {len(sheets)} sheets")
    found = []
    for row in sheets[0].iter(f"{TABLE}table-row"):
        cells = []
        for element in row:
            times = int(element.get(f"{TABLE}number-columns-repeated", "1"))
            is_filled = element.findall(f"{TEXT}p") or element.get(f"{TABLE}formula")
            cells += [cell(element)] * times if is_filled or times < 1000 else []
        while cells and not cells[-1][1] and not cells[-1][0]:
            cells.pop()
        times = int(row.get(f"{TABLE}number-rows-repeated", "1"))
        found += [cells] * times if cells else [[]] * min(times, 1)
    while found and not found[-1]:
        found.pop()
    return found


def formulas(found):
    return [cell[0] for row in found for cell in row if cell[0]]


def is_same(text, cell):
    """Whether a cell shows what the file says: the very text, or the very number or day where the file has one."""
    _, kind, value, shown = cell
    if kind == "float" and NUMBER.fullmatch(text):
        try:
            return Decimal(value) == Decimal(text)
        except InvalidOperation:
            return False
    return text in (shown, value)


def compare(name, written, found):
    """The cells that differ from what is written."""
    wrong = []
    if len(written) != len(found):
        wrong.append(f"{name}: {len(written)} rows are written, {len(found)} are there")
    for line, (texts, cells) in enumerate(zip(written, found), 1):
        cells = cells + [(None, "", "", "")] * (len(texts) - len(cells))
        if len(texts) != len(cells):
            wrong.append(f"{name}, row {line}: {len(texts)} cells are written, {len(cells)} are there")
        wrong += [
            f"{name}, row {line}, cell {at}: {text!r} is written, {cell!r} is there"
            for at, (text, cell) in enumerate(zip(texts, cells), 1)
            if not is_same(text, cell)
        ]
    return wrong


def read(table):
    raw = table.read_bytes()
    if not raw.startswith(b"\xef\xbb\xbf"):
        sys.exit(f"{table.name} has no mark by which a spreadsheet knows UTF-8")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def check(folder):
    tables = sorted(Path(folder).glob("*.csv"))
    written = {table.name: read(table) for table in tables}
    texts = [text for rows in written.values() for row in rows for text in row if text]
    wrong = [f"a spreadsheet would calculate {text!r}" for text in texts if BEGINS.match(text) and not NUMBER.fullmatch(text)]
    for name, separators in [("as meant", AS_MEANT), ("at all separators", ALL_SEPARATORS), ("at semicolons", SEMICOLONS)]:
        with tempfile.TemporaryDirectory() as made:
            made = convert(tables, separators, Path(made))
            found = {table: rows(path) for table, path in made.items()}
        for table, cells in found.items():
            wrong += [f"{table}, {name}: {formula} is calculated" for formula in formulas(cells)]
            if separators != SEMICOLONS:
                wrong += compare(f"{table}, {name}", written[table], cells)
    for line in wrong[:20]:
        print(f"  {line}")
    if wrong or not texts:
        sys.exit(f"{len(wrong)} things are wrong in {len(tables)} tables with {len(texts)} filled cells")
    accents = Counter(letter for text in texts for letter in text if ord(letter) > 127)
    marked = sum(text.startswith("'") for text in texts)
    print(
        f"  {len(tables)} tables, {sum(map(len, written.values()))} rows, {len(texts)} filled cells, {marked} of them marked, "
        f"{sum(accents.values())} letters beyond ASCII: all shown as written, none calculated"
    )


def control():
    """Without protection formulas are there, and this program finds them; a wrong letter it finds as well."""
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        table = folder / "bare.csv"
        table.write_bytes("\ufeffname,note\r\n=1+1,\"a;=2+3;b\"\r\nÉté,\"\n=4\"\r\n".encode())
        meant = rows(convert([table], AS_MEANT, folder)["bare.csv"])
        other = rows(convert([table], SEMICOLONS, folder)["bare.csv"])
        if formulas(meant) != ["of:=1+1"] or "of:=2+3" not in formulas(other):
            sys.exit(f"formulas that are there are not found: {meant} {other}")
        latin = rows(convert([table], AS_MEANT.replace("76", "1"), folder)["bare.csv"])
        if not compare("bare.csv", read(table), latin) or not compare("bare.csv", read(table), meant):
            sys.exit("what differs is not found")
        print("  a table without protection is found out: its formulas, and accents read in another encoding")


if __name__ == "__main__":
    control() if sys.argv[1:] == ["--control"] else check(sys.argv[1])
