import select
import jobs

connection = jobs.connect()
while jobs.work(connection):
    pass
connection.cursor().execute("LISTEN bell")
while True:
    select.select([connection], [], [], 5)
    connection.poll()
    connection.notifies.clear()
    while jobs.work(connection):
        pass
