from contextlib import contextmanager


@contextmanager
def acting_for(db, tenant):
    with db, db.cursor() as cursor:
        cursor.execute("SELECT set_config('app.tenant', %(t)s, true)", {"t": tenant})
        yield cursor


def request(db, tenant, statement, values=None):
    with acting_for(db, tenant) as cursor:
        cursor.execute(statement, values)
        return list(cursor) if cursor.description else []
