import tasks


def work(connection):
    cursor = connection.cursor()
    cursor.execute("SELECT * FROM claim()")
    job, attempt, kind, data = cursor.fetchone()
    if job is None:
        return False
    try:
        with connection:
            tasks.do(cursor, job, kind, data, key=job)
            cursor.execute("SELECT finish(%s, %s)",
                           (job, attempt))
    except Exception as error:
        cursor.execute("SELECT fail(%s, %s, %s)",
                       (job, attempt, str(error)))
    return True
