# After a loss, select fails with the closed connection, so nothing pauses between two tries.
import select
import psycopg2
import jobs

def start():
    global connection
    connection = jobs.connect()
    connection.cursor().execute("LISTEN bell")
    while jobs.work(connection):
        pass

start()
while True:
    try:
        if not connection.notifies:
            select.select([connection], [], [], 5)
            connection.poll()
        connection.notifies.clear()
        while jobs.work(connection):
            pass
    except psycopg2.Error:
        try:
            start()
        except psycopg2.OperationalError:
            pass
