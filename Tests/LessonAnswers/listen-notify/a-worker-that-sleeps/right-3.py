import select, time
import jobs

connection = jobs.connect()
connection.cursor().execute("LISTEN bell")
next_look = 0
while True:
    if connection.notifies or time.monotonic() >= next_look:
        connection.notifies.clear()
        while jobs.work(connection):
            pass
        next_look = time.monotonic() + 5
    limit = max(0, next_look - time.monotonic())
    ready, _, _ = select.select([connection.fileno()], [], [], limit)
    if not ready:
        next_look = 0
    connection.poll()
