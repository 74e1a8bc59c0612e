import select
import jobs

connection = jobs.connect()
connection.cursor().execute("LISTEN bell")
while True:
    jobs.work(connection)
    if not connection.notifies:
        select.select([connection], [], [], 5)
        connection.poll()
    connection.notifies.clear()
