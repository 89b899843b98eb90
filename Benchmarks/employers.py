#!/usr/bin/env python3
"""Writes a made-up registry of employers and a night's sightings of them, from a seed.

    Benchmarks/employers.py DIR [--employers 500000] [--sightings 1000] [--seed 1]

DIR gets registry.csv, sightings.csv and truth.csv (record of sightings.csv, kind of change, record of registry.csv it
is of, empty for a new one). Three in a hundred employers are in the registry twice. Nobody in them exists.
"""
import argparse
import csv
import random

FIRST = """ABBOT ACORN ADLER ALDER AMBER ANVIL APEX ARBOR ARDEN ARGO ASPEN ATLAS AURORA AVALON BADGER BANNER BASIN BEACON
BIRCH BISON BLUFF BOULDER BRAMBLE BRIDGE BRISTOL BUCKLER CANYON CARDINAL CEDAR CINDER CLOVER COBALT COMET CONDOR COPPER
CORAL CRANE CREST CYPRESS DALTON DELTA DRAKE EAGLE EBONY ECHO ELM EMBER FALCON FERN FINCH FLINT FORGE FOX GARNET GLEN
GRANITE GROVE HARBOR HAWK HAZEL HERON HICKORY HOLLY IRON IVORY JASPER JUNIPER KESTREL LANTERN LARCH LARK LAUREL LINDEN
LOTUS LYNX MAGNOLIA MAPLE MARBLE MEADOW MERIDIAN MESA MISTRAL NOBLE NORTHERN OAK OCEAN ONYX OPAL ORCHARD OTTER PALM
PEARL PEREGRINE PINE PIONEER PLOVER POPLAR PRAIRIE QUARRY QUARTZ RAVEN REDWOOD RIDGE ROBIN ROWAN SABLE SAGE SEQUOIA
SIERRA SILVER SPARROW SPRUCE STERLING STONE SUMMIT SWAN SYCAMORE TALON TEAL TERRA THISTLE TIMBER TOPAZ TUNDRA VALLEY
VERDANT VISTA WALNUT WILLOW WREN YARROW ZENITH""".split()
TRADE = """BAKERY BUILDERS CARPET CATERING CLEANERS CONCRETE CONTRACTING DAIRY DENTAL DINER ELECTRIC ENGINEERING FARMS
FOODS FREIGHT FURNITURE GARAGE GLASS GRAIN HARDWARE HEALTHCARE HEATING HOTEL INSURANCE LANDSCAPING LAUNDRY LOGISTICS
LUMBER MACHINE MARKET MASONRY MEDICAL METALS MILLING MOTORS NURSERY OPTICAL PACKAGING PAINTING PAPER PHARMACY PLASTICS
PLUMBING POULTRY PRINTING PROPERTIES REALTY RECYCLING REFRIGERATION RESTAURANT ROOFING SECURITY SERVICES SHIPPING
SOFTWARE STAFFING STEEL STORAGE SUPPLY SURVEYING TEXTILE TILE TOOL TOWING TRANSPORT TRAVEL TRUCKING VENDING VETERINARY
WELDING WINDOW WOODWORKING""".split()
FORMS = ["INC", "LLC", "CORP", "CO", "LTD", "INCORPORATED", "CORPORATION", "LLC", "INC", ""]
STREETS = """MAIN OAK ELM MILL CHURCH MARKET RIVER LAKE HILL DEPOT PARK SCHOOL STATION FRONT CENTER HIGH UNION SPRING
WATER WASHINGTON FRANKLIN JEFFERSON MADISON LINCOLN JACKSON PROSPECT PLEASANT CEDAR WALNUT MAPLE PINE""".split()
TYPES = [("STREET", "ST"), ("AVENUE", "AVE"), ("ROAD", "RD"), ("DRIVE", "DR"), ("BOULEVARD", "BLVD"), ("LANE", "LN")]
STATES = "AL AZ AR CA CO CT FL GA IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA SC SD TN TX UT VA VT WA WI WV".split()


