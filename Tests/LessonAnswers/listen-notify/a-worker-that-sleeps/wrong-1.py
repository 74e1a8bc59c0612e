import time
import jobs

connection = jobs.connect()
connection.cursor().execute("LISTEN bell")
while True:
    connection.poll()
    while jobs.work(connection):
        pass
    time.sleep(0.1)
