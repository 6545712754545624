# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""Looks for secrets where none may be."""
import base64
import urllib.parse
from pathlib import Path


def leaks(secrets, places):
    """Where any of the secrets stands, in any of the usual encodings, as a list of sentences."""
    found = []
    for place in places:
        for file in _files(Path(place)):
            data = file.read_bytes()
            for what, secret in secrets:
                for form, needle in _forms(secret):
                    if needle in data:
                        found.append(f"{what} ({form}) in {file}")
    return found


def _files(place):
    if place.is_file():
        return [place]
    return [file for file in place.rglob("*") if file.is_file() and not file.is_symlink()]


def _forms(secret):
    plain = secret.encode()
    yield "plain", plain
    yield "UTF-16", secret.encode("utf-16-le")
    yield "base64", base64.b64encode(plain).rstrip(b"=")[:-1]
    yield "hex", plain.hex().encode()
    quoted = urllib.parse.quote(secret, safe="").encode()
    if quoted != plain:
        yield "percent-encoded", quoted
