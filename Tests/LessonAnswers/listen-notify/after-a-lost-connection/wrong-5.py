import select
import psycopg2
import jobs

connection = jobs.connect()
connection.cursor().execute("LISTEN bell")
while True:
    try:
        connection.notifies.clear()
        while jobs.work(connection):
            pass
        if not connection.notifies:
            select.select([connection], [], [], 5)
            connection.poll()
    except psycopg2.OperationalError:
        connection = jobs.connect()
