from sqlalchemy import select, text
from sqlalchemy.orm import Session, joinedload, selectinload
from models import Author, Book, engine

query = text("SELECT a.name, count(*) FROM authors AS a LEFT JOIN books AS b ON b.author_id = a.id"
             " GROUP BY a.id ORDER BY a.name, a.id")
with engine.connect() as connection:
    for name, number in connection.execute(query):
        print(name, number)
