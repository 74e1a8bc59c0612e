insert into authors (name, country, born) values ('Susanna Clarke','United Kingdom',1959),('Ted Chiang','United States',1967),('Sappho',null,null) returning id, name
