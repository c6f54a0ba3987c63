"""What public readers make of the map and of the feeds that a server answered with.

    formats.py geojson FILE...                       each is GeoJSON (RFC 7946), for geojson-pydantic
    formats.py geojson --control FILE                what is made wrong in this one is found
    formats.py feeds BEFORE AFTER                    folders of feeds, of the same server at two times, for feedparser
    formats.py texts NAME MAP FEED...                this hoster's name arrives whole, as plain text
    formats.py packaged FOLDER                       the SHA-256 and size of each file are those of datapackage.json
"""

import copy
import hashlib
import json
import sys
from pathlib import Path

import feedparser
from geojson_pydantic import FeatureCollection
from pydantic import ValidationError


def is_map(document):
    """Whether a document is a FeatureCollection of points of the earth; the reason when it is not."""
    try:
        collection = FeatureCollection.model_validate(document, strict=True)
    except ValidationError as error:
        return False, f"{error.error_count()} faults: {error.errors()[0]['loc']} {error.errors()[0]['msg']}"
    points = [feature.geometry for feature in collection.features]
    if not all(point and point.type == "Point" for point in points):
        return False, "a feature is no point"
    # Only the text of the RFC says which numbers are degrees; the validator takes any.
    if not all(-180 <= point.coordinates[0] <= 180 and -90 <= point.coordinates[1] <= 90 for point in points):
        return False, "a point is not on earth"
    return True, f"{len(points)} points"


def geojson(paths):
    sizes = []
    for path in paths:
        valid, why = is_map(json.loads(Path(path).read_bytes()))
        if not valid:
            sys.exit(f"{path}: {why}")
        sizes.append(why)
    if "0 points" not in sizes or len(set(sizes)) < 3:
        sys.exit(f"the queries are too much alike to show anything: {sizes}")
    print(f"  {len(paths)} maps are valid: {', '.join(sizes)}")


def geojson_control(path):
    whole = json.loads(Path(path).read_bytes())

    def without(document, *keys):
        for key in keys[:-1]:
            document = document[key]
        del document[keys[-1]]

    point = lambda document: document["features"][0]["geometry"]
    broken = {
        "no features": lambda document: without(document, "features"),
        "no properties": lambda document: without(document, "features", 0, "properties"),
        "no geometry": lambda document: without(document, "features", 0, "geometry"),
        "another type": lambda document: document.update(type="Features"),
        "one coordinate": lambda document: point(document)["coordinates"].pop(),
        "a coordinate in letters": lambda document: point(document).update(coordinates=["2.4", "48.9"]),
        "latitude first, far east": lambda document: point(document).update(coordinates=[48.9, 102.4]),
    }
    for name, change in broken.items():
        document = copy.deepcopy(whole)
        change(document)
        valid, why = is_map(document)
        if valid:
            sys.exit(f"{name}: not found")
        print(f"  {name}: {why}")


def read_feed(path):
    """The feed of a file: its identifiers, and the entries; what cannot be read ends the check."""
    feed = feedparser.parse(Path(path).read_bytes(), response_headers={"content-type": "application/atom+xml; charset=utf-8"})
    if feed.bozo or feed.version != "atom10":
        sys.exit(f"{path}: {feed.version or 'no feed'}: {feed.get('bozo_exception')}")
    entries = [entry.id for entry in feed.entries]
    if len(set(entries)) != len(entries):
        sys.exit(f"{path}: two entries have one identifier")
    instants = [entry.updated_parsed for entry in feed.entries]
    if not all(instants) or instants != sorted(instants, reverse=True):
        sys.exit(f"{path}: an entry has no instant, or they are not newest first: {instants}")
    return feed.feed.id, entries


def feeds(before, after):
    then = {path.name: read_feed(path) for path in sorted(Path(before).glob("*.atom"))}
    now = {path.name: read_feed(path) for path in sorted(Path(after).glob("*.atom"))}
    if len(then) < 10 or then.keys() != now.keys():
        sys.exit(f"too few feeds, or not the same: {list(then)} {list(now)}")
    for name, (identifier, entries) in then.items():
        later, others = now[name]
        # A feed that is full drops its oldest entries, and those alone.
        kept = [entry for entry in entries if entry in others]
        if later != identifier or kept != entries[: len(kept)] or not kept or others[-len(kept) :] != kept:
            sys.exit(f"{name}: {identifier} {entries} became {later} {others}")
    by_language = {}
    for name, feed in now.items():
        by_language.setdefault(name.split(".")[0], set()).add(json.dumps(feed))
    mixed = [slug for slug, found in by_language.items() if len(found) != 1]
    identifiers = [feed[0] for name, feed in now.items() if ".fr." in name]
    if mixed or len(set(identifiers)) != len(identifiers):
        sys.exit(f"identifiers differ between languages ({mixed}), or two feeds share one: {identifiers}")
    new = sum(len(set(now[name][1]) - set(then[name][1])) for name in now)
    if not new:
        sys.exit("nothing is new in the later feeds: they show nothing")
    print(f"  {len(now)} feeds, {sum(len(entries) for _, entries in now.values())} entries, {new} of them new: identifiers are stable and distinct")


def texts(name, geojson, paths):
    names = [feature["properties"]["name"] for feature in json.loads(Path(geojson).read_bytes())["features"]]
    if name not in names:
        sys.exit(f"{name!r} is not on the map: {names}")
    for path in paths:
        feed = feedparser.parse(Path(path).read_bytes(), response_headers={"content-type": "application/atom+xml; charset=utf-8"})
        titles = [entry.title_detail for entry in feed.entries] + ([] if "changes" in path else [feed.feed.title_detail])
        found = [title for title in titles if name in title["value"]]
        if not found or any(title["type"] != "text/plain" for title in titles):
            sys.exit(f"{path}: {name!r} is not there as it was written: {titles}")
    print(f"  on the map and in {len(paths)} feeds as it was written: {name}")


def packaged(folder):
    resources = json.loads((Path(folder) / "datapackage.json").read_bytes())["resources"]
    for resource in resources:
        served = (Path(folder) / resource["path"]).read_bytes()
        sealed = f"sha256:{hashlib.sha256(served).hexdigest()}"
        if sealed != resource["hash"] or len(served) != resource["bytes"]:
            sys.exit(f"{resource['path']}: {sealed}, {len(served)} bytes; {resource['hash']}, {resource['bytes']} were announced")
    print(f"  {len(resources)} files have the SHA-256 and the size that datapackage.json gives")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["geojson", "--control", path]:
            geojson_control(path)
        case ["geojson", *paths] if paths:
            geojson(paths)
        case ["feeds", before, after]:
            feeds(before, after)
        case ["texts", name, geojson_path, *paths] if paths:
            texts(name, geojson_path, paths)
        case ["packaged", folder]:
            packaged(folder)
        case _:
            sys.exit(__doc__)
