#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the answers of a survey as one of five systems exports them, and the map by which audit-import reads them.

usage: python3 make_survey.py SYSTEM FRAMEWORK OUT [MAP]

SYSTEM is limesurvey, kobo, microsoft, microsoft-csv, google, snap or snap-labels; FRAMEWORK is durham-2016 or sefton-2022. The
answers are invented, and the same for all systems, so that the records must be the same, too. The shapes are those of the systems:
separators, quoting, encodings, codes and labels, several answers in one cell or in one column each, days and times, columns that
the system adds.
"""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile

GRADES = ["Inadequate", "Requires Improvement", "Good", "Outstanding"]
FLAGS = {
    "durham-2016": [("safeguarding", "Child unsafe, and nobody has acted"), ("good_example", "Good example, worth showing")],
    "sefton-2022": [("safeguarding", "Immediate safeguarding concern"), ("no_supervision", "No supervision, six months"),
                    ("good_example", "Good example, worth showing")]}
# The id of each question, and its title as the survey asks it.
QUESTIONS = {
    "durham-2016": [("assessment", "The Quality of Assessment"), ("risk", "Risk"),
                    ("voice", "Involvement and the Voice of the Child/Young Person")],
    "sefton-2022": [("assessment", "Assessment"), ("direct-work", "Relationship Based Practice and Direct Work"),
                    ("outcomes", "Impact and Overall Outcomes")]}
THEMES = ["Neglect", "Domestic abuse, and its effect", "Section 47"]
# Case, type, auditor, day of the audit, a grade and evidence for each question, flags that are ticked (None: not asked), themes of
# what to improve, overall grade, reason, comment. A text has every sign that a system must mask or quote.
RESPONSES = [
    ("77870", "LAC", "Auditor One", (2017, 7, 12), [("Good", "Seen alone twice; she said: “better”."), ("Inadequate", "=no plan since May"),
     ("Requires Improvement", "Her words are on file,\nin two visits of six.")], ["safeguarding"],
     ["Neglect", "Domestic abuse, and its effect"], "Inadequate", "Risk – not managed since May.", "None; see the file."),
    ("00512", "CIN", "Auditor Two", (2017, 7, 28), [("Outstanding", "Café visits, \"Jo\" chose where."), ("Good", ""), (None, "")],
     [], [], "Good", "Steady work.", ""),
    ("90104", "CP", "Auditor One", (2017, 8, 3), [(None, "Not looked at"), ("Good", "Plan is kept."), ("Good", "Jo’s own plan.")],
     None, ["Section 47"], "Good", "The plan is kept.", ""),
]


def text(value):
    return "" if value is None else value


def limesurvey(framework):
    """Codes as headings, all cells in quotation marks, semicolons, a byte order mark, CRLF, a blank line at the end; = is masked;
    several answers are a column each, Y or nothing."""
    heads = ["id", "submitdate", "lastpage", "startlanguage", "caseid", "casetype", "auditor", "auditdate"]
    for n, (question, _) in enumerate(QUESTIONS[framework], 1):
        heads += [f"Q{n}[grade]", f"Q{n}[evidence]"]
    heads += [f"FLAGS[{flag}]" for flag, _ in FLAGS[framework]]
    heads += [f"THEMES[SQ00{n}]" for n in range(1, len(THEMES) + 1)]
    # two questions whose headings were shortened to the same text
    heads += ["What is your .. ", "What is your .. ", "COMMENT"]
    rows = []
    for number, (case, kind, auditor, day, answers, flags, themes, overall, reason, comment) in enumerate(RESPONSES, 1):
        iso = "%04d-%02d-%02d" % day
        row = [str(number), f"{iso} 10:12:4{number}", "4", "en", case, kind, auditor, f"{iso} 00:00:00"]
        for grade, evidence in answers:
            row += ["" if grade is None else f"A{GRADES.index(grade) + 1}", evidence]
        row += ["" if flags is None else "Y" if flag in flags else "N" for flag, _ in FLAGS[framework]]
        row += ["Y" if theme in themes else "" for theme in THEMES]
        row += [f"A{GRADES.index(overall) + 1}", reason, comment]
        rows.append(["'" + cell if cell.startswith("=") else cell for cell in row])
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows([heads, *rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode() + b"\r\n"


def kobo(framework):
    """Paths of groups and questions as headings; several answers both in one cell, codes split by blanks, and as columns of 0 and
    1, blank where the question was not asked; ISO with a zone."""
    heads = ["start", "end", "about/case_id", "about/case_type", "about/auditor", "about/audit_date"]
    for question, _ in QUESTIONS[framework]:
        heads += [f"{question}/grade", f"{question}/evidence"]
    heads += ["flags", *(f"flags/{flag}" for flag, _ in FLAGS[framework])]
    heads += ["themes", *(f"themes/{n}" for n in range(1, len(THEMES) + 1))]
    heads += ["overall/grade", "overall/reason", "comment", "_id", "_uuid", "_submission_time", "_submitted_by"]
    rows = []
    for number, (case, kind, auditor, day, answers, flags, themes, overall, reason, comment) in enumerate(RESPONSES, 1):
        iso = "%04d-%02d-%02d" % day
        row = [f"{iso}T09:00:00.000+01:00", f"{iso}T10:22:31.123+01:00", case, kind, auditor, iso]
        for grade, evidence in answers:
            row += [text(grade).lower().replace(" ", "-"), evidence]
        row += [" ".join(flags or [])] + ["" if flags is None else str(int(flag in flags)) for flag, _ in FLAGS[framework]]
        codes = [str(THEMES.index(theme) + 1) for theme in themes]
        row += [" ".join(codes)] + [str(int(str(n) in codes)) for n in range(1, len(THEMES) + 1)]
        row += [overall.lower().replace(" ", "-"), reason, comment]
        rows.append(row + [str(4000 + number), f"uuid-{number}", f"{iso}T09:22:35", "collector"])
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows([heads, *rows])
    return out.getvalue().encode()


def microsoft_rows(framework):
    """The system's own columns, then the questions, with line breaks in them and one that is called Name again; a;b; for several
    answers; points and feedback of a quiz; month first."""
    heads = ["ID", "Start time", "Completion time", "Email", "Name", "Case number", "Type of case", "Name", "Date of the audit"]
    for _, title in QUESTIONS[framework]:
        heads += [f"{title}\n(grade)", f"Points - {title}\n(grade)", f"Feedback - {title}\n(grade)", f"{title}\xa0- evidence"]
    heads += ["Tick all that apply", "Themes of what\nto improve", "Overall grade", "Reason for the overall grade", "Anything else"]
    rows = []
    for number, (case, kind, auditor, day, answers, flags, themes, overall, reason, comment) in enumerate(RESPONSES, 1):
        american = f"{day[1]}/{day[2]}/{day[0] % 100:02}"
        row = [str(number), f"{american} 9:00:00", f"{american} 10:12:4{number}", f"responder{number}@example.org",
               f"Responder {number}", case, kind, auditor, f"{day[1]}/{day[2]}/{day[0]}"]
        for grade, evidence in answers:
            row += [text(grade), "0", "", evidence]
        titles = dict(FLAGS[framework])
        row += ["None;" if flags == [] else "".join(titles[flag] + ";" for flag in flags or [])]
        row += ["".join(theme + ";" for theme in themes), overall, reason, comment]
        rows.append(row)
    return [heads, *rows]


def microsoft_csv(framework):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(microsoft_rows(framework))
    return out.getvalue().encode("cp1252")


def microsoft(framework):
    """The same as a workbook, in which days are days."""
    def cell(heading, value):
        if heading == "Date of the audit":
            month, day, year = value.split("/")
            return f"date:{year}-{int(month):02}-{int(day):02}"
        if heading in ("Start time", "Completion time"):
            month, day, year = value.split(" ")[0].split("/")
            return f"time:20{year}-{int(month):02}-{int(day):02}"
        return f"number:{value}" if heading == "ID" or heading.startswith("Points") else value
    heads, *rows = microsoft_rows(framework)
    with tempfile.TemporaryDirectory() as folder:
        table, book = os.path.join(folder, "table.csv"), os.path.join(folder, "book.xlsx")
        with open(table, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(
                [heads, *([cell(*pair) for pair in zip(heads, row)] for row in rows)])
        maker = os.path.join(os.path.dirname(os.path.abspath(__file__)), "workbook.py")
        subprocess.run([sys.executable, maker, book, f"Sheet1={table}"], check=True)
        with open(book, "rb") as file:
            return file.read()


def google(framework):
    """A time stamp first, grids as "Question [Row]", several answers joined by a comma and a blank, though options have commas."""
    heads = ["Timestamp", "Email Address", "Case number", "Type of case", "Auditor", "Date of the audit"]
    heads += [f"Grade each area [{title}]" for _, title in QUESTIONS[framework]]
    heads += [f"Evidence: {title}" for _, title in QUESTIONS[framework]]
    heads += ["Tick all that apply", "Themes of what to improve", "Overall grade", "Reason for the overall grade", "Anything else"]
    rows = []
    for number, (case, kind, auditor, day, answers, flags, themes, overall, reason, comment) in enumerate(RESPONSES, 1):
        american = f"{day[1]}/{day[2]}/{day[0]}"
        titles = dict(FLAGS[framework])
        rows.append([f"{american} 10:12:4{number}", f"responder{number}@example.org", case, kind, auditor, american,
                     *(text(grade) for grade, _ in answers), *(evidence for _, evidence in answers),
                     "None of these, thank you" if flags == [] else ", ".join(titles[flag] for flag in flags or []),
                     ", ".join(themes), overall, reason, comment])
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([heads, *rows])
    return out.getvalue().encode()


def snap(framework, labels=False):
    """Codes or labels; No Reply and Not Asked are said in words; day first."""
    heads = ["Response", "Q1 Case number", "Q2 Type of case", "Q3 Auditor", "Q4 Date of the audit"]
    for n, (_, title) in enumerate(QUESTIONS[framework], 5):
        heads += [f"Q{n}a {title}: grade", f"Q{n}b {title}: evidence"]
    n = 5 + len(QUESTIONS[framework])
    heads += [f"Q{n} {title}" for _, title in FLAGS[framework]]
    heads += [f"Q{n + 1} Theme: {theme}" for theme in THEMES]
    heads += [f"Q{n + 2} Overall grade", f"Q{n + 3} Reason for the overall grade", f"Q{n + 4} Anything else"]
    code = (lambda grade: grade) if labels else (lambda grade: str(GRADES.index(grade) + 1))
    yes, no = ("Yes", "No") if labels else ("1", "2")
    rows = []
    for number, (case, kind, auditor, day, answers, flags, themes, overall, reason, comment) in enumerate(RESPONSES, 1):
        row = [str(number), case, kind, auditor, "%02d/%02d/%04d" % day[::-1]]
        for grade, evidence in answers:
            row += ["No Reply" if grade is None else code(grade), evidence or "No Reply"]
        row += ["Not Asked" if flags is None else yes if flag in flags else no for flag, _ in FLAGS[framework]]
        row += [yes if theme in themes else no for theme in THEMES]
        rows.append(row + [code(overall), reason, comment or "No Reply"])
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([heads, *rows])
    return out.getvalue().encode()


SYSTEMS = {"limesurvey": limesurvey, "kobo": kobo, "microsoft": microsoft, "microsoft-csv": microsoft_csv, "google": google,
           "snap": snap, "snap-labels": lambda framework: snap(framework, True)}


# --- the maps ---

SLUGS = dict(zip(THEMES, ["neglect", "domestic-abuse", "section-47"]))
ENTRY = {"kind": "improvement", "section": "assessment"}
THEME = {"member": "findings.+.theme", "with": ENTRY}


def column(heading, member, **more):
    return {"heading": heading, "member": member, **more}


def answers_of(framework, grade, evidence, **more):
    """The columns of the questions; GRADE and EVIDENCE make their headings."""
    for n, (question, title) in enumerate(QUESTIONS[framework], 1):
        yield column(grade(n, question, title), f"answers.{question}.grade", **more)
        yield column(evidence(n, question, title), f"answers.{question}.evidence")


def map_limesurvey(framework):
    grades = {"values": {f"A{n}": grade for n, grade in enumerate(GRADES, 1)}}
    number = 8 + 2 * len(QUESTIONS[framework]) + len(FLAGS[framework]) + len(THEMES)
    return {"masked": True, "columns": [
        column("caseid", "case.id"), column("casetype", "case.type"), column("auditor", "audit.auditor"),
        column("auditdate", "audit.date"),
        *answers_of(framework, lambda n, *_: f"Q{n}[grade]", lambda n, *_: f"Q{n}[evidence]", **grades),
        *(column(f"FLAGS[{flag}]", f"flags.{flag}") for flag, _ in FLAGS[framework]),
        *({"heading": f"THEMES[SQ00{n}]", "member": "findings.+.theme", "values": {"Y": SLUGS[theme]}, "with": ENTRY}
          for n, theme in enumerate(THEMES, 1)),
        {"column": number + 1, "member": "overall.grade", **grades}, {"column": number + 2, "member": "overall.reason"},
        column("COMMENT", "comment")],
        "ignore": ["id", "submitdate", "lastpage", "startlanguage"]}


def map_kobo(framework):
    return {"columns": [
        column("about/case_id", "case.id"), column("about/case_type", "case.type"), column("about/auditor", "audit.auditor"),
        column("about/audit_date", "audit.date", dates="ymd"),
        *answers_of(framework, lambda n, question, _: f"{question}/grade", lambda n, question, _: f"{question}/evidence"),
        *(column(f"flags/{flag}", f"flags.{flag}") for flag, _ in FLAGS[framework]),
        {"heading": "themes", "member": "findings.+.theme", "separator": " ", "options": ["1", "2", "3"],
         "values": {str(n): SLUGS[theme] for n, theme in enumerate(THEMES, 1)}, "with": ENTRY},
        column("overall/grade", "overall.grade"), column("overall/reason", "overall.reason"), column("comment", "comment")],
        "ignore": ["start", "end", "flags", "themes/*", "_*"]}


def several(framework, separator, none):
    """The columns with several answers in one cell."""
    ticks = {title: f"flags.{flag}" for flag, title in FLAGS[framework]}
    return {"separator": separator, "ticks": {**ticks, none: None}}, {"separator": separator, "options": THEMES, "values": SLUGS}


def map_microsoft(framework):
    ticks, themes = several(framework, ";", "None")
    return {"dates": "mdy", "columns": [
        column("Case number", "case.id"), column("Type of case", "case.type"),
        {"column": 8, "heading": "Name", "member": "audit.auditor"}, column("Date of the audit", "audit.date"),
        *answers_of(framework, lambda n, _, title: f"{title} (grade)", lambda n, _, title: f"{title} - evidence"),
        {"heading": "Tick all that apply", **ticks}, {"heading": "Themes of what to improve", **THEME, **themes},
        column("Overall grade", "overall.grade"), column("Reason for the overall grade", "overall.reason"),
        column("Anything else", "comment")],
        "ignore": ["ID", "Start time", "Completion time", "Email", 5, "Points - *", "Feedback - *"]}


def map_google(framework):
    ticks, themes = several(framework, ", ", "None of these, thank you")
    return {"dates": "mdy", "columns": [
        column("Case number", "case.id"), column("Type of case", "case.type"), column("Auditor", "audit.auditor"),
        column("Date of the audit", "audit.date"),
        *answers_of(framework, lambda n, _, title: f"Grade each area [{title}]", lambda n, _, title: f"Evidence: {title}"),
        {"heading": "Tick all that apply", **ticks}, {"heading": "Themes of what to improve", **THEME, **themes},
        column("Overall grade", "overall.grade"), column("Reason for the overall grade", "overall.reason"),
        column("Anything else", "comment")],
        "ignore": ["Timestamp", "Email Address"]}


def map_snap(framework, labels=False):
    grades = {} if labels else {"values": {str(n): grade for n, grade in enumerate(GRADES, 1)}}
    truth = {} if labels else {"values": {"1": "yes", "2": "no"}}
    yes, no = ("Yes", "No") if labels else ("1", "2")
    n = 5 + len(QUESTIONS[framework])
    return {"blank": ["No Reply", "Not Asked"], "columns": [
        column("Q1 Case number", "case.id"), column("Q2 Type of case", "case.type"), column("Q3 Auditor", "audit.auditor"),
        column("Q4 Date of the audit", "audit.date"),
        *answers_of(framework, lambda n, _, title: f"Q{n + 4}a {title}: grade", lambda n, _, title: f"Q{n + 4}b {title}: evidence",
                    **grades),
        *(column(f"Q{n} {title}", f"flags.{flag}", **truth) for flag, title in FLAGS[framework]),
        *({"heading": f"Q{n + 1} Theme: {theme}", "member": "findings.+.theme", "values": {yes: SLUGS[theme], no: None},
           "with": ENTRY} for theme in THEMES),
        column(f"Q{n + 2} Overall grade", "overall.grade", **grades),
        column(f"Q{n + 3} Reason for the overall grade", "overall.reason"), column(f"Q{n + 4} Anything else", "comment")],
        "ignore": ["Response"]}


MAPS = {"limesurvey": map_limesurvey, "kobo": map_kobo, "microsoft": map_microsoft, "microsoft-csv": map_microsoft,
        "google": map_google, "snap": map_snap, "snap-labels": lambda framework: map_snap(framework, True)}


def pieces(value):
    """The JSON of VALUE in pieces, after each of which a line may end."""
    if isinstance(value, dict):
        inside = [[f"{json.dumps(name, ensure_ascii=False)}: " + words[0], *words[1:]]
                  for name, words in ((name, pieces(one)) for name, one in value.items())]
        opened, closed = "{}"
    elif isinstance(value, list):
        inside, (opened, closed) = [pieces(one) for one in value], "[]"
    else:
        return [json.dumps(value, ensure_ascii=False)]
    words = [word for one in inside[:-1] for word in [*one[:-1], one[-1] + ","]] + inside[-1]
    return [opened + words[0], *words[1:-1], words[-1] + closed] if len(words) > 1 else [opened + words[0] + closed]


def lines_of(value, indent, width=78):
    """The JSON of VALUE in lines of WIDTH; those after the first are moved in."""
    lines = [""]
    for piece in pieces(value):
        room = width - (indent if lines[0] and len(lines) == 1 else indent + 2)
        if lines[-1] and len(lines[-1]) + 1 + len(piece) > room:
            lines.append("")
        lines[-1] += " " * bool(lines[-1]) + piece
    return ("\n" + " " * (indent + 2)).join(lines)


def write_map(made, framework, out):
    """Each column begins a line."""
    whole = {"schema": "caseaudit.map/1", "framework": framework, **made}
    lines = []
    for name, value in whole.items():
        words = lines_of(value, 2)
        if name == "columns":
            words = "[\n    " + ",\n    ".join(lines_of(one, 4) for one in value) + "\n  ]"
        lines.append(f"  {json.dumps(name)}: {words}")
    with open(out, "w", encoding="utf-8") as file:
        file.write("{\n" + ",\n".join(lines) + "\n}\n")


def main():
    system, framework, out = sys.argv[1:4]
    with open(out, "wb") as file:
        file.write(SYSTEMS[system](framework))
    if len(sys.argv) > 4:
        write_map(MAPS[system](framework), framework, sys.argv[4])


main()
