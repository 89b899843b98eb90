"""Writes an NDNH new hire transmission of about so many bytes, with made-up people and a few planted faults.

Usage: make_w4.py BYTES PATH. The same number of bytes gives the same file.
"""

import random
import sys

size, path = int(sys.argv[1]), sys.argv[2]
count = max(1, size // 802 - 2)
choose = random.Random(7)

FIRST = ["MARIGOLD", "LUDOVIC", "HESTER", "BASIL", "OSWIN", "PETUNIA", "ZEBULON", "CLEMENTINE"]
LAST = ["THISTLEDOWN-PYE", "FERNSBY", "MOCKTON", "BRAMBLE", "QUILLFEATHER", "MARSHWIGGLE"]
CITIES = [("SAMPLETON", "KS", "66601"), ("MOCKVILLE", "MO", "64001"), ("ENSAMPLE", "NE", "68001")]


def employer(number):
    """Positions 290 to 801: numbers, name, address, a second address now and then."""
    city, state, zip_code = CITIES[number % len(CITIES)]
    second = f"{'PO BOX 55':120}{'MOCKVILLE':25}MO64001{'':4}" if number % 3 == 0 else ""
    return (
        f"{890000000 + number:09}{'':12}{f'IMAGINARY WORKS {number}':45}{f'{number % 900 + 1} EXAMPLE STREET':120}"
        f"{city:25}{state}{zip_code}{'':4}{'':42}{second:198}"[:462] + " " * 50
    )


employers = [employer(number) for number in range(2000)]


def record(number):
    ssn = f"666{number % 99 + 1:02}{number // 99 % 9999 + 1:04}"
    city, state, zip_code = choose.choice(CITIES)
    street = f"{number % 9999 + 1} PRETEND COURT"
    hired = f"202501{number % 16 + 1:02}"
    last = LAST[number % len(LAST)]
    if number % 500 == 1:
        ssn = ssn[:8] + "A"
    elif number % 500 == 2:
        state = "XX"
    elif number % 500 == 3:
        street = street.lower()
    elif number % 500 == 4:
        hired = "20250230"
    elif number % 500 == 5:
        last = "FERNSBY JR"
    return (
        f"W4{ssn}{FIRST[number % len(FIRST)]:16}{'J' if number % 2 else '':16}{last:30}{street:40}{'APT 3':40}{'':40}"
        f"{city:25}{state}{zip_code}{'':4}{'':42}{19600101 + number % 28 + number % 40 * 10000}{hired}{state if state != 'XX' else 'KS'}"
        f"{employers[number % len(employers)]}\n"
    )


with open(path, "w", encoding="ascii") as file:
    file.write(f"{'H420         W4 0120250116000417':801}\n")
    for start in range(0, count, 10000):
        file.write("".join(record(number) for number in range(start, min(start + 10000, count))))
    file.write(f"{f'T4{count:011}':801}\n")
