import select
import psycopg2
import jobs

connection = jobs.connect()
connection.cursor().execute("LISTEN bell")
while jobs.work(connection):
    pass
while True:
    try:
        if not connection.notifies:
            select.select([connection], [], [])
            connection.poll()
        connection.notifies.clear()
        while jobs.work(connection):
            pass
    except psycopg2.OperationalError:
        connection = jobs.connect()
        connection.cursor().execute("LISTEN bell; NOTIFY bell")
