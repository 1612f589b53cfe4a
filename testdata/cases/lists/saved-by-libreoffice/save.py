# Opens day-first.csv in LibreOffice, in one run with a profile of its own, and saves it as people do.
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale

here = os.getcwd()
pipe = f"lists{os.getpid()}"
office = subprocess.Popen(
    ["soffice", f"-env:UserInstallation=file://{here}/profile", "--headless", "--norestore", "--nologo",
     f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if office.poll() is not None:
                sys.exit(3)
            time.sleep(0.2)
    office.kill()
    sys.exit(3)


CSV = "Text - txt - csv (StarCalc)"
context = connect()
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
# commas, quotes, UTF-8, from row 1; columns 1, 2 and 4 to 7 are text, 3 and 8 days with the day first; British English
opened = properties(Hidden=True, FilterName=CSV, FilterOptions="44,34,76,1,1/2/2/2/3/4/4/2/5/2/6/2/7/2/8/4,2057")
book = desktop.loadComponentFromURL(f"file://{here}/day-first.csv", "_blank", 0, opened)
britain = Locale("en", "GB", "")
days = book.NumberFormats.queryKey("DD/MM/YYYY", britain, False)
if days == -1:  # not one of LibreOffice's own
    days = book.NumberFormats.addNew("DD/MM/YYYY", britain)
for column in (2, 7):
    book.Sheets.getByIndex(0).Columns.getByIndex(column).NumberFormat = days
for name, kind, options in (("list.xlsx", "Calc MS Excel 2007 XML", ""),
                            ("windows-1252.csv", CSV, "44,34,1,1,,0,false,true"),
                            ("utf-16.txt", CSV, "9,34,65535,1,,0,false,true")):
    book.storeToURL(f"file://{here}/{name}", properties(FilterName=kind, FilterOptions=options))
book.close(True)
try:
    desktop.terminate()
except Exception:  # it ends before it answers
    pass
office.wait()
