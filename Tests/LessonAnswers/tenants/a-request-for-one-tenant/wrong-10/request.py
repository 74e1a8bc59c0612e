def request(db, tenant, statement, values=None):
    cursor = db.cursor()
    cursor.execute("SET LOCAL app.tenant = %s", (tenant,))
    cursor.execute(statement, values)
    rows = cursor.fetchall() if cursor.description else []
    db.commit()
    return rows
