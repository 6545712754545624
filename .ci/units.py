# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""Units that a compiler can read one after the other, as if they were one."""
import json
import os
import re
import shlex
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOGETHER = 24

NAMELESS = re.compile(r"^namespace \{$.*?^\} // namespace$", flags=re.M | re.S)
STRUCT = re.compile(r"^(?:struct|class) .*?^\};", re.M | re.S)
MEMBER = re.compile(r"^    (?:\[\[nodiscard\]\] )?[\w:<>, *&]+ (\w+)(?:[({;]| = )", re.M)
CONSTANT = re.compile(r"^constexpr [^=({]*?(\w+)(?:\[\w*\])?(?: =|\{|\()", re.M)
INNER = re.compile(r"^    (?:enum class|class|struct|using) (\w+)", re.M)
ALIAS = re.compile(r"^using (\w+) =", re.M)
META_TYPE = re.compile(r"^Q_DECLARE_METATYPE\((?:.*::)?(\w+)\)", re.M)
CLASS = re.compile(r"^class (\w+)", re.M)
NO_NAMES = {"namespace", "public", "protected", "private"}
NOT_INTERNAL = " // NOLINT(misc-use-internal-linkage)"
ONE_A_PROGRAM = {"fuzz"}


class Unit:
    """What people wrote as one file, and how it is compiled."""

    def __init__(self, command):
        self.file, self.folder, self.command = command["file"], command["directory"], command["command"]
        self.text = Path(self.file).read_text()
        self.words = set(re.findall(r"[A-Za-z_]\w*", without_remarks(self.text)))
        nameless = "\n".join(NAMELESS.findall(self.text))
        self.reached = names_reached(self.file)
        self.own_names = names_in(nameless) | set(ALIAS.findall(self.text))
        self.fixed = {name for name in self.own_names & self.reached if name[0].islower()} | self.own_names & (
            set(MEMBER.findall("\n".join(STRUCT.findall(nameless)))) | set(INNER.findall(self.text)) | (set(CLASS.findall(nameless)) if '.moc"' in self.text else set()))
        self.others = names_in(NAMELESS.sub("", self.text)) - self.own_names
        self.meta_types = set(META_TYPE.findall(self.text))
        self.is_test = Path(self.file).is_relative_to(ROOT / "tests")
        self.switches = {word for word in shlex.split(self.command) if word.startswith("-D") and "=" not in word}
        self.mark = None

    def arguments(self):
        """The compiler's, each with its value, without output, file and precompiled headers."""
        words = shlex.split(self.command)
        words = iter(words[next(i for i, word in enumerate(words) if word.startswith("-")):words.index("-o")])
        pairs = [[word, next(words)] if word in ("-isystem", "-Xclang") else [word] for word in words]
        return [pair for pair in pairs if pair[0] not in ("-Xclang", "-Winvalid-pch")]

    def outputs(self, build):
        """Its object, and the precompiled headers that this one was made with."""
        words = shlex.split(self.command)
        yield words[words.index("-o") + 1]
        if "-include-pch" in words:
            yield os.path.relpath(words[words.index("-include-pch") + 2], build)

    def clashes_with(self, other):
        """Where no other name helps: what others know, moc among them, overloads of a header's, names of members."""
        return (self.file == other.file or self.others & other.others - ONE_A_PROGRAM
                or self.meta_types & other.words or self.words & other.meta_types
                or self.fixed & other.words or self.words & other.fixed)

    def renamed(self, number, known):
        """Its text, with a number after what is its own and known elsewhere, where it is not some object's or class's."""
        lines = self.text.split("\n")
        names = (self.own_names - self.fixed) & known | self.others & ONE_A_PROGRAM
        if names:
            word = re.compile(r"(?:(?<![\w.>:\"])|(?<=farewell::)|(?<=[^\w>]::))(" + "|".join(sorted(names)) + r")\b")
            lines = [line if line.startswith("#include") else word.sub(rf"\g<1>Of{number}", line) for line in lines]
            lines = [line + NOT_INTERNAL if line.startswith("void fuzzOf") else line for line in lines]
        return "\n".join(lines)


def without_remarks(text):
    return re.sub(r'//.*|^#include.*|"(\\.|[^"\\\n])*"', "", text, flags=re.M)


def names_in(text):
    """What it declares outside of classes and functions."""
    names = set()
    for line in re.findall(r"^(?:\[\[\w+\]\] )?([A-Za-z_].*)", text, flags=re.M):
        words = re.findall(r"[\w:]+", re.split(r"[({=;\[]| : | final\b", line)[0])
        if (len(words) > 1 and "::" not in words[-1] and words[-1] != "void" and words[0] not in NO_NAMES
                and words[1] != "namespace"):
            names.add(words[-1])
    return names


def constants_in(text):
    """Those that only this unit can use."""
    return [name for part in NAMELESS.findall(text) for name in CONSTANT.findall(part)]


@lru_cache(maxsize=None)
def names_reached(file):
    """What the headers that it includes declare, and a nameless namespace can only overload."""
    headers = {ROOT / name for name in re.findall(r'^#include "(.*\.h)"', Path(file).read_text(), flags=re.M)}
    here = [header for header in headers if header.exists()]
    return set().union(*(names_in(header.read_text()) | names_reached(header) for header in here), *(
        re.findall(r"^namespace farewell::(\w+)", header.read_text(), flags=re.M) for header in here))


class Batch:
    """Units that can be read one after the other."""

    def __init__(self, units):
        self.units = units

    def takes(self, unit):
        return (len(self.units) < TOGETHER and unit.is_test == self.units[0].is_test
                and unit.switches == self.units[0].switches
                and not any(unit.clashes_with(other) for other in self.units))

    def write(self, folder):
        """The file that includes them all."""
        source = ""
        for number, unit in enumerate(self.units):
            known = set().union(*(other.words | other.reached for other in self.units if other is not unit))
            copy = folder / Path(unit.file).relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(unit.renamed(number, known))
            source += f'#define main main{number}\n#include "{copy}"\n#undef main\n'
        file = folder / "Together.cpp"
        file.write_text(source)
        return file

    def arguments(self):
        """How the first unit is compiled, with the folders and macros of all others."""
        pairs = []
        for unit in self.units:
            for pair in unit.arguments():
                if not any(is_same(pair, known) for known in pairs):
                    pairs.append(pair)
        return pairs


def is_same(argument, other):
    return argument == other or (argument[0].startswith("-D")
                                 and argument[0].split("=")[0] == other[0].split("=")[0])


def batches(units):
    made = []
    for unit in units:
        batch = next((batch for batch in made if batch.takes(unit)), None)
        if batch:
            batch.units.append(unit)
        else:
            made.append(Batch([unit]))
    return made


def units(build, parts):
    commands = json.loads((build / "compile_commands.json").read_text())
    ours = [c for c in commands if "_autogen/" not in c["file"] and Path(c["file"]).is_relative_to(ROOT)
            and not Path(c["file"]).is_relative_to(build)]
    return [Unit(c) for c in ours if not parts or any(part in c["file"] for part in parts)]
