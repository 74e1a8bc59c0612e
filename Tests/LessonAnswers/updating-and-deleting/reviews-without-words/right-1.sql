delete from reviews where body is null or body='' returning id, stars
