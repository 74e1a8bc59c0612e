import select
import psycopg2
import jobs

connection = psycopg2.connect("")
connection.cursor().execute("LISTEN bell")
connection.commit()
while True:
    try:
        connection.notifies.clear()
        while jobs.work(connection):
            connection.commit()
        if not connection.notifies:
            select.select([connection], [], [])
            connection.poll()
    except psycopg2.OperationalError:
        connection = psycopg2.connect("")
        connection.cursor().execute("LISTEN bell")
