import tasks


def work(connection):
    cursor = connection.cursor()
    cursor.execute("SELECT * FROM claim()")
    job, attempt, kind, data = cursor.fetchone()
    if job is None:
        return False
    with connection:
        tasks.do(cursor, job, kind, data, key=job)
        cursor.execute("SELECT finish(%s, %s)",
                       (job, attempt))
        if not cursor.fetchone()[0]:
            connection.rollback()
    return True