def surname(random):
    heads = "Quill Marsh Bram Thorn Wick Ash Hol Fen Gild Mar Pem Rad Sel Tar Ul Ves Wex Yar Zel Cor Dun Eld".split()
    middles = "a e i o u am en il or un ar".split()
    tails = "worth by ton ley ford well wick stead brook combe dale gate holt mere shaw thorpe".split()
    return (random.choice(heads) + random.choice(middles) + random.choice(tails)).upper()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--employers", type=int, default=500_000)
    parser.add_argument("--sightings", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    r = random.Random(options.seed)
    towns = []
    for index in range(max(20, options.employers // 60)):
        state = r.choice(STATES)
        zip5 = f"{1000 + STATES.index(state) * 2200 + r.randrange(2200):05d}"
        towns.append((surname(r) + r.choice(["", " FALLS", " CITY", " SPRINGS", "VILLE"]), state, zip5))
    used = set()

    def fein():
        while True:
            number = f"{r.choice([20, 26, 27, 45, 46, 47, 81, 82, 83, 84, 99])}{r.randrange(10**7):07d}"
            if number not in used:
                used.add(number)
                return number

    def employer():
        kind = r.random()
        if kind < 0.45:
            name = f"{surname(r)} {r.choice(TRADE)}"
        elif kind < 0.8:
            name = f"{r.choice(FIRST)} {r.choice(FIRST)} {r.choice(TRADE)}"
        else:
            name = f"{surname(r)} AND {surname(r)}"
        town, state, zip5 = r.choice(towns)
        long, _ = r.choice(TYPES)
        street = f"{r.randrange(1, 9900)} {r.choice(STREETS)} {long}"
        if r.random() < 0.15:
            street = f"PO BOX {r.randrange(1, 9900)}"
        plus = f"-{r.randrange(1, 9999):04d}" if r.random() < 0.6 else ""
        return [fein(), f"{name} {r.choice(FORMS)}".strip(), street, town, state, zip5 + plus]

    def written_otherwise(row):
        row = list(row)
        for long, short in TYPES:
            if row[2].endswith(long) and r.random() < 0.6:
                row[2] = row[2][: -len(long)] + short
        words = row[1].split()
        if r.random() < 0.5 and words[-1] in FORMS:
            words.pop()
        if r.random() < 0.2 and len(words[0]) > 5:
            place = r.randrange(1, len(words[0]) - 1)
            words[0] = words[0][:place] + words[0][place + 1 :]
        row[1] = " ".join(words)
        row[5] = row[5][:5]
        return row

    def mistyped(number):
        while True:
            digits = list(number)
            place = r.randrange(8)
            if r.random() < 0.5:
                digits[place] = r.choice("0123456789")
            else:
                digits[place], digits[place + 1] = digits[place + 1], digits[place]
            if "".join(digits) != number:
                return "".join(digits)

    rows = [employer() for _ in range(options.employers * 100 // 103)]
    rows += [written_otherwise(r.choice(rows)) for _ in range(options.employers - len(rows))]
    for row in rows[options.employers * 100 // 103 :]:
        if r.random() < 0.5:
            row[0] = ""
        elif r.random() < 0.5:
            row[0] = mistyped(row[0])
    header = ["fein", "name", "street", "city", "state", "zip"]
    with open(f"{options.folder}/registry.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    with open(f"{options.folder}/sightings.csv", "w", newline="") as file, open(
        f"{options.folder}/truth.csv", "w", newline=""
    ) as truth:
        writer, truths = csv.writer(file, lineterminator="\n"), csv.writer(truth, lineterminator="\n")
        writer.writerow(header)
        truths.writerow(["record", "kind", "registry_record"])
        for record in range(1, options.sightings + 1):
            place = r.randrange(options.employers * 100 // 103)
            kind = r.choices(["exact", "mistyped", "no_fein", "new"], [75, 5, 12, 8])[0]
            row = employer() if kind == "new" else written_otherwise(rows[place])
            if kind == "mistyped":
                row[0] = mistyped(row[0])
            if kind == "no_fein":
                row[0] = ""
            writer.writerow(row)
            truths.writerow([record, kind, "" if kind == "new" else place + 1])


if __name__ == "__main__":
    main()
