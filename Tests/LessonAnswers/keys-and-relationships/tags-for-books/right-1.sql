create table book_tags (book_id int references books on delete cascade, tag_id int references tags on delete cascade, primary key (book_id, tag_id));
