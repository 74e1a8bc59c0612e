import select
import jobs

connection = jobs.connect()
connection.cursor().execute("LISTEN bell")
while True:
    select.select([connection], [], [], 0)
    connection.poll()
    connection.notifies.clear()
    jobs.work(connection)
