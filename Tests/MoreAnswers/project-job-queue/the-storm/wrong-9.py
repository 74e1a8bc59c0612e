import tasks


def work(connection):
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT * FROM claim()")
        job, attempt, kind, data = cursor.fetchone()
        if job is None:
            return False
        tasks.do(cursor, job, kind, data, key=job)
        cursor.execute("SELECT finish(%s, %s)",
                       (job, attempt))
    return True
