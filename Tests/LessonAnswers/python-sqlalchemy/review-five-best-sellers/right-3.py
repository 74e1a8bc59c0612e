from sqlalchemy import text
from models import engine

with engine.connect() as connection:
    rows = connection.execute(text("""
        SELECT b.title || ' ' || sum(i.quantity) AS line
        FROM books AS b
        JOIN order_items AS i ON i.book_id = b.id
        GROUP BY b.id
        ORDER BY sum(i.quantity) DESC, b.title
        LIMIT 5
    """))
    for row in rows:
        print(row.line)
