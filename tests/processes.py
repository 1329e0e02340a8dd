"""The project's commands, each in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INHERITED = ["PATH", "LANG", "LC_ALL"]


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run Python at the root of the project, in an environment that holds nothing but what is given."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={
            **{name: os.environ[name] for name in INHERITED if name in os.environ},
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "PYTHONUTF8": "1",
            "DJANGO_SETTINGS_MODULE": "reseau.settings",
            **environment,
        },
        check=False,
        capture_output=True,
        text=True,
    )
