"""Names the parts in which two documents differ, and says whether all others are in the same order."""
import sys
import zipfile

one, other = (zipfile.ZipFile(name) for name in sys.argv[1:])
print("the same parts:", one.namelist() == other.namelist())
print("changed:", *[name for name in one.namelist() if one.read(name) != other.read(name)])
