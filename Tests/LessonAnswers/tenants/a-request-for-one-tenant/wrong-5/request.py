def request(db, tenant, statement, values=None):
    with db, db.cursor() as cursor:
        cursor.execute(f"SET LOCAL app.tenant = '{tenant}'")
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []
