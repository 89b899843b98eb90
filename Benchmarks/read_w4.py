"""A straightforward Python reader of NDNH new hire transmissions that makes the edits of `ivd check --layout ndnh-w4`.

Usage: read_w4.py SCHEMAS FILE. Prints the number of findings of each code, as the benchmark compares them.
"""

import collections
import datetime
import re
import sys

schemas, path = sys.argv[1], sys.argv[2]
LENGTH = 801
CHARACTERS = {
    "letters_hyphen": re.compile(r"[A-Z -]*\Z"),
    "alphanumeric": re.compile(r"[A-Z0-9 ]*\Z"),
    "alphanumeric_hyphen": re.compile(r"[A-Z0-9 -]*\Z"),
    "upper": re.compile(r"[ -`{-~]*\Z"),
}
SUFFIXES = {"JR", "SR", "II", "III", "IV"}


def code_lists():
    lists, name, words = {}, None, None
    for line in open(schemas + "/codes.yaml", encoding="utf-8"):
        if match := re.match(r"  (\w+):$", line):
            name = match[1]
        elif line.strip() == "codes: >-":
            words = lists[name] = set()
        elif words is not None and line.startswith("      "):
            words.update(line.split())
        else:
            words = None
    return lists


def fields(record, lists):
    found = []
    for line in open(f"{schemas}/ndnh-w4/{record}.yaml", encoding="utf-8"):
        match = re.match(r"  - \{name: ([^,]+), at: (\d+)(?:-(\d+))?, type: \S+, kind: (\w+)(.*)\}", line)
        if match:
            rest = match[5]

            def value(key, rest=rest):
                got = re.search(rf"\b{key}: (\[[^\]]*\]|[^,]+)", rest)
                return got[1] if got else None

            codes = lists.get(value("list")) or re.findall(r"[\w.]+", value("codes") or "")
            found.append(
                {
                    "name": match[1],
                    "start": int(match[2]) - 1,
                    "end": int(match[3] or match[2]),
                    "kind": match[4],
                    "required": value("required") == "true",
                    "codes": codes,
                    "characters": CHARACTERS[value("characters") or "upper"],
                    "letters": int(value("least_letters") or 0),
                    "length": int(value("least_characters") or 0),
                    "suffix": value("suffix") == "refused",
                    "future": value("future") == "refused",
                }
            )
    return found


def day(text):
    try:
        return datetime.date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None


def fault(field, raw, value, received):
    """The first thing wrong with a value that is not blank."""
    kind = field["kind"]
    if kind == "filler":
        return "CHR"
    if kind == "text":
        if raw[0] == " ":
            return "JST"
        if not field["characters"].match(value):
            return "CHR"
        if len(value) < field["length"] or sum(c.isalpha() for c in value) < field["letters"]:
            return "FMT"
        if field["suffix"] and " " in value and value.rsplit(" ", 1)[1] in SUFFIXES:
            return "FMT"
        return None
    if kind == "identifier":
        return None if value in field["codes"] else "RID"
    if kind == "code":
        return None if value.strip() in field["codes"] else "COD"
    if not (raw.isascii() and raw.isdigit()):
        return "NUM"
    if kind == "ssn":
        wrong = raw[0] == "9" or raw[:3] == "000" or raw[3:5] == "00" or raw[5:] == "0000"
        return "SSN" if wrong else None
    if kind == "date":
        found = day(raw)
        if found is None:
            return "DTE"
        if field["future"] and received and found > received:
            return "RNG"
    return None


def edits(line, layout, received):
    """Codes of what is wrong with one record, and its values."""
    codes, values, bad = [], {}, set()
    for field in layout:
        raw = line[field["start"] : field["end"]]
        value = raw.rstrip(" ")
        values[field["name"]] = value
        if not value:
            if field["required"]:
                codes.append("REQ")
            continue
        if any(c < " " or c == "\x7f" for c in value):
            codes.append("CHR")
            bad.add(field["name"])
            continue
        if code := fault(field, raw, value, received):
            codes.append(code)
            bad.add(field["name"])
    return codes, values, bad


def rules(values, bad):
    """Rules between the fields of a data record."""
    codes = []

    def sound(*names):
        return not any(name in bad for name in names)

    first, last = "Employee First Name", "Employee Last Name"
    if sound(first, last):
        if not values[last]:
            codes.append("REQ")
        elif not values[first]:
            codes.append("REQ")
    if sound("Federal EIN", "State EIN") and not values["Federal EIN"] and not values["State EIN"]:
        codes.append("CND")
    for who in ("Employee", "Employer"):
        state, zip_code, country = f"{who} State", f"{who} ZIP Code 1", f"{who} Foreign Country Code"
        if sound(state, country) and not values[country] and not values[state]:
            codes.append("CND")
        if sound(zip_code, country) and not values[country] and not values[zip_code]:
            codes.append("CND")
        if sound(state, country) and values[country] and values[state]:
            codes.append("CND")
    born, hired = "Employee Date of Birth", "Employee Date of Hire"
    if sound(born, hired) and values[born] and values[hired] and day(values[born]) > day(values[hired]):
        codes.append("XRF")
    return codes


def main():
    lists = code_lists()
    header, detail, trailer = (fields(f"ndnh-w4{name}", lists) for name in ("header", "detail", "trailer"))
    found = collections.Counter()
    received, data, is_open = None, 0, False
    with open(path, encoding="latin-1", newline="\n") as file:
        for line in file:
            line = line.rstrip("\r\n")
            kind = line[:2]
            layout = {"H4": header, "T4": trailer}.get(kind, detail)
            if kind == "W4":
                data += 1
            if len(line) != LENGTH:
                found["LEN"] += 1
                continue
            codes, values, bad = edits(line, layout, received)
            found.update(codes)
            if kind == "H4":
                found.update(["SEQ"] if is_open else [])
                is_open, data = True, 0
                received = day(values["Date Stamp"])
            elif kind == "T4":
                found.update(["SEQ"] if not is_open else ["CNT"] if int(values["Record Count"]) != data else [])
                is_open = False
            else:
                found.update(rules(values, bad))
                found.update([] if is_open else ["SEQ"])
    for code, number in sorted(found.items()):
        print(code, number)


main()
