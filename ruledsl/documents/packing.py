"""Office files whose bytes depend on their content alone: parts in a fixed order, no time of day in them."""

import io
import re
import zipfile

#: The time that every part of every document bears.
_STAMP = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def packed(data: bytes) -> bytes:
    """The same document with its parts in order and without times."""
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        parts = {name: found.read(name) for name in found.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda n: (n not in _FIRST, n)):
            body = parts[name]
            if name == "docProps/core.xml":
                body = _MOMENT.sub(rb"\g<1>2000-01-01T00:00:00Z\g<3>", body)
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, body)
    return out.getvalue()
