#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds where the desktop would let Qt guess HTML in a text: what outsiders wrote must never draw, link or load. Labels
are PlainLabel, tool tips go through plainToolTip, a message box says Qt::PlainText.
  check_plain_text.py FOLDER...   prints each violation, exits 1 when there is one
  check_plain_text.py --self-test plants one of each kind and expects it to be found"""
import pathlib
import re
import sys
import tempfile

OWN = "ui/common/plain_label."  # the one place that may
RULES = [
    (re.compile(r"\bQLabel\b"), "a QLabel guesses HTML: PlainLabel"),
    (re.compile(r"\b(?:QTextBrowser|QTextEdit|QErrorMessage)\b"), "shows HTML: PlainLabel or QPlainTextEdit"),
    (re.compile(r"\b(?:setHtml|insertHtml|appendHtml|setMarkdown)\s*\("), "shows HTML: a plain text"),
    (re.compile(r"\bQMessageBox::(?:about|critical|information|question|warning)\s*\("),
     "guesses HTML: a QMessageBox of its own with setTextFormat(Qt::PlainText)"),
    (re.compile(r"\bsetToolTip\s*\((?!\s*plainToolTip\s*\()"), "a tool tip guesses HTML: setToolTip(plainToolTip(...))"),
    (re.compile(r"\b(?:QToolTip::|setWhatsThis\s*\()|\bToolTipRole\b"), "guesses HTML: setToolTip(plainToolTip(...))"),
    (re.compile(r"\bsetTextFormat\s*\(\s*Qt::(?!PlainText\b)"), "lets HTML through: Qt::PlainText"),
]
MESSAGE_BOX = re.compile(r"\bQMessageBox\s+\w+\s*[({;]")
PLAIN_FORMAT = re.compile(r"\bsetTextFormat\s*\(\s*Qt::PlainText\s*\)")
# Comments and texts are no code; what they hold stays as blanks, so that lines keep their numbers.
NO_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|R"\((.*?)\)"|"(?:\\.|[^"\\\n])*"|#include[^\n]*', re.S)


def violations(path, shown):
    code = NO_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), path.read_text(encoding="utf-8"))
    found = [(code.count("\n", 0, match.start()) + 1, why) for rule, why in RULES for match in rule.finditer(code)]
    boxes = list(MESSAGE_BOX.finditer(code))
    if len(boxes) > len(PLAIN_FORMAT.findall(code)):
        found += [(code.count("\n", 0, box.start()) + 1, "without setTextFormat(Qt::PlainText)") for box in boxes]
    return [f"{shown}:{line}: {why}" for line, why in sorted(found)]


def check(folders):
    found = []
    for folder in folders:
        files = [path for path in sorted(pathlib.Path(folder).rglob("*")) if path.suffix in (".h", ".cpp")]
        if not files:
            found.append(f"{folder}: there is no source to look at")
        for path in files:
            if not path.as_posix().startswith(OWN):
                found += violations(path, path.as_posix())
    return found


PLANTED = ["auto* name = new QLabel(customer.name);", "QLabel* m_name;", "QTextBrowser text;", "view->setHtml(note);",
           "QMessageBox::warning(this, title, name);", "QMessageBox box(this); box.setText(name);",
           "button->setToolTip(customer.name);", "setToolTip(\n    name.toHtmlEscaped());",
           "item->setData(Qt::ToolTipRole, name);", "label->setTextFormat(Qt::AutoText);"]
HARMLESS = ["// a QLabel would guess", '#include <QLabel>\nPlainLabel* name;', 'sheet = "QLabel { border: none; }";',
            "setToolTip(plainToolTip(name));", "QMessageBox box; box.setTextFormat(Qt::PlainText);",
            "QPlainTextEdit text; text.setPlainText(note);"]


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "planted.cpp"
        for wanted, texts in ((True, PLANTED), (False, HARMLESS)):
            for text in texts:
                source.write_text(text + "\n", encoding="utf-8")
                if bool(check([folder])) != wanted:
                    return [f"{'not found' if wanted else 'found without cause'}: {text}"]
    return []


def main(arguments):
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    found = self_test() if arguments == ["--self-test"] else check(arguments)
    print("\n".join(found) if found else "Every text of the desktop is plain.")
    return 1 if found else 0


sys.exit(main(sys.argv[1:]))
