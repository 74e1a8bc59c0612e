import tasks


def work(connection):
    """Does one job, or returns False if no job is due."""
    cursor = connection.cursor()
    cursor.execute("SELECT * FROM claim()")
    job, attempt, kind, data = cursor.fetchone()
    if job is None:
        return False
    tasks.do(cursor, job, kind, data)
    cursor.execute("SELECT finish(%s, %s)", (job, attempt))
    return True
