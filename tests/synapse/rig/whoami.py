# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""As whom the rig runs. Root ignores the modes of files, so nothing it shows holds for people."""
import os
import pwd
import re
from pathlib import Path


def sentence():
    """Who we are and what we may do, by the kernel's own word; root is turned away."""
    number = os.geteuid()
    if number == 0:
        raise SystemExit("The real-server tests run as an ordinary user: start tests/synapse/unprivileged instead.")
    try:
        name = pwd.getpwuid(number).pw_name
    except KeyError:
        name = "somebody"
    status = Path("/proc/self/status").read_text()
    capabilities = {kind: int(re.search(rf"^Cap{kind}:\s*(\w+)", status, re.M).group(1), 16) for kind in ("Eff", "Bnd")}
    told = ", ".join(f"{what} {mask:x}" if mask else f"{what} none"
                     for what, mask in (("capabilities", capabilities["Eff"]), ("to be had", capabilities["Bnd"])))
    return f"runs as {name} (uid {number}), {told}"
