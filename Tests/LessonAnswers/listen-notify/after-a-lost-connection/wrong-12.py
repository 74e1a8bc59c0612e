import select
import psycopg2
import jobs

while True:
    connection = jobs.connect()
    connection.cursor().execute("LISTEN bell")
    try:
        while jobs.work(connection):
            pass
        while True:
            select.select([connection], [], [])
            connection.poll()
            connection.notifies.clear()
            while jobs.work(connection):
                pass
    except psycopg2.OperationalError:
        continue
