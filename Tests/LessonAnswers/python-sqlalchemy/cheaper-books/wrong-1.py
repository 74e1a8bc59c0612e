import sys
from sqlalchemy import select, text
from sqlalchemy.orm import Session
from models import Book, engine

query = select(Book).where(Book.price <= sys.argv[1]).order_by(Book.title)
with Session(engine) as session:
    for book in session.scalars(query):
        print(book.title)
