def request(db, tenant, statement, values=None):
    cursor = db.cursor()
    try:
        cursor.execute(
            "SELECT set_config('app.tenant', %s, true)", (tenant,))
        cursor.execute(statement, values)
        rows = cursor.fetchall() if cursor.description else []
        db.commit()
        return rows
    except BaseException:
        db.rollback()
        raise
    finally:
        cursor.close()
