import select
import jobs

connection = jobs.connect()
connection.cursor().execute("LISTEN bell")
while True:
    connection.notifies.clear()
    while jobs.work(connection):
        pass
    if not connection.notifies:
        select.select([connection], [], [])
        connection.poll()
