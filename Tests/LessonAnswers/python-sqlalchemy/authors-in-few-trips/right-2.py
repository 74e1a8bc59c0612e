from sqlalchemy import select, text
from sqlalchemy.orm import Session, joinedload, selectinload
from models import Author, Book, engine

with Session(engine) as session:
    numbers = {}
    for (author,) in session.execute(select(Book.author_id)):
        numbers[author] = numbers.get(author, 0) + 1
    for number, name in session.execute(select(Author.id, Author.name).order_by(Author.name, Author.id)):
        print(name, numbers.get(number, 0))
