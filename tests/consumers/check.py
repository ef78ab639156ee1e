"""Uses the schemas from Python: `check.py COMMAND VERDICTS`, the built `lerendwerken` and the built example `verdicts`.

pydantic models made by datamodel-code-generator load and dump the examples unchanged; openapi-spec-validator takes
the OpenAPI document; whatever hypothesis-jsonschema makes of a schema, the reader accepts. All that is wrong is told.
"""

import importlib.util
import json
import re
import subprocess
import sys
import time
import warnings
from pathlib import Path

import jsonschema
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import errors as hypothesis_errors
from hypothesis_jsonschema import from_schema
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import ValidationError

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "target/consumers"
COMMAND, VERDICTS = (str(Path(path).resolve()) for path in sys.argv[1:3])
problems = []


def call(*args):
    return subprocess.run([COMMAND, *args], check=True, capture_output=True, text=True).stdout


def schema(name, profile="exact"):
    return json.loads(call("schema", name, "--profile", profile))


def load(path):
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


def documents():
    for name in ["waterland", "northgate"]:
        yield "programme", name, load(f"examples/data/{name}.json")
    for name in ["programme", "complete"]:
        yield "programme", name, load(f"tests/data/{name}.json")
    for name in ["held", "planned", "skipped"]:
        yield "cycle", name, load(f"tests/data/{name}.json")
    log = (ROOT / "examples/data/waterland.ndjson").read_text(encoding="utf-8")
    for number, line in enumerate(filter(str.strip, log.splitlines()), 1):
        yield "cycle", f"waterland.ndjson:{number}", json.loads(line)
    yield "journal", "journal", load("tests/data/journal.json")
    yield "interventions", "otherwise", load("examples/data/otherwise.json")


def answers():
    programme = str(ROOT / "examples/data/northgate.json")
    yield "check", "check of northgate", json.loads(call("check", programme, "--format", "json"))
    yield "results", "results of northgate", json.loads(call("results", programme, "--format", "json"))
    yield "forecast", "forecast of northgate", json.loads(call("analyse", programme, "forecast", "--format", "json"))
    yield "posture", "posture of northgate", json.loads(call("posture", programme, "--format", "json"))


def models(name):
    """The pydantic model of a schema, as datamodel-code-generator makes it."""
    folder = OUT / "models"
    folder.mkdir(parents=True, exist_ok=True)
    made, source = folder / f"{name}.py", folder / f"{name}.schema.json"
    source.write_text(json.dumps(schema(name, "codegen")), encoding="utf-8")
    generator = str(Path(sys.executable).with_name("datamodel-codegen"))
    subprocess.run(
        [generator, "--input", source, "--input-file-type", "jsonschema", "--output", made,
         "--output-model-type", "pydantic_v2.BaseModel", "--target-python-version", "3.11", "--formatters", "builtin",
         "--use-annotated", "--enum-field-as-literal", "all", "--disable-timestamp"],
        check=True,
    )
    spec = importlib.util.spec_from_file_location(f"models_{name}", made)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return getattr(module, json.loads(source.read_text(encoding="utf-8"))["title"])


def check_models():
    made, count = {}, 0
    broken = {
        "programme": [{"unknown": 1}, {"language": "fr"}, {"period": None}, {"people": {}}],
        "cycle": [{"unknown": 1}, {"status": "lost"}, {"week": "2025-W53"}, {"team": ""}],
        "journal": [{"unknown": 1}, {"format": 2}],
    }
    for kind, name, document in [*documents(), *answers()]:
        made.setdefault(kind, None)
        made[kind] = made[kind] or models(kind)
        try:
            model = made[kind].model_validate(document)
        except ValidationError as error:
            problems.append(f"pydantic, {name}: {error}")
            continue
        if model.model_dump(mode="json", by_alias=True, exclude_unset=True) != document:
            problems.append(f"pydantic, {name}: it is dumped as something else")
        for change in broken.get(kind, []):
            try:
                made[kind].model_validate({**document, **change})
                problems.append(f"pydantic, {name}: {change} is taken")
            except ValidationError:
                count += 1
    return f"{len(made)} schemas made models, {count} broken documents refused"


