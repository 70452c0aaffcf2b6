"""A plugin of Kinto for `npm run bench`: the collection `bench.collection`, once created, holds the records of the file
`bench.records`, as if its creator had sent them one by one.

Over HTTP it gets slower with each: for an object that it answers with, Kinto looks through all permissions in memory
(`get_objects_permissions` in kinto/core/permission/memory.py)."""

import json

from kinto.core.events import ACTIONS, ResourceChanged


def fill(event):
    registry = event.request.registry
    uri = registry.settings["bench.collection"]
    if event.payload["uri"] != uri:
        return
    with open(registry.settings["bench.records"], encoding="utf-8") as lines:
        for line in lines:
            record = registry.storage.create("record", uri, json.loads(line))
            record_uri = f"{uri}/records/{record['id']}"
            registry.permission.add_principal_to_ace(record_uri, "write", event.payload["user_id"])


def includeme(config):
    config.add_subscriber(fill, ResourceChanged, for_actions=(ACTIONS.CREATE,), for_resources=("collection",))
