import jobs
import select

connection = jobs.connect()
cursor = connection.cursor()
cursor.execute("LISTEN bell")

def drain():
    job = jobs.work(connection)
    while job is not None:
        job = jobs.work(connection)

drain()
while True:
    if connection.notifies:
        connection.notifies.clear()
        drain()
        continue
    readable, _, _ = select.select([connection], [], [], 5)
    if readable:
        connection.poll()
    else:
        drain()
