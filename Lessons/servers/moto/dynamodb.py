"""Runs moto's DynamoDB, counts what clients call, and refuses those whose access key isn't the password."""
import json, os, sys, threading

from moto.dynamodb.models import dynamodb_backends
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

address, port, file = sys.argv[1], int(sys.argv[2]), sys.argv[3]
password = os.environ["PASSWORD"]
counts = {"calls": 0, "queries": 0, "scans": 0, "read": 0}
lock = threading.Lock()
moto = DomainDispatcherApplication(create_backend_app)


def record():
    tables = {table for account in dynamodb_backends.values() for region in account.values() for table in region.tables}
    with open(file + ".new", "w") as new:
        new.writelines(f"{name}: {count}\n" for name, count in counts.items())
        if tables:
            new.write(f"tables: {', '.join(sorted(tables))}\n")
    os.rename(file + ".new", file)


def answer(environ, start_response):
    # moto itself lets everyone in. Each request has its access key in a header: Credential=KEY/…
    if f"Credential={password}/" not in environ.get("HTTP_AUTHORIZATION", ""):
        start_response("403 Forbidden", [("Content-Type", "application/x-amz-json-1.0")])
        return [b'{"__type": "UnrecognizedClientException", "message": "The access key must be the password of the servers."}']
    call = environ.get("HTTP_X_AMZ_TARGET", "").rpartition(".")[2]
    body = b"".join(moto(environ, start_response))
    with lock:
        counts["calls"] += 1
        if call in ("Query", "Scan"):
            counts["queries" if call == "Query" else "scans"] += 1
            counts["read"] += json.loads(body).get("ScannedCount", 0)
        record()
    return [body]


server = make_server(address, port, answer, threaded=True)
record()
server.serve_forever()
