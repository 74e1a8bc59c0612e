import select
import jobs

connection = jobs.connect()
connection.cursor().execute("LISTEN bell")
while True:
    select.select([connection], [], [], 5)
    connection.poll()
    for note in connection.notifies:
        jobs.work(connection)
    connection.notifies.clear()
