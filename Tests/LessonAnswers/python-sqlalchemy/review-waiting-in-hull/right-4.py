import sys
from sqlalchemy import text
from sqlalchemy.orm import Session
from models import engine

with Session(engine) as session:
    for row in session.execute(text("SELECT o.id, c.name FROM customers AS c JOIN orders AS o"
                                    " ON o.customer_id = c.id WHERE c.city = :city"
                                    " AND o.shipped_on IS NULL AND o.status <> 'cancelled'"
                                    " ORDER BY o.id"), {"city": sys.argv[1]}):
        print(*row)
