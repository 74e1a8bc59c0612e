import sys
from sqlalchemy import select, text
from sqlalchemy.orm import Session
from models import Book, engine

query = select(Book.title).where(Book.price < sys.argv[1]).order_by(Book.title)
with Session(engine) as session:
    for title in session.execute(query).scalars():
        print(title)
