from sqlalchemy import select, text
from sqlalchemy.orm import Session, joinedload, selectinload
from models import Author, Book, engine

query = text("SELECT name, (SELECT count(*) FROM books AS b WHERE b.author_id = a.id)"
             " FROM authors AS a ORDER BY name, id")
with engine.connect() as connection:
    for name, number in connection.execute(query):
        print(name, number)
