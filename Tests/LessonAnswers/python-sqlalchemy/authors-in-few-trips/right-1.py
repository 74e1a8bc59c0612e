from sqlalchemy import select, text
from sqlalchemy.orm import Session, joinedload, selectinload
from models import Author, Book, engine

query = select(Author).options(joinedload(Author.books)).order_by(Author.name, Author.id)
with Session(engine) as session:
    for author in session.scalars(query).unique():
        print(author.name, len(author.books))
