# Saves utf-8.csv as programs do: with day-first dates where spreadsheets write them, and as workbooks.
import csv
import os
import subprocess

with open("utf-8.csv", encoding="utf-8", newline="") as lines:
    rows = list(csv.reader(lines))
days = [rows[0].index("born"), rows[0].index("audit_date")]


def save(name, encoding, separator, dates, before="", end="\r\n"):
    with open(name, "w", encoding=encoding, newline="") as file:
        file.write(before)
        to = csv.writer(file, delimiter=separator, lineterminator=end)
        to.writerow(rows[0])
        for row in rows[1:]:
            to.writerow([dates(cell) if i in days else cell for i, cell in enumerate(row)])


def day_first(iso):
    return "/".join(reversed(iso.split("-")))


save("utf-8-mark.csv", "utf-8-sig", ",", day_first)
save("semicolons.csv", "utf-8", ";", lambda iso: ".".join(reversed(iso.split("-"))))
save("tabs.csv", "utf-8", "\t", lambda iso: iso + " 00:00:00", end="\n")
save("stated.csv", "utf-8", "|", lambda iso: iso + "T00:00:00", before="sep=|\r\n")
save("utf-16le.txt", "utf-16-le", "\t", day_first, before="\ufeff")
save("utf-16be.txt", "utf-16-be", "\t", day_first, before="\ufeff")
save("windows-1252.csv", "cp1252", ",", day_first)
save("typed.csv", "utf-8", ",", lambda iso: "date:" + iso)
maker = os.path.join(os.environ["TESTDATA"], "workbook.py")
for extra, name in (([], "list.xlsx"), (["--1904"], "list-1904.xlsx")):
    subprocess.run(["python3", maker, *extra, name, "Open cases=typed.csv"], check=True)
