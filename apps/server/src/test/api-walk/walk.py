"""Generates requests from an OpenAPI document with Schemathesis, sends each as several callers, and judges the answers.

`walk.py PLAN`: the plan is a JSON file with `document`, `callers` (`name`, `address`, `headers`), `examples` (a mode) and `seed`.
Writes one JSON line an operation and caller: `operation`, `caller`, `requests`, `statuses`, `faults`.
"""

import json
import sys
from collections import Counter
from http.cookiejar import DefaultCookiePolicy

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from schemathesis.core.failures import FailureGroup
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi import checks as openapi_checks
from schemathesis.checks import not_a_server_error

CHECKS = [
    not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_schema_conformance,
    openapi_checks.negative_data_rejection,
]
TIMEOUT_SECONDS = 30
MAX_FAULTS_TOLD = 3


class Caller:
    def __init__(self, name, address, headers):
        self.name, self.address, self.headers = name, address, headers
        self.session = requests.Session()
        # A sign-in that succeeds must not turn one caller into another.
        self.session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))

    def send(self, case):
        return case.call(
            base_url=self.address, session=self.session, headers=self.headers, timeout=TIMEOUT_SECONDS, allow_redirects=False
        )


class Tally:
    def __init__(self):
        self.requests, self.statuses, self.faults = 0, Counter(), {}

    def judge(self, case, caller):
        self.requests += 1
        try:
            response = caller.send(case)
            self.statuses[response.status_code] += 1
            case.validate_response(response, checks=CHECKS, headers=caller.headers)
        except FailureGroup as group:
            for failure in group.exceptions:
                told = f"{failure.title}: {failure.message}\n{case.as_curl_command()}\n{response.status_code} {response.text[:500]}"
                self.faults.setdefault(f"{failure.title} {response.status_code}", told)
        except requests.RequestException as error:
            self.faults.setdefault("no answer", f"no answer: {error}\n{case.as_curl_command()}")


def walk(operation, callers, examples, number):
    tallies = {caller.name: Tally() for caller in callers}

    def walk_in(mode):
        @seed(number)
        @settings(
            max_examples=examples,
            phases=[Phase.generate],
            database=None,
            deadline=None,
            verbosity=Verbosity.quiet,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def send_as_each(case):
            for caller in callers:
                tallies[caller.name].judge(case, caller)

        send_as_each()

    walk_in(GenerationMode.POSITIVE)
    if any([*operation.path_parameters, *operation.query, *operation.headers, *operation.body]):
        walk_in(GenerationMode.NEGATIVE)
    return tallies


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        plan = json.load(file)
    callers = [Caller(**caller) for caller in plan["callers"]]
    # Any refusal refuses; which one an operation may give is the document's.
    rejected = {"checks": {"negative_data_rejection": {"expected-statuses": ["4XX"]}}}
    config = schemathesis.Config.from_dict(rejected)
    schema = schemathesis.openapi.from_dict(plan["document"], config=config)
    for result in schema.get_all_operations():
        operation = result.ok()
        for name, tally in walk(operation, callers, plan["examples"], plan["seed"]).items():
            line = {
                "operation": operation.definition.raw["operationId"],
                "caller": name,
                "requests": tally.requests,
                "statuses": tally.statuses,
                "faults": list(tally.faults.values())[:MAX_FAULTS_TOLD],
            }
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
