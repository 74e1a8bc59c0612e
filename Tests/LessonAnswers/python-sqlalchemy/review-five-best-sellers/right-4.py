from sqlalchemy import text
from models import engine

with engine.connect() as connection:
    rows = connection.execute(text("""
        SELECT b.title, s.copies
        FROM (SELECT book_id, sum(quantity) AS copies
              FROM order_items GROUP BY book_id) AS s
        JOIN books AS b ON b.id = s.book_id
        ORDER BY s.copies DESC, b.title
        LIMIT 5
    """))
    for title, copies in rows:
        print(title, copies)
