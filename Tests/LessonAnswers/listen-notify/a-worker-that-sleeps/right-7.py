import select
import jobs

connection = jobs.connect()
connection.cursor().execute("LISTEN bell")
while True:
    while jobs.work(connection):
        pass
    select.select([connection], [], [], 5)
    connection.poll()
    connection.notifies.clear()
