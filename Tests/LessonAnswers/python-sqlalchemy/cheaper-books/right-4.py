import sys
from sqlalchemy.orm import Session
from models import Book, engine

with Session(engine) as session:
    books = session.query(Book).filter(Book.price < float(sys.argv[1])).order_by(Book.title)
    print(*[book.title for book in books], sep="\n")
