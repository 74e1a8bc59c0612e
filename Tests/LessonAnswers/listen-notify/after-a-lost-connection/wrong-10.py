import select
import psycopg2
import jobs

def connect():
    connection = jobs.connect()
    connection.cursor().execute("LISTEN bell")
    return connection

connection = connect()
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
        connection = connect()
        jobs.work(connection)
