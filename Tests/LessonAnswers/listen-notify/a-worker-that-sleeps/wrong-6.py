import select
import jobs

connection = jobs.connect()
connection.cursor().execute("LISTEN bell")
while jobs.work(connection):
    pass
while True:
    ready = select.select([connection], [], [], 5)[0]
    if not ready:
        continue
    connection.poll()
    connection.notifies.clear()
    while jobs.work(connection):
        pass
