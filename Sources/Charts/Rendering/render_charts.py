"""Turns Vega-Lite specifications into pictures, offline.

Reads a job from the file named first and writes its result to the file named second. The job lists
"charts", each with the text of a "spec" and whether a "png" is wanted; with a "snippet" it also asks for the bundle of
Vega, Vega-Lite and Vega-Embed with this script behind it. Status 3 says that vl-convert is not installed.
"""

import base64
import json
import sys

try:
    import vl_convert
except ImportError:
    sys.exit(3)

VEGA_LITE = "6.1"


def render(chart):
    picture = {
        "svg": vl_convert.vegalite_to_svg(
            chart["spec"], vl_version=VEGA_LITE, show_warnings=True, allowed_base_urls=[]
        )
    }
    if chart["png"]:
        png = vl_convert.svg_to_png(picture["svg"], scale=2)
        picture["png"] = base64.b64encode(png).decode("ascii")
    return picture


def main(job_path, result_path):
    with open(job_path, encoding="utf-8") as file:
        job = json.load(file)
    result = {"charts": [render(chart) for chart in job["charts"]]}
    if job.get("snippet"):
        result["bundle"] = vl_convert.javascript_bundle(job["snippet"], vl_version=VEGA_LITE)
    with open(result_path, "w", encoding="utf-8") as file:
        json.dump(result, file)


main(sys.argv[1], sys.argv[2])
