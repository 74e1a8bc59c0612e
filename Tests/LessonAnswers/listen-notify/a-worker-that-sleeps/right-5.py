import select
import jobs

connection = jobs.connect()
connection.cursor().execute("LISTEN bell")
limit = 0
while True:
    select.select([connection], [], [], limit)
    connection.poll()
    connection.notifies.clear()
    limit = 0 if jobs.work(connection) else 5