def check_openapi():
    for profile in ["exact", "codegen"]:
        for language in ["nl", "en"]:
            api = json.loads(call("schema", "--openapi", "--profile", profile, "--language", language))
            errors = [f"{list(error.path)}: {error.message}" for error in OpenAPIV31SpecValidator(api).iter_errors()]
            problems.extend(f"OpenAPI, {profile} {language}: {error}" for error in errors[:5])
            # With a path that takes a programme and gives an answer, as in an application.
            body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Programme"}}}}
            answer = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/ResultsAnswer"}}}}
            api["paths"] = {"/results": {"post": {"requestBody": body, "responses": {"200": {**answer, "description": "ok"}}}}}
            errors = [error.message for error in OpenAPIV31SpecValidator(api).iter_errors()]
            problems.extend(f"OpenAPI with a path, {profile} {language}: {error}" for error in errors[:5])
    return f"{len(api['components']['schemas'])} components"


def check_jsonschema():
    count = 0
    validators = {}
    for kind, name, document in [*documents(), *answers()]:
        if kind not in validators:
            jsonschema.Draft202012Validator.check_schema(schema(kind))
            validators[kind] = jsonschema.Draft202012Validator(schema(kind))
        error = next(validators[kind].iter_errors(document), None)
        if error is not None:
            problems.append(f"jsonschema, {name}: {error.message[:300]}")
        count += 1
    return f"{count} documents and answers valid"


def check_generated():
    """Documents made of a schema alone; all of them are put to the reader at once."""
    made = []
    for kind, examples in [("journal", 100), ("cycle", 60), ("programme", 10)]:
        of = plain(schema(kind))

        @seed(2026)
        @settings(max_examples=examples, deadline=None, database=None, phases=[Phase.generate],
                  suppress_health_check=list(HealthCheck))
        @given(from_schema(of))
        def collect(document):
            made.append({"kind": kind, "document": document})

        started = time.monotonic()
        try:
            collect()
        except hypothesis_errors.HypothesisException as error:
            problems.append(f"hypothesis, {kind}: {error!r}"[:600])
        print(f"hypothesis, {kind}: {time.monotonic() - started:.1f} s")
    lines = "".join(json.dumps(it) + "\n" for it in made)
    said = subprocess.run([VERDICTS, "judge"], input=lines, check=True, capture_output=True, text=True).stdout
    verdicts = [json.loads(line) for line in said.splitlines()]
    if len(verdicts) != len(made):
        problems.append(f"hypothesis: {len(made)} documents, {len(verdicts)} verdicts")
    for it, verdict in zip(made, verdicts):
        if not verdict["accepted"]:
            problems.append(f"hypothesis: {verdict['why']}\n{json.dumps(it)}"[:1000])
    counts = {kind: sum(it["kind"] == kind for it in made) for kind in ["journal", "cycle", "programme"]}
    for kind, count in counts.items():
        if count < 10:
            problems.append(f"hypothesis: only {count} of {kind}")
    return f"{counts} generated, all put to the reader"


def plain(schema, root=None):
    """The same in itself: without what only describes, and with definitions where they are referred to."""
    root = schema if root is None else root
    if isinstance(schema, list):
        return [plain(it, root) for it in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        # Any JSON as deep as it may be is too much to write out: one level of it stands for all.
        name = re.sub("^Json[2-9]$", "Json1", name)
        return plain(root["$defs"][name], root)
    describes = ("title", "description", "$comment", "examples", "default", "format", "$defs", "$id")
    named = ("properties", "patternProperties")
    return {
        key: {name: plain(it, root) for name, it in value.items()} if key in named else plain(value, root)
        for key, value in schema.items()
        if key not in describes
    }


warnings.simplefilter("error", DeprecationWarning)
warnings.filterwarnings("ignore", module="hypothesis_jsonschema")
for name, check in [("jsonschema", check_jsonschema), ("pydantic", check_models), ("OpenAPI", check_openapi), ("hypothesis", check_generated)]:
    started = time.monotonic()
    said = check()
    print(f"{name}: {said} ({time.monotonic() - started:.1f} s)", flush=True)
for problem in problems[:50]:
    print(problem, file=sys.stderr)
print(f"{len(problems)} problems")
sys.exit(1 if problems else 0)
