CREATE TABLE readings (
    title    text,
    held_on  date,
    starts   time,
    seats    integer,
    price    numeric(5,2),
    is_open  boolean
);
