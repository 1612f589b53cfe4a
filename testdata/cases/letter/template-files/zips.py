"""Writes a Word document again as several programs pack it, and one with a text as long as a document may have: zips.py OLD.docx"""
import io
import sys
import zipfile


class Pipe(io.RawIOBase):
    """An output that nothing can go back in: sizes follow the bytes of each member."""
    def __init__(self):
        super().__init__()
        self.data = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.data += bytes(data)
        return len(data)


old = zipfile.ZipFile(sys.argv[1])
pipe = Pipe()
with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as new:
    for name in old.namelist():
        new.writestr(zipfile.ZipInfo(name), old.read(name))
with open("descriptors.docx", "wb") as out:
    out.write(pipe.data)
with zipfile.ZipFile("stored.docx", "w", zipfile.ZIP_STORED) as new:
    new.comment = b"a comment"
    for name in old.namelist():
        new.writestr(zipfile.ZipInfo(name), old.read(name))
with zipfile.ZipFile("large.docx", "w", zipfile.ZIP_DEFLATED) as new:
    for name in old.namelist():
        part = old.read(name)
        if name == "word/document.xml":
            part = part.replace(b"</w:tr>", b"<w:tc><w:p><w:r><w:t>" + b"x" * 900000 + b"</w:t></w:r></w:p></w:tc></w:tr>")
        new.writestr(zipfile.ZipInfo(name), part)
