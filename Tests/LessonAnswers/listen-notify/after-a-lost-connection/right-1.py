import select, time
import psycopg2
import jobs


def listen():
    while True:
        try:
            connection = jobs.connect()
            connection.cursor().execute("LISTEN bell")
            return connection
        except psycopg2.OperationalError:
            time.sleep(1)


def look(connection):
    connection.notifies.clear()
    while jobs.work(connection):
        pass


connection = listen()
while True:
    try:
        look(connection)
        if not connection.notifies:
            select.select([connection], [], [], 5)
            connection.poll()
    except psycopg2.OperationalError:
        connection = listen()
