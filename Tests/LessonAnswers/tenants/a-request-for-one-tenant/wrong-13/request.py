def request(db, tenant, statement, values=()):
    with db, db.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.tenant', %s, true)",
            (tenant,))
        cursor.execute(statement, values)
        return cursor.fetchall()
