"""What the OpenAPI document says in words only, done to the valid queries that schemathesis makes.

JSON Schema speaks of one parameter at a time; the grammar also has rules between parameters, which the description of
each parameter tells. A query that is meant to be valid is made to keep these rules, and nothing else is changed: queries
that are meant to be refused are sent as they are.
"""

import atexit
import collections
import json
import os
import threading
import unicodedata
import urllib.request

import schemathesis
from schemathesis.generation import GenerationMode

URL = os.environ["MATOU_URL"]
POINT = "48.1,-1.6"


def fetch(path):
    with urllib.request.urlopen(URL + path, timeout=10) as answer:
        return json.load(answer)


# The version of the data set, and its day.
VERSION = fetch("/health/ready")["dataset_version"]
DAY = VERSION.split("-", 1)[1]

# Each recipe with the conditions that it sets, and each filter with the criterion that it is about.
RECIPES = {
    recipe["id"]: {line["parameter"]: line["values"] for line in recipe["conditions"]}
    for recipe in fetch("/api/v1/profiles")["profiles"]
}
FIELDS = fetch("/api/v1/criteria")
FILTERS = {
    one["parameter"]: field["id"]
    for field in FIELDS["criteria"] + FIELDS["identity"]
    for one in field["filters"]
    if field["about"] == "hoster"
}
ALL_FILTERS = [one for field in FIELDS["criteria"] + FIELDS["identity"] for one in field["filters"]]
LISTS = ["include", "fields", "without"] + [one["parameter"] for one in ALL_FILTERS if "clock_parameter" not in one]
OPEN = [one["parameter"] for one in ALL_FILTERS if one["open"]]
CLOCKS = {one["clock_parameter"]: one["parameter"] for one in ALL_FILTERS if "clock_parameter" in one}


def has_word(text):
    """Whether a text holds a letter or a digit, and nothing that is written on no paper."""
    kinds = [unicodedata.category(letter) for letter in text]
    return any(kind[0] in "LN" for kind in kinds) and not any(kind[0] == "C" or kind in ("Zl", "Zp") for kind in kinds)


def asked(query, name):
    """The values that a query asks for: repeated, or separated by commas."""
    value = query.get(name) or ""
    pieces = value if isinstance(value, list) else [value]
    return [one for piece in pieces for one in str(piece).split(",") if one]


def repaired(query):
    """A query that keeps the rules between parameters, made from one that keeps those of each parameter."""
    query = dict(query)
    if query.get("q") and not has_word(str(query["q"])):
        query["q"] = ""
    for name in OPEN:
        names = asked(query, name)
        if not all(has_word(one) for one in names):
            query[name] = [one for one in names if has_word(one)] or ""
    for clock, hours in CLOCKS.items():
        if asked(query, clock) and not asked(query, hours):
            query[hours] = 8
    if (asked(query, "within_km") or asked(query, "sort") == ["distance"]) and not query.get("near"):
        query["near"] = POINT
    if asked(query, "sort") not in ([], ["shuffle"]):
        query["seed"] = ""
    repair_recipe(query)
    repair_none(query)
    repair_time(query)
    return query


def repair_time(query):
    """Only days and versions that this server knows: a schema can say how they are written, not which there are."""
    if query.get("at"):
        query["at"] = DAY
    for name in ("dataset_version", "since"):
        if query.get(name):
            query[name] = VERSION


def repair_recipe(query):
    """Only what the recipe sets, and the visitor does not ask for, is taken out."""
    out = asked(query, "without")
    if not out:
        return
    if not asked(query, "profile"):
        query["profile"] = next(name for name, lines in RECIPES.items() if out[0] in lines)
    own = RECIPES[str(query["profile"])]
    kept = [name for name in out if name in own and not asked(query, name)]
    if kept != out:
        query["without"] = kept or ""


def repair_none(query):
    """Who asks only for those that state that there is none asks for nothing else on the same criterion."""
    recipe = RECIPES.get(str(query.get("profile")), {})
    force = {name: values for name, values in recipe.items() if name not in asked(query, "without")}
    force |= {name: asked(query, name) for name in FILTERS if asked(query, name)}
    for name in [name for name, values in force.items() if set(values) == {"none"}]:
        others = [other for other in force if other != name and FILTERS[other] == FILTERS[name]]
        if any("none" not in force[other] for other in others):
            query[name] = ""


def is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


@schemathesis.hook
def filter_case(context, case):
    """Leaves out mistakes that a query string cannot make, because written out they are none.

    An empty piece between commas asks for nothing, like an empty value; and a number in the place of a list of names is
    a name like any other.
    """
    query = case.query or {}
    if case.meta.generation.mode == GenerationMode.POSITIVE:
        return True
    lists = [query[name] for name in LISTS if name in query]
    pieces = [str(piece) for value in lists for piece in (value if isinstance(value, list) else str(value).split(","))]
    names = [query[name] for name in OPEN if name in query and not isinstance(query[name], list)]
    return all(piece.strip() for piece in pieces) and not any(is_number(str(name)) for name in names)


@schemathesis.hook
def before_call(context, case, kwargs):
    """Only queries that are meant to be valid, and only the parameters that break a rule."""
    # A draw leads to a hoster: these tests leave the machine alone.
    kwargs["allow_redirects"] = False
    if not case.query or case.meta.generation.mode != GenerationMode.POSITIVE:
        return
    query = repaired(case.query)
    for name, value in query.items():
        if name not in case.query or value is not case.query[name]:
            case.query[name] = value


COUNTS = collections.Counter()
LOCK = threading.Lock()


@schemathesis.hook
def after_call(context, case, response):
    """Counts what was really sent."""
    with LOCK:
        COUNTS[str(response.status_code)] += 1


@atexit.register
def write_counts():
    with open(os.environ["MATOU_COUNTS"], "w", encoding="utf-8") as file:
        json.dump(COUNTS, file)
