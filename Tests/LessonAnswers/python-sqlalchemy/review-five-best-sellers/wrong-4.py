from sqlalchemy import text
from models import engine

with engine.connect() as connection:
    rows = connection.execute(text("""
        SELECT b.title, sum(i.quantity) AS copies
        FROM books AS b
        JOIN order_items AS i ON i.book_id = b.id
        GROUP BY b.id
        ORDER BY copies DESC, b.title
        LIMIT 5
    """))
    for title, copies in rows:
        print(copies, title)
