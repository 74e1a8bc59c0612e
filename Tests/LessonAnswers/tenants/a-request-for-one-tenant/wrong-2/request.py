def request(db, tenant, statement, values=None):
    with db, db.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.tenant', %s, false)",
            (tenant,))
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []
