from sqlalchemy import select, text
from sqlalchemy.orm import Session, joinedload, selectinload
from models import Author, Book, engine

query = select(Author).order_by(Author.name, Author.id)
with Session(engine) as session:
    for author in session.scalars(query):
        print(author.name, len(author.books))
