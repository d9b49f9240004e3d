"""Runs Python code that creates automations with W&B's SDK, against a stand-in for W&B's server.

    wandb_sdk.py < CODE

reads `{"create": […], "export": …}` from standard input: programs that create automations, and one that prints all of them.
It writes a line of JSON for each of the first: the input of the GraphQL mutation that the SDK sends, the saved automation in
a response of W&B's API, and the SDK's own dumps of it, saved and not yet saved. The last line is what the other prints.
Everything but the server is the SDK's own code; nothing is sent.
"""

import base64
import json
import sys

import wandb
from wandb.automations import OrgScope, ProjectScope, RegistryScope, TeamScope
from wandb.automations.integrations import WebhookIntegration
from wandb.automations.scopes import _ArtifactPortfolioScope as CollectionScope

WEBHOOK = {
    "__typename": "GenericWebhookIntegration",
    "id": base64.b64encode(b"Integration:1").decode(),
    "name": "Deploy",
    "urlEndpoint": "https://example.com/hook",
}


class Server:
    """Answers the mutation that creates an automation."""

    def __init__(self, scopes):
        self.scopes = scopes
        self.input = None
        self.trigger = None

    def feature_enabled(self, _feature):
        return True

    def execute_graphql(self, _operation, *, variables, parse, **_options):
        self.input = variables["input"]
        self.trigger = self.saved(self.input)
        return parse(json.dumps({"result": {"trigger": self.trigger}}))

    def saved(self, created):
        kind = created["triggeringEventType"]
        event_filter = created["eventFilter"]
        action = created["triggeredActionConfig"]["genericWebhookActionInput"]
        return {
            "__typename": "Trigger",
            "id": identifier("Trigger", created["name"]),
            "createdAt": "2026-11-27T21:00:00Z",
            "updatedAt": None,
            "name": created["name"],
            "description": created.get("description"),
            "enabled": created["enabled"],
            "scope": self.scopes[created["scopeID"]],
            "event": {
                "__typename": "FilterEventTriggeringCondition",
                "eventType": kind,
                # Saved filters of artifact events are wrapped once more.
                "filter": event_filter if kind.startswith("RUN_") else json.dumps({"filter": event_filter}),
            },
            "action": {
                "__typename": "GenericWebhookTriggeredAction",
                "integration": WEBHOOK,
                "requestPayload": action.get("requestPayload"),
            },
        }


class Api(wandb.Api):
    """The SDK's API without a login. Its lookups find whatever is asked for."""

    latest = None
    created = []

    def __init__(self):
        self.scopes = {}
        self._service_api = Server(self.scopes)
        self.unsaved = None
        Api.latest = self

    def project(self, name, entity=None):
        assert entity
        return self.found(ProjectScope(**container("Project", name)))

    def registry(self, name, organization=None):
        return self.found(RegistryScope(**container("Project", f"wandb-registry-{name}")))

    def team(self, name):
        return self.found(TeamScope(**container("Entity", name)))

    def organization(self, name=None):
        return self.found(OrgScope(**container("Entity", name)))

    def artifact_collection(self, type_name, name):
        _entity, _project, collection = name.split("/")
        return self.found(CollectionScope(**container("ArtifactPortfolio", collection)))

    def webhook_integrations(self, entity=None, **_options):
        other = {**WEBHOOK, "id": "T3RoZXI=", "name": "Another"}
        return iter([WebhookIntegration(**other), WebhookIntegration(**WEBHOOK)])

    def create_automation(self, new, **fields):
        for name, value in fields.items():
            setattr(new, name, value)
        self.unsaved = new.model_dump_json()
        saved = super().create_automation(new, **fields)
        Api.created.append(saved)
        return saved

    def automations(self, entity=None, **_options):
        assert entity == "acme"
        return iter(Api.created)

    def found(self, scope):
        fields = scope.model_dump()
        # Only the SDK's own dumps have these.
        self.scopes[scope.id] = {
            name: value for name, value in fields.items() if name not in ("scopeType", "isRegistry")
        }
        return scope


def identifier(kind, name):
    return base64.b64encode(f"{kind}:{name}".encode()).decode()


def container(kind, name):
    return {"id": identifier(kind, name), "name": name}


def main():
    wandb.Api = Api
    programs = json.load(sys.stdin)
    for code in programs["create"]:
        names = {}
        exec(compile(code.replace("print(automation.id)", ""), "<automation>", "exec"), names)
        api = Api.latest
        result = {
            "input": api._service_api.input,
            "response": api._service_api.trigger,
            "dump": names["automation"].model_dump_json(),
            "unsaved": api.unsaved,
        }
        print(json.dumps(result))
    exec(compile(programs["export"], "<export>", "exec"), {})


main()
