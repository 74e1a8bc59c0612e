create table wishes (customer_id int references customers on delete cascade, book_id int references books, primary key (customer_id, book_id));
insert into wishes select id, 24 from customers where city = 'Leeds';
