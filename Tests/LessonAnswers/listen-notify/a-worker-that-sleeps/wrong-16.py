import select
import jobs

connection = jobs.connect()
while True:
    while jobs.work(connection):
        pass
    connection.cursor().execute("LISTEN bell")
    select.select([connection], [], [], 5)
    connection.poll()
    connection.notifies.clear()
