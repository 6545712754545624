# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""Read by Synapse's Python at its start: one step of a deactivation fails as the file in RIG_BREAKS says, for example
`delete_profile_upon_deactivation 400`. Without that file nothing is changed."""
import importlib.abc
import os
import sys
from pathlib import Path

# The class of each step; all that stands before it in Synapse's deactivate_account() has been done by then.
_STEPS = {
    "delete_profile_upon_deactivation": ("synapse.handlers.profile", "ProfileHandler"),
    "set_user_deactivated_status": ("synapse.storage.databases.main.registration", "RegistrationWorkerStore"),
}


def _break(module, owner, step):
    kind = getattr(module, owner)
    original = getattr(kind, step)

    async def broken(self, *arguments, **named):
        from synapse.api.errors import Codes, SynapseError

        wanted, _, status = Path(os.environ["RIG_BREAKS"]).read_text().partition(" ")
        if wanted == step:
            if status.strip() == "500":
                raise RuntimeError("broken by the rig")
            raise SynapseError(int(status), "broken by the rig", Codes.FORBIDDEN)
        return await original(self, *arguments, **named)

    setattr(kind, step, broken)


class _AfterImport(importlib.abc.MetaPathFinder):
    """Lets each module load as it is, and changes its one method then: imported any earlier it would be too soon."""

    def find_spec(self, name, path, target=None):
        for step, (module, owner) in _STEPS.items():
            if name == module:
                sys.meta_path.remove(self)
                spec = importlib.util.find_spec(name)
                sys.meta_path.insert(0, self)
                load = spec.loader.exec_module

                def exec_module(loaded, load=load, owner=owner, step=step):
                    load(loaded)
                    _break(loaded, owner, step)

                spec.loader.exec_module = exec_module
                return spec
        return None


sys.meta_path.insert(0, _AfterImport())
