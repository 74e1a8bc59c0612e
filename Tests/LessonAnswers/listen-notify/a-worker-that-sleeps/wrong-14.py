import select
import jobs

connection = jobs.connect()
connection.cursor().execute("LISTEN bell")
while True:
    while jobs.work(connection):
        pass
    if not connection.notifies:
        select.select([connection], [], [], 5)
        connection.poll()
